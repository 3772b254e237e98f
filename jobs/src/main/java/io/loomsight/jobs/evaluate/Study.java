package io.loomsight.jobs.evaluate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loomsight.models.train.FalseAlarmCount;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * All runs of an evaluation: their means and deviations over seeds.
 *
 * @param falseAlarms by fabric in the order of {@link FalseAlarmReport#WANTED}; empty where not
 *     asked for
 */
record Study(
    EvaluatePlan plan,
    RegionRule rule,
    List<Summary> runs,
    Map<String, List<FalseAlarmCount>> falseAlarms) {

  Study {
    runs = List.copyOf(runs);
    falseAlarms = Collections.unmodifiableMap(new LinkedHashMap<>(falseAlarms));
  }

  /** The first seed with the most good images: what is drawn, and shown where it is alone. */
  Summary first() {
    return with(plan.mostNormals()).get(0);
  }

  /** The runs with a number of good images, by seed. */
  List<Summary> with(int normals) {
    return runs.stream().filter(run -> run.normals() == normals).toList();
  }

  /** A metric's mean over fabrics, over the seeds. */
  Spread mean(int normals, Measure measure) {
    return Spread.of(with(normals).stream().mapToDouble(run -> measure.of(run.means())));
  }

  private Spread fabric(int normals, int fabric, Measure measure) {
    return Spread.of(
        with(normals).stream().mapToDouble(run -> measure.of(run.fabrics().get(fabric).metrics())));
  }

  /** The tables on screen. */
  String table() {
    StringBuilder text = new StringBuilder();
    if (plan.seeds().size() == 1) {
      text.append(first().table());
    } else {
      text.append(seedsTable());
    }
    if (plan.normals().size() > 1) {
      text.append(normalsTable());
    }
    Map<String, BoxResult> boxes = BoxReport.of(with(plan.mostNormals()));
    if (!boxes.isEmpty()) {
      text.append(BoxReport.table(boxes, rule.wantedPer100M2()));
    }
    if (!falseAlarms.isEmpty()) {
      text.append(FalseAlarmReport.table(FalseAlarmReport.withAll(falseAlarms)));
    }
    return text.toString();
  }

  private String seedsTable() {
    StringBuilder text = new StringBuilder();
    text.append(
        "%s, model %s; good images judged against %d of their fabric, seeds %s: mean ± deviation%n"
            .formatted(first().method(), first().modelVersion(), plan.mostNormals(), plan.seeds()));
    text.append("%-20s".formatted("fabric"));
    header(text);
    for (int fabric = 0; fabric < first().fabrics().size(); fabric++) {
      text.append("%-20s".formatted(first().fabrics().get(fabric).fabric()));
      for (Measure measure : Measure.values()) {
        text.append(cell(fabric(plan.mostNormals(), fabric, measure)));
      }
      text.append("%n".formatted());
    }
    text.append("%-20s".formatted("mean"));
    means(text, plan.mostNormals());
    return text.toString();
  }

  private String normalsTable() {
    StringBuilder text = new StringBuilder();
    text.append(
        "Against the number of good images, the same images judged each time: mean over fabrics%n"
            .formatted());
    text.append("%-20s".formatted("good images"));
    header(text);
    for (int normals : plan.normals()) {
      text.append("%-20d".formatted(normals));
      means(text, normals);
    }
    return text.toString();
  }

  private static void header(StringBuilder text) {
    for (Measure measure : Measure.values()) {
      text.append("  %15s".formatted(measure.title()));
    }
    text.append("%n".formatted());
  }

  private void means(StringBuilder text, int normals) {
    for (Measure measure : Measure.values()) {
      text.append(cell(mean(normals, measure)));
    }
    text.append("%n".formatted());
  }

  private static String cell(Spread spread) {
    return "  %15s"
        .formatted(
            Double.isNaN(spread.mean())
                ? "-"
                : String.format(Locale.ROOT, "%.4f ± %.4f", spread.mean(), spread.deviation()));
  }

  /**
   * One JSON object: the first run's, its metrics replaced by their means over seeds at the most
   * good images, with deviations ({@code <metric>Deviation}), each fabric's ({@code byFabric}) and
   * those of fewer good images ({@code byNormals}) beside them where there are several; what was
   * asked for of {@code boxes} and {@code falseAlarms}.
   */
  ObjectNode json() {
    ObjectNode json = first().json();
    int most = plan.mostNormals();
    if (plan.seeds().size() > 1) {
      json.remove("seed");
      ArrayNode seeds = json.putArray("seeds");
      plan.seeds().forEach(seeds::add);
      long normalTiles = 0;
      long falseAlarmTiles = 0;
      for (Summary run : with(most)) {
        normalTiles += run.total().normalTiles();
        falseAlarmTiles += run.total().falseAlarmTiles();
      }
      json.put("normalTiles", normalTiles);
      json.put("falseAlarmTiles", falseAlarmTiles);
      Summary.put(
          json,
          "falseAlarmsPer100M2",
          Spread.of(with(most).stream().mapToDouble(run -> run.total().falseAlarmsPer100M2()))
              .mean());
    }
    metrics(json, most);
    ObjectNode byFabric = json.putObject("byFabric");
    for (int fabric = 0; fabric < first().fabrics().size(); fabric++) {
      ObjectNode own = byFabric.putObject(first().fabrics().get(fabric).fabric());
      for (Measure measure : Measure.values()) {
        put(own, measure, fabric(most, fabric, measure));
      }
    }
    if (plan.normals().size() > 1) {
      ArrayNode byNormals = json.putArray("byNormals");
      for (int normals : plan.normals()) {
        metrics(byNormals.addObject().put("normals", normals), normals);
      }
    }
    Map<String, BoxResult> boxes = BoxReport.of(with(most));
    if (!boxes.isEmpty()) {
      BoxReport.write(json.putObject("boxes"), boxes, rule.wantedPer100M2());
    }
    if (!falseAlarms.isEmpty()) {
      FalseAlarmReport.write(json.putArray("falseAlarms"), FalseAlarmReport.withAll(falseAlarms));
    }
    return json;
  }

  private void metrics(ObjectNode json, int normals) {
    for (Measure measure : Measure.values()) {
      put(json, measure, mean(normals, measure));
    }
  }

  private void put(ObjectNode json, Measure measure, Spread spread) {
    Summary.put(json, measure.key(), spread.mean());
    if (plan.seeds().size() > 1) {
      Summary.put(json, measure.key() + "Deviation", spread.deviation());
    }
  }
}

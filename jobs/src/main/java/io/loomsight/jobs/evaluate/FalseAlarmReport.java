package io.loomsight.jobs.evaluate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loomsight.models.train.FalseAlarmCount;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** False alarms on good images never seen, by fabric and in all, against the wanted numbers. */
final class FalseAlarmReport {

  /** Wanted rates that are tried, per 100 m². */
  static final List<Double> WANTED = List.of(300.0, 1000.0, 3000.0);

  private static final String LINE = "%-20s %7s %9s %9s %6s %7s  %17s  %s%n";

  private FalseAlarmReport() {}

  /** The counts by fabric with those of all fabrics added up as {@code all}. */
  static Map<String, List<FalseAlarmCount>> withAll(Map<String, List<FalseAlarmCount>> byFabric) {
    Map<String, List<FalseAlarmCount>> all = new LinkedHashMap<>(byFabric);
    List<FalseAlarmCount> sums = new ArrayList<>();
    for (int rate = 0; rate < WANTED.size(); rate++) {
      FalseAlarmCount sum = new FalseAlarmCount(WANTED.get(rate), 0, 0);
      for (List<FalseAlarmCount> counts : byFabric.values()) {
        sum = sum.plus(counts.get(rate));
      }
      sums.add(sum);
    }
    all.put("all", sums);
    return all;
  }

  static String table(Map<String, List<FalseAlarmCount>> counts) {
    StringBuilder text = new StringBuilder();
    text.append(
        "False alarms on good images, cross-validated; 95 %% interval of the number expected%n"
            .formatted());
    text.append(
        LINE.formatted(
            "fabric", "wanted", "m²", "expected", "found", "ratio", "interval", "holds"));
    for (int rate = 0; rate < WANTED.size(); rate++) {
      for (Map.Entry<String, List<FalseAlarmCount>> fabric : counts.entrySet()) {
        text.append(line(fabric.getKey(), fabric.getValue().get(rate)));
      }
    }
    return text.toString();
  }

  private static String line(String fabric, FalseAlarmCount count) {
    return LINE.formatted(
        fabric,
        digits("%.0f", count.wantedPer100M2()),
        digits("%.4f", count.areaM2()),
        digits("%.2f", count.expected()),
        count.found(),
        Double.isNaN(count.ratio()) ? "-" : digits("%.2f", count.ratio()),
        digits("%.2f", count.interval().low()) + " to " + digits("%.2f", count.interval().high()),
        count.holds() ? "yes" : "no");
  }

  private static String digits(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }

  /** An object a fabric and rate. */
  static void write(ArrayNode json, Map<String, List<FalseAlarmCount>> counts) {
    counts.forEach(
        (fabric, rates) -> rates.forEach(count -> write(json.addObject(), fabric, count)));
  }

  private static void write(ObjectNode json, String fabric, FalseAlarmCount count) {
    json.put("fabric", fabric);
    json.put("wantedPer100M2", count.wantedPer100M2());
    Summary.put(json, "areaM2", count.areaM2());
    Summary.put(json, "expected", count.expected());
    json.put("found", count.found());
    Summary.put(json, "ratio", count.ratio());
    Summary.put(json, "low", count.interval().low());
    Summary.put(json, "high", count.interval().high());
    json.put("holds", count.holds());
  }
}

package io.loomsight.jobs.evaluate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loomsight.models.train.BoxCount;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Found regions against the masks' defects, by fabric and in all, all seeds together. */
final class BoxReport {

  private static final String LINE = "%-20s %9s  %12s %7s  %17s %7s %8s  %17s %7s%n";

  private BoxReport() {}

  /** By fabric in the runs' order, and {@code all}; empty where no run found regions. */
  static Map<String, BoxResult> of(List<Summary> runs) {
    Map<String, BoxResult> results = new LinkedHashMap<>();
    BoxCount all = BoxCount.NONE;
    for (int fabric = 0; fabric < runs.get(0).fabrics().size(); fabric++) {
      BoxCount sum = BoxCount.NONE;
      double thresholds = 0;
      int found = 0;
      for (Summary run : runs) {
        BoxResult result = run.fabrics().get(fabric).boxes().orElse(null);
        if (result != null) {
          sum = sum.plus(result.count());
          thresholds += result.threshold();
          found++;
        }
      }
      if (found > 0) {
        results.put(
            runs.get(0).fabrics().get(fabric).fabric(), new BoxResult(thresholds / found, sum));
        all = all.plus(sum);
      }
    }
    if (!results.isEmpty()) {
      results.put("all", new BoxResult(Double.NaN, all));
    }
    return results;
  }

  static String table(Map<String, BoxResult> results, double wantedPer100M2) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "Regions at the threshold for %s false alarms per 100 m², all seeds together%n",
            wantedPer100M2));
    text.append(
        LINE.formatted(
            "fabric",
            "threshold",
            "defects",
            "recall",
            "good img: false",
            "/image",
            "/m²",
            "defect img: false",
            "/image"));
    results.forEach((fabric, result) -> text.append(line(fabric, result)));
    return text.toString();
  }

  private static String line(String fabric, BoxResult result) {
    BoxCount count = result.count();
    return LINE.formatted(
        fabric,
        Summary.digits(result.threshold()),
        count.found() + "/" + count.defects(),
        Summary.digits(count.recall()),
        count.falseOnGood() + " on " + count.goodImages(),
        twoDigits(count.falsePerGoodImage()),
        twoDigits(count.falsePerM2()),
        count.falseBeside() + " on " + count.defectImages(),
        twoDigits(count.falsePerDefectImage()));
  }

  private static String twoDigits(double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.2f", value);
  }

  static void write(ObjectNode json, Map<String, BoxResult> results, double wantedPer100M2) {
    json.put("wantedPer100M2", wantedPer100M2);
    results.forEach((fabric, result) -> write(json.putObject(fabric), result));
  }

  private static void write(ObjectNode json, BoxResult result) {
    BoxCount count = result.count();
    Summary.put(json, "threshold", result.threshold());
    json.put("defects", count.defects());
    json.put("found", count.found());
    Summary.put(json, "recall", count.recall());
    json.put("goodImages", count.goodImages());
    json.put("falseOnGood", count.falseOnGood());
    Summary.put(json, "falsePerGoodImage", count.falsePerGoodImage());
    Summary.put(json, "falsePerM2", count.falsePerM2());
    json.put("defectImages", count.defectImages());
    json.put("falseBeside", count.falseBeside());
    Summary.put(json, "falsePerDefectImage", count.falsePerDefectImage());
  }
}

package io.loomsight.jobs.demo;

import io.loomsight.jobs.night.StageResult;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a night found, in three lines. */
final class Findings {

  private Findings() {}

  static String of(List<StageResult> stages) {
    Map<String, Long> ingest = counts(stages, "ingest");
    Map<String, Long> defects = counts(stages, "defects");
    Map<String, Long> grade = counts(stages, "grade");
    return line(
            "ingest: %,d frames from %,d images; %,d images and %,d manifest lines refused, each with its reason",
            ingest, "frames", "images", "rejectedImages", "rejectedLines")
        + line("detect: %,d defects on %,d frames", defects, "defects", "frames")
        + line("grade:  %,d rolls graded, %,d of them closed", grade, "rolls", "closedRolls");
  }

  private static Map<String, Long> counts(List<StageResult> stages, String stage) {
    return stages.stream()
        .filter(result -> result.stage().equals(stage))
        .map(StageResult::counts)
        .findFirst()
        .orElse(Map.of());
  }

  private static String line(String format, Map<String, Long> counts, String... names) {
    Object[] values = new Object[names.length];
    for (int i = 0; i < names.length; i++) {
      values[i] = counts.getOrDefault(names[i], 0L);
    }
    return String.format(Locale.ROOT, format + "%n", values);
  }
}

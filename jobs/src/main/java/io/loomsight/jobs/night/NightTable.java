package io.loomsight.jobs.night;

import io.loomsight.jobs.table.Run.Outcome;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The night on the screen: a line a stage. */
final class NightTable {

  private NightTable() {}

  static String of(List<StageResult> results) {
    StringBuilder table = new StringBuilder();
    table.append(line("stage", "outcome", "time", "counts"));
    for (StageResult result : results) {
      table.append(
          line(
              result.stage(),
              word(result.outcome()),
              result.outcome() == Outcome.SKIPPED ? "-" : time(result.elapsedMs()),
              counts(result)));
    }
    return table.toString();
  }

  private static String line(String stage, String outcome, String time, String counts) {
    return String.format(Locale.ROOT, "%-10s %-8s %12s  %s\n", stage, outcome, time, counts);
  }

  private static String word(Outcome outcome) {
    return switch (outcome) {
      case SUCCEEDED -> "done";
      case SKIPPED -> "skipped";
      case FAILED -> "FAILED";
    };
  }

  private static String counts(StageResult result) {
    return switch (result.outcome()) {
      case SUCCEEDED -> list(result.counts());
      case SKIPPED -> "nothing new since " + result.runId();
      case FAILED -> "run " + result.runId();
    };
  }

  private static String list(Map<String, Long> counts) {
    return new TreeMap<>(counts)
        .entrySet().stream()
            .map(count -> String.format(Locale.ROOT, "%s %,d", count.getKey(), count.getValue()))
            .collect(Collectors.joining(", "));
  }

  static String time(long elapsedMs) {
    return elapsedMs < 60_000
        ? String.format(Locale.ROOT, "%.1f s", elapsedMs / 1000.0)
        : String.format(Locale.ROOT, "%d min %02d s", elapsedMs / 60_000, elapsedMs / 1000 % 60);
  }
}

package io.loomsight.jobs.night;

import io.loomsight.jobs.ExitCode;
import io.loomsight.jobs.night.CatchUpResult.End;
import java.util.List;
import java.util.Locale;

/** What was caught up, on the screen: a line a night. */
final class CatchUpTable {

  private CatchUpTable() {}

  static String of(CatchUpRequest request, int considered, List<CatchUpResult> results) {
    StringBuilder table = new StringBuilder();
    table.append(
        String.format(
            Locale.ROOT,
            "catch-up %s to %s: %d nights in %s, %d due\n",
            request.first(),
            request.last(),
            considered,
            request.landing(),
            results.size()));
    if (!results.isEmpty()) {
      table.append(line("factory", "night", "outcome", "time", "why"));
    }
    for (CatchUpResult result : results) {
      table.append(
          line(
              result.night().factory(),
              result.night().batchDate().toString(),
              result.end().word(),
              result.elapsedMs() == 0 ? "-" : NightTable.time(result.elapsedMs()),
              result.why() + (result.detail().isEmpty() ? "" : "; " + result.detail())));
    }
    return table.toString();
  }

  private static String line(
      String factory, String night, String outcome, String time, String why) {
    return String.format(
        Locale.ROOT, "%-16s %-10s %-7s %12s  %s\n", factory, night, outcome, time, why);
  }

  /** 0, or 3 where a night met a bug, or 2 where one was refused. */
  static int exitCode(List<CatchUpResult> results) {
    if (results.stream().anyMatch(result -> result.end() == End.BROKEN)) {
      return ExitCode.BUG;
    }
    return results.stream().anyMatch(result -> result.end().isFailure()) ? ExitCode.INPUT_FAULT : 0;
  }
}

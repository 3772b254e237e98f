package io.loomsight.jobs.night;

import io.loomsight.jobs.ExitCode;
import io.loomsight.jobs.night.NightResult.End;
import java.util.List;
import java.util.Locale;

/** What became of several nights: on the screen a line a night, and as an exit code. */
final class NightResults {

  private NightResults() {}

  static String table(List<NightResult> results) {
    StringBuilder table = new StringBuilder();
    if (!results.isEmpty()) {
      table.append(line("factory", "night", "outcome", "time", "why"));
    }
    for (NightResult result : results) {
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
  static int exitCode(List<NightResult> results) {
    if (results.stream().anyMatch(result -> result.end() == End.BROKEN)) {
      return ExitCode.BUG;
    }
    return results.stream().anyMatch(result -> result.end().isFailure()) ? ExitCode.INPUT_FAULT : 0;
  }
}

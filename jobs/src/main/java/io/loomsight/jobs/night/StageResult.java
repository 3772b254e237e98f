package io.loomsight.jobs.night;

import io.loomsight.jobs.table.Run.Outcome;
import java.util.Map;

/**
 * How one stage of a night ended.
 *
 * @param runId the run whose rows readers get: of a skipped stage, the earlier one
 * @param counts what that run counted
 */
public record StageResult(
    String stage, Outcome outcome, String runId, long elapsedMs, Map<String, Long> counts) {

  public StageResult {
    counts = Map.copyOf(counts);
  }
}

package io.loomsight.jobs.clean;

import io.loomsight.jobs.InputException;
import java.time.Duration;

/**
 * What to sweep.
 *
 * @param age what was changed within this time stays, as it may be of a job at work
 * @param dryRun says what would be removed, and removes nothing
 */
public record CleanRequest(Duration age, boolean dryRun) {

  public CleanRequest {
    if (age.isNegative()) {
      throw new InputException("--older-than-hours: expected 0 or more, found " + age.toHours());
    }
  }
}

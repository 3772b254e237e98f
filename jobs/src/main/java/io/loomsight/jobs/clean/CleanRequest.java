package io.loomsight.jobs.clean;

import io.loomsight.jobs.InputException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What to clean.
 *
 * @param age what was changed within this time stays, as it may be of a job at work
 * @param leftovers what becomes of what crashes left
 * @param runs what becomes of the small runs of appended tables
 * @param asOf the day that the age of batches is counted to; none: no batch is looked at
 * @param batches what becomes of batches that are older than their table is kept
 */
public record CleanRequest(
    Duration age, Action leftovers, Action runs, Optional<LocalDate> asOf, Action batches) {

  /** What is done about something. */
  public enum Action {
    /** Nothing, and nothing is said. */
    LEAVE,
    /** It is said what would be done. */
    LIST,
    /** It is done. */
    DO
  }

  public CleanRequest {
    if (age.isNegative()) {
      throw new InputException("--older-than-hours: expected 0 or more, found " + age.toHours());
    }
    if (batches != Action.LEAVE && asOf.isEmpty()) {
      throw new InputException(
          "--apply: expected --as-of YYYY-MM-DD, the day that ages are counted to, found none");
    }
  }

  /** A sweep of leftovers, and nothing else. */
  public static CleanRequest sweep(Duration age, Action leftovers) {
    return new CleanRequest(age, leftovers, Action.LEAVE, Optional.empty(), Action.LEAVE);
  }
}

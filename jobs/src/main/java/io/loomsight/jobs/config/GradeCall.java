package io.loomsight.jobs.config;

import io.loomsight.jobs.table.Dates;

/**
 * Nights of a factory to be graded again, oldest first, where inputs or settings have changed.
 *
 * @param purpose whether it brings the nights up to date or does something beside them
 * @param breaksLock whether nights are taken over from other jobs that hold them
 */
public record GradeCall(
    Purpose purpose, Settings settings, String factory, Dates nights, boolean breaksLock) {

  /** What a run means for the night. */
  public enum Purpose {
    /** The night's own grades, as {@code night} would give them. */
    UP_TO_DATE,
    /** Grades beside them: the night is neither more nor less done for these. */
    BESIDE
  }
}

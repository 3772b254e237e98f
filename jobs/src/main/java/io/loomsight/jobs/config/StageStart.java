package io.loomsight.jobs.config;

/**
 * Starts stages of a night by themselves, as {@code loomsight night --stage} does: under the
 * batch's lease, and recorded. {@code Main} hands it to the stages' commands, which may not know
 * the night.
 */
public interface StageStart {

  /** Runs the stages; returns when they have ended. */
  void start(StageCall call);

  /** Grades many nights, each under its own lease; returns the exit code. */
  int grade(GradeCall call);
}

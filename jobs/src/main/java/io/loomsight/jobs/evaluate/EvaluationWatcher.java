package io.loomsight.jobs.evaluate;

import java.io.PrintStream;
import java.time.Clock;

/** Is told after every image of an evaluation. */
public interface EvaluationWatcher {

  /**
   * One more image is done.
   *
   * @param done images so far, of all fabrics
   * @param total images of all fabrics
   */
  void judged(String fabric, long done, long total);

  /** Says nothing. */
  static EvaluationWatcher silent() {
    return (fabric, done, total) -> {};
  }

  /** Keeps one line of a terminal up to date: images done, rate, time left. */
  static EvaluationWatcher line(PrintStream terminal, Clock clock) {
    long startMs = clock.millis();
    return (fabric, done, total) -> {
      String text = ProgressText.of(fabric, done, total, clock.millis() - startMs);
      terminal.print("\r%-78s%s".formatted(text, done == total ? "\n" : ""));
      terminal.flush();
    };
  }
}

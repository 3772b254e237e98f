package io.loomsight.jobs.evaluate;

import java.util.Locale;

/** How far an evaluation is, in one line. */
final class ProgressText {

  private ProgressText() {}

  static String of(String fabric, long done, long total, long elapsedMs) {
    double perSecond = elapsedMs > 0 ? done * 1000.0 / elapsedMs : 0;
    String left =
        perSecond > 0 ? "%d s left".formatted(Math.round((total - done) / perSecond)) : "";
    return String.format(
        Locale.ROOT, "evaluate %s: %d/%d images, %.1f/s, %s", fabric, done, total, perSecond, left);
  }
}

package io.loomsight.models.pattern;

/** A way to draw patterns in the style of a source. */
public interface PatternMethod extends AutoCloseable {

  /**
   * Draws a pattern: the same task and attempt give the same samples.
   *
   * @param attempt 0 at first, 1 and so on where what was drawn before was refused
   */
  Sketch sketch(PatternTask task, int attempt);

  /** What draws, with its version: {@code patches/1}, or a network's name, version and hash. */
  String version();

  @Override
  void close();
}

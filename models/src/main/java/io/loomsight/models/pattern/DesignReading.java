package io.loomsight.models.pattern;

/** What became of a design's file. */
public sealed interface DesignReading {

  /** It was read. */
  record Read(Design design) implements DesignReading {}

  /** It was refused; {@code detail} names the file, what was expected and what was found. */
  record Refused(String name, String detail) implements DesignReading {}
}

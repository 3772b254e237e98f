package io.loomsight.models.synth;

/** What one flaw does to the cloth at a place inside its box, in the order of the methods. */
interface Alteration {

  /** Moves the place across the yarns, takes yarns away, changes their thickness. */
  default void bend(Sample sample) {}

  /** Changes which yarn lies on top; end and pick are known. */
  default void weave(Sample sample) {}

  /** Changes the grey. */
  default void tint(Sample sample) {}
}

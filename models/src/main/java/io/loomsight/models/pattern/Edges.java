package io.loomsight.models.pattern;

/** What lies beyond the edges of an image. */
public enum Edges {
  /** The image again: it is a tile, straight on, and so a torus. */
  PERIODIC,
  /** Nothing that is known: it is cut out of something larger. */
  PLAIN
}

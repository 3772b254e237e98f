package io.loomsight.models.fabric;

/** The way a defect runs on the cloth. */
public enum Direction {
  /** Along the roll. */
  WARP,
  /** Across the roll. */
  WEFT,
  /** Neither: a spot or an area. */
  AREA
}

package io.loomsight.models.synth;

/** How warp and weft interlace, and what was done to the cloth afterwards. */
public enum Weave {
  /** Over one, under one. */
  PLAIN,
  /** Diagonal lines: every pick steps one end aside. */
  TWILL,
  /** Long floats with scattered crossings. */
  SATIN,
  /** Plain weave with two or more yarns as one. */
  BASKET,
  /** A small figure of up to 16 ends and picks. */
  DOBBY,
  /** A ground weave with a periodic printed motif. */
  PRINTED
}

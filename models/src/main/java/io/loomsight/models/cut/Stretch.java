package io.loomsight.models.cut;

import io.loomsight.models.fabric.Box;

/**
 * A part of a roll along it.
 *
 * @param fromMm where it begins
 * @param lengthMm 0 or more
 */
public record Stretch(double fromMm, double lengthMm) {

  public Stretch {
    if (!Double.isFinite(fromMm) || !(lengthMm >= 0) || !Double.isFinite(lengthMm)) {
      throw new IllegalArgumentException(
          "stretch: expected a finite start and length >= 0, found %s, %s"
              .formatted(fromMm, lengthMm));
    }
  }

  /** The part of the roll that a box lies in. */
  public static Stretch of(Box box) {
    return new Stretch(box.yMm(), box.heightMm());
  }

  public double toMm() {
    return fromMm + lengthMm;
  }
}

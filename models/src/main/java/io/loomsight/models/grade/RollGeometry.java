package io.loomsight.models.grade;

import java.io.Serializable;

/**
 * The cloth of a roll that points are counted on.
 *
 * @param startMm where the roll begins: y = 0, or before it where a frame does
 * @param lengthMm length along the roll
 * @param leftMm where the cloth begins across the roll
 * @param widthMm width of the cloth
 * @param leftSelvedge whether {@code leftMm} is the selvedge or only the edge of what was seen
 * @param rightSelvedge the same for the right
 */
public record RollGeometry(
    double startMm,
    double lengthMm,
    double leftMm,
    double widthMm,
    Edge leftSelvedge,
    Edge rightSelvedge)
    implements Serializable {

  /** What the edge of the cloth seen is. */
  public enum Edge {
    /** The cloth ends here. */
    SELVEDGE,
    /** The cloth goes on, unseen. */
    UNSEEN
  }

  public RollGeometry {
    if (!(lengthMm >= 0) || !(widthMm >= 0) || !Double.isFinite(lengthMm * widthMm)) {
      throw new IllegalArgumentException(
          "roll: expected length and width >= 0, found length=%s width=%s"
              .formatted(lengthMm, widthMm));
    }
  }

  public double rightMm() {
    return leftMm + widthMm;
  }

  public double areaMm2() {
    return lengthMm * widthMm;
  }
}

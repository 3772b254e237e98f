package io.loomsight.models.pattern;

import java.io.Serializable;

/**
 * From where on a tile is a copy of one of the training set; each limit refuses by itself.
 *
 * @param imageDistance the least {@link Likeness#imageDistance} of a new design, from 0
 * @param structureCorrelation the largest {@link Likeness#structureCorrelation} of a new design, to
 *     1
 * @param patchDistance the least {@link Likeness#patchDistance} of a new design, from 0
 */
public record CopyLimits(double imageDistance, double structureCorrelation, double patchDistance)
    implements Serializable {

  /**
   * Limits by 87 of the Hero Patterns (by Steve Schoger) at 256 px: shifted, mirrored and
   * recoloured copies correlate from 0.91 on, other drawings up to 0.83; copies are within 0.14 (95
   * % of them, the others have hairlines), other drawings beyond 0.23. Patches do not refuse: the
   * large pieces of a stripe or check are those of any other, at distance 0.
   */
  public static final CopyLimits DEFAULT = new CopyLimits(0.2, 0.87, 0);

  public CopyLimits {
    if (!(imageDistance >= 0)
        || !(structureCorrelation > 0 && structureCorrelation <= 1)
        || !(patchDistance >= 0)) {
      throw new IllegalArgumentException(
          "copy limits: expected distances >= 0 and a correlation above 0 to 1, found"
              + " imageDistance=%s structureCorrelation=%s patchDistance=%s"
                  .formatted(imageDistance, structureCorrelation, patchDistance));
    }
  }

  /** Whether a tile as like the training set as this is a copy. */
  public boolean isCopy(Likeness likeness) {
    return likeness.imageDistance() < imageDistance
        || likeness.structureCorrelation() > structureCorrelation
        || likeness.patchDistance() < patchDistance;
  }
}

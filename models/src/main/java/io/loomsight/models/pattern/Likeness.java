package io.loomsight.models.pattern;

/**
 * How like a tile is to a training set; see {@link Novelty} for the formulas.
 *
 * @param imageDistance to the nearest image: 0 for a copy, about 1 for one that has nothing but the
 *     mean colour in common
 * @param nearestImage its index in the training set
 * @param structureCorrelation the highest of the tile's drawing with an image's, whatever the
 *     colours: 1 for the same drawing, about 0 for one that has nothing in common; 0 to 1
 * @param nearestStructure that image's index in the training set
 * @param patchDistance of the tile's large patches to the nearest ones of all images: 0 where all
 *     of them are copied, 1 where they are no nearer than flat patches of their mean
 */
public record Likeness(
    double imageDistance,
    int nearestImage,
    double structureCorrelation,
    int nearestStructure,
    double patchDistance) {

  public Likeness {
    if (!(imageDistance >= 0)
        || !(structureCorrelation >= 0 && structureCorrelation <= 1)
        || !(patchDistance >= 0)) {
      throw new IllegalArgumentException(
          "likeness: expected distances >= 0 and a correlation from 0 to 1, found"
              + " imageDistance=%s structureCorrelation=%s patchDistance=%s"
                  .formatted(imageDistance, structureCorrelation, patchDistance));
    }
  }
}

package io.loomsight.models.pattern;

import io.loomsight.models.image.ColourImage;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a tile is new, against a training set. All images are brought to 64 x 64 px and compared
 * on the torus; in the formulas u is the tile, v a training image, s a shift, g one of the eight
 * symmetries of the square (turned by quarters, mirrored), and sums run over pixels and, but for
 * the drawing, over red, green and blue:
 *
 * <pre>image distance        min over v, g, s of sqrt(sum (g u(x) - v(x + s))² / (var u + var v))
 * structure correlation max over v, g, s of corr(g d(x), e(x + s)), d and e the drawings of u and v
 * patch distance        sqrt(sum over p of min over v, s of sum (p(x) - v(x + s))² / sum var p)
 * </pre>
 *
 * <p>var is the summed squared deviation from the mean colour, not less than what half a step of 8
 * bits makes. The drawing is where colours meet, so that a recoloured copy correlates with its
 * model. Patches p are the 16 of 16 x 16 px that make up the tile: what is put together of large
 * pieces of the training set is near it in patches only. All shifts of whole pixels are tried by
 * Fourier transforms and the best one is refined by parabolas. A crop at another scale and a unit
 * repeated another number of times are not looked for.
 *
 * <p>Not for several threads at once; about 0.3 MB of memory an image.
 */
public final class Novelty {

  private static final int SYMMETRIES = 8;

  private final List<TorusSpectra> training;

  private Novelty(List<TorusSpectra> training) {
    this.training = training;
  }

  /** Against a training set of at least one image. */
  public static Novelty against(List<ColourImage> images) {
    if (images.isEmpty()) {
      throw new IllegalArgumentException("novelty: expected at least one image, found none");
    }
    return new Novelty(
        images.stream().map(image -> TorusSpectra.of(LowResolution.of(image))).toList());
  }

  /** How like a tile is to the training set; of equally near images, the first one counts. */
  public Likeness of(ColourImage tile) {
    LowResolution low = LowResolution.of(tile);
    List<TorusSpectra> symmetries = new ArrayList<>();
    for (int symmetry = 0; symmetry < SYMMETRIES; symmetry++) {
      symmetries.add(TorusSpectra.of(low.symmetric(symmetry)));
    }
    double imageDistance = Double.POSITIVE_INFINITY;
    double structureCorrelation = -1;
    int nearestImage = 0;
    int nearestStructure = 0;
    for (int image = 0; image < training.size(); image++) {
      for (TorusSpectra symmetry : symmetries) {
        TorusSpectra.Match match = symmetry.match(training.get(image));
        if (match.distance() < imageDistance) {
          imageDistance = match.distance();
          nearestImage = image;
        }
        if (match.correlation() > structureCorrelation) {
          structureCorrelation = match.correlation();
          nearestStructure = image;
        }
      }
    }
    return new Likeness(
        imageDistance,
        nearestImage,
        Math.max(0, structureCorrelation),
        nearestStructure,
        PatchSpectra.of(low).distance(training));
  }
}

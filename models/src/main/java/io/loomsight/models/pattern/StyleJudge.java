package io.loomsight.models.pattern;

import io.loomsight.models.image.ColourImage;
import java.util.List;
import java.util.function.Function;

/** Tells which of some drawings has patches nearest to those of its designs. */
final class StyleJudge {

  private static final int JUDGED_PX = 64;
  private static final int PROJECTIONS = 96;

  private final List<Swatch> swatches;

  StyleJudge(List<Swatch> swatches) {
    this.swatches = swatches;
  }

  /**
   * The nearest of some drawings.
   *
   * @param drawings at least one
   * @param shown what a drawing looks like in its straight repeat
   * @param sidePx the tile's shorter side
   * @param from the numbers of the designs' swatches
   */
  <T> T nearest(List<T> drawings, Function<T, ColourImage> shown, int sidePx, List<Integer> from) {
    float[][] designs = judged(Swatch.fields(from.stream().map(swatches::get).toList(), sidePx));
    T nearest = drawings.get(0);
    double least = Double.POSITIVE_INFINITY;
    for (T drawing : drawings) {
      double distance = distance(shown.apply(drawing), designs);
      if (distance < least) {
        least = distance;
        nearest = drawing;
      }
    }
    return nearest;
  }

  private static double distance(ColourImage tile, float[][] designs) {
    return SlicedWasserstein.distance(judged(ImageSet.ofTiles(List.of(tile))), designs);
  }

  private static float[][] judged(ImageSet images) {
    return SlicedWasserstein.projected(
        SlicedWasserstein.patches(images, JUDGED_PX, SlicedWasserstein.QUICK_PATCHES), PROJECTIONS);
  }
}

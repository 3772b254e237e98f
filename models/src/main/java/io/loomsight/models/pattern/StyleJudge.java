package io.loomsight.models.pattern;

import io.loomsight.models.image.ColourImage;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Tells which of some drawings has patches nearest to those of its designs. */
final class StyleJudge {

  private static final int JUDGED_PX = 64;
  private static final int PROJECTIONS = 96;

  private final List<Swatch> swatches;

  StyleJudge(List<Swatch> swatches) {
    this.swatches = swatches;
  }

  /**
   * Draws some times and keeps the nearest.
   *
   * @param shown what a drawing looks like in its straight repeat
   * @param sidePx the tile's shorter side
   * @param from the numbers of the designs' swatches
   */
  <T> T nearest(
      int drawings,
      Supplier<T> draw,
      Function<T, ColourImage> shown,
      int sidePx,
      List<Integer> from) {
    float[][] designs = judged(Swatch.fields(from.stream().map(swatches::get).toList(), sidePx));
    T nearest = draw.get();
    double least = distance(shown.apply(nearest), designs);
    for (int more = 1; more < drawings; more++) {
      T drawn = draw.get();
      double distance = distance(shown.apply(drawn), designs);
      if (distance < least) {
        least = distance;
        nearest = drawn;
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

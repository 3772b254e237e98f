package io.loomsight.models.pattern;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * One tile that a generator is asked for.
 *
 * @param designs whose style it has: one number or two, from 0
 * @param mixShare of the second design, 0 to 1; 0 where there is one
 * @param warp how far it bends them: the deviation in periods, from 0
 * @param noise how far it leaves them, from 0
 * @param widthPx of the tile
 * @param heightPx of the tile
 * @param designPx pixels of the designs as they were read per pixel of the tile, above 0
 * @param layout in which the tile repeats without a seam
 * @param seed the same one gives the same samples
 */
public record GeneratorTask(
    List<Integer> designs,
    double mixShare,
    double warp,
    double noise,
    int widthPx,
    int heightPx,
    double designPx,
    RepeatLayout layout,
    long seed) {

  public GeneratorTask {
    designs = List.copyOf(designs);
    requireNonNull(layout, "layout is null");
    layout.requireFits(widthPx, heightPx);
    if (designs.isEmpty() || designs.size() > 2) {
      throw new IllegalArgumentException(
          "generator: expected one design or two, found %d".formatted(designs.size()));
    }
    double most = designs.size() - 1;
    if (!(mixShare >= 0 && mixShare <= most)) {
      throw new IllegalArgumentException(
          "generator: expected a second design's share from 0 to %.0f, found %s"
              .formatted(most, mixShare));
    }
    if (!(warp >= 0) || !(noise >= 0) || !(designPx > 0)) {
      throw new IllegalArgumentException(
          "generator: expected warp and noise >= 0 and designPx > 0, found %s, %s and %s"
              .formatted(warp, noise, designPx));
    }
  }

  /** What each of the designs has of the tile. */
  List<Double> shares() {
    return designs.size() == 1 ? List.of(1.0) : List.of(1 - mixShare, mixShare);
  }
}

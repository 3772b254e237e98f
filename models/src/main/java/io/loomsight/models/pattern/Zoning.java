package io.loomsight.models.pattern;

import io.loomsight.models.image.ColourImage;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Shares a torus between two designs: the second one's stretches lie in bands, waves or medallions
 * on the first one. Sizes divide the tile, so that zones close on it.
 */
final class Zoning {

  /** What the second design's zones look like. */
  enum Shape {
    /** Bands from edge to edge. */
    BANDS,
    /** Bands that swing. */
    WAVES,
    /** Discs, one in the middle and one in the corners. */
    MEDALLIONS
  }

  private Zoning() {}

  /**
   * An arrangement of two examples.
   *
   * @param examples the first and the second design
   */
  static Arrangement draw(List<Example> examples, TorusGrid grid, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Shape shape = Shape.values()[random.nextInt(Shape.values().length)];
    int bands = random.nextInt(1, 4);
    double share = random.nextDouble(0.35, 0.6);
    int[] left = new int[examples.size()];
    int[] top = new int[examples.size()];
    for (int at = 0; at < left.length; at++) {
      left[at] = random.nextInt(examples.get(at).image().widthPx());
      top[at] = random.nextInt(examples.get(at).image().heightPx());
    }
    Arrangement arrangement = new Arrangement(grid.width(), grid.height());
    for (int y = 0; y < grid.height(); y++) {
      for (int x = 0; x < grid.width(); x++) {
        int of = inside(shape, grid, x, y, bands, share) ? 1 : 0;
        ColourImage image = examples.get(of).image();
        arrangement.set(
            x,
            y,
            of,
            Math.floorMod(left[of] + x, image.widthPx()),
            Math.floorMod(top[of] + y, image.heightPx()));
      }
    }
    return arrangement;
  }

  private static boolean inside(
      Shape shape, TorusGrid grid, int x, int y, int bands, double share) {
    double across = (x + 0.5) / grid.width();
    double down = (y + 0.5) / grid.height();
    // bands run along the direction in which the layout shifts nothing
    double over = grid.layout() == RepeatLayout.HALF_DROP ? across : down;
    double along = grid.layout() == RepeatLayout.HALF_DROP ? down : across;
    double turn = 2 * Math.PI;
    return switch (shape) {
      case BANDS -> fraction(over * bands) < share;
      case WAVES -> fraction(over * bands + 0.12 * Math.sin(2 * turn * along)) < share;
      case MEDALLIONS -> {
        double radius = 0.5 * Math.sqrt(share / Math.PI) * Math.sqrt(2);
        yield distance(across, down, 0.5) < radius || distance(across, down, 0) < radius;
      }
    };
  }

  private static double fraction(double value) {
    return value - Math.floor(value);
  }

  /** From the nearest repeat of a place on the diagonal, in tiles. */
  private static double distance(double across, double down, double place) {
    double dx = fraction(across - place + 0.5) - 0.5;
    double dy = fraction(down - place + 0.5) - 0.5;
    return Math.hypot(dx, dy);
  }
}

package io.loomsight.models.pattern;

import io.loomsight.models.image.ColourImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Shares a torus between two patterns: the second one lies in bands, waves or medallions on the
 * first, set off by a line of one of their colours, as borders and panels are in print. Sizes
 * divide the tile, so that zones close on it.
 */
final class Zoning {

  private static final int COLOURS = 3;
  private static final int LINE_PARTS = 48;
  private static final int LEAST_LINE_PX = 3;

  /** A disc's radius to a tile's shorter side, so that discs do not meet. */
  private static final double MOST_DISC = 0.4;

  /** What the second pattern's zones look like. */
  enum Shape {
    /** Bands from edge to edge. */
    BANDS,
    /** Bands that swing. */
    WAVES,
    /** Discs in half-drop; on a straight tile one in the middle and one in the corners. */
    MEDALLIONS
  }

  private Zoning() {}

  /**
   * A pattern of two.
   *
   * @param tiles the first and the second, of the torus's size and layout
   */
  static ColourImage draw(List<ColourImage> tiles, TorusGrid grid, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Shape shape = Shape.values()[random.nextInt(Shape.values().length)];
    int bands = random.nextInt(1, 4);
    double share = random.nextDouble(0.35, 0.6);
    int width = grid.width();
    int pixels = width * grid.height();
    boolean[] second = new boolean[pixels];
    for (int place = 0; place < pixels; place++) {
      second[place] = inside(shape, grid, place % width, place / width, bands, share);
    }
    int linePx = Math.max(LEAST_LINE_PX, Math.min(width, grid.height()) / LINE_PARTS);
    boolean[] line = edge(second, grid, linePx);
    int lineRgb = lineRgb(tiles);
    float[] samples = new float[ColourImage.PLANES * pixels];
    for (int place = 0; place < pixels; place++) {
      int x = place % width;
      int y = place / width;
      ColourImage tile = tiles.get(second[place] ? 1 : 0);
      for (int plane = 0; plane < ColourImage.PLANES; plane++) {
        samples[plane * pixels + place] =
            line[place] ? Rgb.sample(lineRgb, plane) : tile.sample(plane, x, y);
      }
    }
    return ColourImage.wrap(width, grid.height(), samples);
  }

  /** The pixels no farther than half a width from where an area ends. */
  private static boolean[] edge(boolean[] area, TorusGrid grid, int widthPx) {
    int reach = (widthPx + 1) / 2;
    boolean[] edge = new boolean[area.length];
    for (int place = 0; place < area.length; place++) {
      int x = place % grid.width();
      int y = place / grid.width();
      for (int down = -reach; down <= reach && !edge[place]; down++) {
        for (int right = -reach; right <= reach && !edge[place]; right++) {
          edge[place] =
              right * right + down * down <= reach * reach
                  && area[grid.place(x + right, y + down)] != area[place];
        }
      }
    }
    return edge;
  }

  /** Of both patterns' main colours the one that is told best from both. */
  private static int lineRgb(List<ColourImage> tiles) {
    List<Integer> colours = new ArrayList<>();
    List<CieLab> means = new ArrayList<>();
    for (ColourImage tile : tiles) {
      int count = Math.min(COLOURS, ColourCount.of(tile).colours());
      colours.addAll(ColourReduction.of(tile, count, 1).image().palette());
      means.add(CieLab.ofRgb(Shades.of(tile).middleRgb()));
    }
    return colours.stream().max(Comparator.comparingDouble(rgb -> apart(rgb, means))).orElseThrow();
  }

  private static double apart(int rgb, List<CieLab> means) {
    CieLab colour = CieLab.ofRgb(rgb);
    return means.stream().mapToDouble(colour::deltaE2000).min().orElseThrow();
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
      case MEDALLIONS -> inMedallion(grid, x + 0.5, y + 0.5, share);
    };
  }

  /**
   * Whether a place is in the disc around the tile's middle or in one around a straight tile's
   * corner.
   */
  private static boolean inMedallion(TorusGrid grid, double x, double y, double share) {
    boolean isStraight = grid.layout() == RepeatLayout.STRAIGHT;
    double areaPx = share * grid.width() * grid.height() / (isStraight ? 2 : 1);
    double radiusPx =
        Math.min(Math.sqrt(areaPx / Math.PI), MOST_DISC * Math.min(grid.width(), grid.height()));
    return distance(grid, x - grid.width() / 2.0, y - grid.height() / 2.0) < radiusPx
        || (isStraight && distance(grid, x, y) < radiusPx);
  }

  /** From the nearest repeat of the tile's corner, in px. */
  private static double distance(TorusGrid grid, double x, double y) {
    double least = Double.POSITIVE_INFINITY;
    for (int right = -1; right <= 1; right++) {
      for (int down = -1; down <= 1; down++) {
        least =
            Math.min(least, Math.hypot(x - grid.shiftX(right, down), y - grid.shiftY(right, down)));
      }
    }
    return least;
  }

  private static double fraction(double value) {
    return value - Math.floor(value);
  }
}

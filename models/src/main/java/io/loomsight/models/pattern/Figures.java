package io.loomsight.models.pattern;

import io.loomsight.models.image.ColourImage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The motifs of a design that stand apart on a ground. The ground is the largest connected area of
 * one colour; what it does not cover, with parts closer than {@value #JOIN_PX} px taken together,
 * are the figures. A design has none where one of them goes round its torus: lines, stripes, nets.
 *
 * @param figures each motif of a tile once, with a rim of its ground
 * @param cutOut the same in the screens' colours alone, without a rim
 * @param groundRgb the ground's colour
 * @param tilePx how many pixels of the design they stand on
 */
record Figures(List<Figure> figures, List<Figure> cutOut, int groundRgb, int tilePx) {

  static final int JOIN_PX = 4;

  private static final int RIM_PX = 2;
  private static final int LEAST_SHAPE_PX = 12;
  private static final int MOST_FIGURES = 400;
  private static final double LEAST_GROUND = 0.3;
  private static final double SAME_GROUND = 5;
  private static final double STANDS_OUT = 25;
  private static final double MOST = 0.6;
  private static final double LIKE_COVER = 1.6;

  Figures {
    figures = List.copyOf(figures);
    cutOut = List.copyOf(cutOut);
  }

  /** The figures of a design that tiles, told apart in at most so many colours. */
  static Optional<Figures> of(ColourImage tile, int screens, long seed) {
    int colours = Math.min(screens, ColourCount.of(tile).colours());
    return new Cut(tile, ColourReduction.of(tile, colours, seed).image()).figures();
  }

  /** Whether they can stand on a ground of this colour without a rim of their own around them. */
  boolean isOn(int otherRgb) {
    return CieLab.ofRgb(groundRgb).deltaE2000(CieLab.ofRgb(otherRgb)) < SAME_GROUND;
  }

  /** The same to be placed on a ground of another colour. */
  Figures on(int otherRgb) {
    return isOn(otherRgb) ? this : new Figures(cutOut, cutOut, otherRgb, tilePx);
  }

  /** Whether most of what they show can be told from a colour. */
  boolean standsOutFrom(int otherRgb) {
    CieLab other = CieLab.ofRgb(otherRgb);
    Map<Integer, Boolean> isFar = new HashMap<>();
    long shown = 0;
    long far = 0;
    for (Figure figure : cutOut) {
      for (int place = 0; place < figure.widthPx() * figure.heightPx(); place++) {
        int x = place % figure.widthPx();
        int y = place / figure.widthPx();
        if (figure.owns(x, y)) {
          shown++;
          far +=
              isFar.computeIfAbsent(
                      figure.image().rgb(x, y),
                      rgb -> CieLab.ofRgb(rgb).deltaE2000(other) >= STANDS_OUT)
                  ? 1
                  : 0;
        }
      }
    }
    return far >= MOST * shown;
  }

  /** How much of the design they cover, 0 to 1. */
  double cover() {
    return figures.stream().mapToDouble(Figure::shapePx).sum() / tilePx;
  }

  /** Whether they are about as dense as others, on the same ground. */
  boolean goesWith(Figures other) {
    double ratio = cover() / other.cover();
    return isOn(other.groundRgb) && Math.max(ratio, 1 / ratio) < LIKE_COVER;
  }

  /** The work of cutting them out. */
  private static final class Cut {

    private final ColourImage tile;
    private final ReducedImage reduced;
    private final TorusGrid grid;
    private final int width;
    private final int height;

    Cut(ColourImage tile, ReducedImage reduced) {
      this.tile = tile;
      this.reduced = reduced;
      this.width = tile.widthPx();
      this.height = tile.heightPx();
      this.grid = new TorusGrid(width, height, RepeatLayout.STRAIGHT);
    }

    Optional<Figures> figures() {
      boolean[] ground = ground();
      int groundPx = count(ground);
      if (groundPx < LEAST_GROUND * ground.length) {
        return Optional.empty();
      }
      boolean[] shape = new boolean[ground.length];
      for (int at = 0; at < shape.length; at++) {
        shape[at] = !ground[at];
      }
      boolean[] joined = grown(shape, (JOIN_PX + 1) / 2);
      boolean[] own = grown(shape, RIM_PX);
      boolean[] seen = new boolean[shape.length];
      ColourImage flat = reduced.toColourImage();
      List<Figure> figures = new ArrayList<>();
      List<Figure> cutOut = new ArrayList<>();
      for (int start = 0; start < shape.length; start++) {
        if (!joined[start] || seen[start]) {
          continue;
        }
        Optional<Area> area = area(joined, seen, start);
        if (area.isEmpty() || figures.size() >= MOST_FIGURES) {
          return Optional.empty();
        }
        Figure figure = figure(area.get(), tile, shape, own);
        if (figure.shapePx() >= LEAST_SHAPE_PX) {
          figures.add(figure);
          cutOut.add(figure(area.get(), flat, shape, shape));
        }
      }
      return figures.isEmpty()
          ? Optional.empty()
          : Optional.of(new Figures(figures, cutOut, groundRgb(ground), shape.length));
    }

    private int groundRgb(boolean[] ground) {
      for (int at = 0; at < ground.length; at++) {
        if (ground[at]) {
          return reduced.palette().get(reduced.screen(at % width, at / width));
        }
      }
      throw new IllegalStateException("figures: a ground without pixels");
    }

    /** The largest connected area of one colour. */
    private boolean[] ground() {
      ColourAreas areas = ColourAreas.of(reduced.sharedScreens(), grid);
      boolean[] ground = new boolean[width * height];
      for (int place : areas.places(areas.largest())) {
        ground[place] = true;
      }
      return ground;
    }

    /** An area's pixels in coordinates that go on over the tile's edges. */
    @SuppressWarnings("ArrayRecordComponent") // a view, never compared
    private record Area(int[] x, int[] y) {}

    /** The area of a pixel; empty where it meets itself round the torus. */
    private Optional<Area> area(boolean[] inside, boolean[] seen, int start) {
      int[] x = new int[inside.length];
      int[] y = new int[inside.length];
      int[] number = new int[inside.length];
      int filled = 0;
      x[filled] = start % width;
      y[filled++] = start / width;
      number[start] = filled;
      seen[start] = true;
      for (int next = 0; next < filled; next++) {
        for (int side = 0; side < 4; side++) {
          int toX = x[next] + RIGHT[side];
          int toY = y[next] + DOWN[side];
          int place = grid.place(toX, toY);
          if (!inside[place]) {
            continue;
          }
          if (!seen[place]) {
            seen[place] = true;
            x[filled] = toX;
            y[filled++] = toY;
            number[place] = filled;
          } else if (number[place] == 0
              || x[number[place] - 1] != toX
              || y[number[place] - 1] != toY) {
            return Optional.empty();
          }
        }
      }
      return Optional.of(
          new Area(java.util.Arrays.copyOf(x, filled), java.util.Arrays.copyOf(y, filled)));
    }

    private Figure figure(Area area, ColourImage of, boolean[] shape, boolean[] own) {
      int left = Integer.MAX_VALUE;
      int top = Integer.MAX_VALUE;
      int right = Integer.MIN_VALUE;
      int bottom = Integer.MIN_VALUE;
      for (int at = 0; at < area.x().length; at++) {
        left = Math.min(left, area.x()[at]);
        right = Math.max(right, area.x()[at]);
        top = Math.min(top, area.y()[at]);
        bottom = Math.max(bottom, area.y()[at]);
      }
      int boxWidth = right - left + 1;
      int boxHeight = bottom - top + 1;
      boolean[] mask = new boolean[boxWidth * boxHeight];
      int shapePx = 0;
      for (int at = 0; at < area.x().length; at++) {
        int place = grid.place(area.x()[at], area.y()[at]);
        shapePx += shape[place] ? 1 : 0;
        mask[(area.y()[at] - top) * boxWidth + area.x()[at] - left] = own[place];
      }
      float[] samples = new float[ColourImage.PLANES * mask.length];
      for (int plane = 0; plane < ColourImage.PLANES; plane++) {
        for (int y = 0; y < boxHeight; y++) {
          for (int x = 0; x < boxWidth; x++) {
            int place = grid.place(left + x, top + y);
            samples[(plane * boxHeight + y) * boxWidth + x] =
                of.sample(plane, place % width, place / width);
          }
        }
      }
      return new Figure(ColourImage.wrap(boxWidth, boxHeight, samples), mask, shapePx);
    }

    private static final int[] RIGHT = {1, -1, 0, 0};
    private static final int[] DOWN = {0, 0, 1, -1};

    /** An area with all pixels that are no farther than {@code rounds} steps from it. */
    private boolean[] grown(boolean[] area, int rounds) {
      boolean[] grown = area.clone();
      for (int round = 0; round < rounds; round++) {
        boolean[] before = grown.clone();
        for (int y = 0; y < height; y++) {
          for (int x = 0; x < width; x++) {
            for (int side = 0; side < 4; side++) {
              grown[y * width + x] |= before[grid.place(x + RIGHT[side], y + DOWN[side])];
            }
          }
        }
      }
      return grown;
    }

    private static int count(boolean[] area) {
      int count = 0;
      for (boolean one : area) {
        count += one ? 1 : 0;
      }
      return count;
    }
  }
}

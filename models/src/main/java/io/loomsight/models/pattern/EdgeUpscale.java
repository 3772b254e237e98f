package io.loomsight.models.pattern;

import java.util.BitSet;

/**
 * Enlarges an image of few colours and keeps its edges crisp. Each colour's indicator (1 where it
 * is, else 0) is taken as a smooth field, read at the centres of the new pixels, and the colour of
 * the largest field wins; of equal ones the nearest old pixel's. So no colour is new and the steps
 * of slanted and round edges are smoothed. Two fields are used:
 *
 * <ul>
 *   <li>a Gaussian of 0.8 old pixels, which smooths well, where it gives all four old pixels around
 *       the new one back as they are: features of two pixels and more,
 *   <li>elsewhere the bicubic kernel of D. P. Mitchell and A. N. Netravali (SIGGRAPH 1988, B = C =
 *       1/3), which keeps lines and dots of one pixel about one old pixel wide.
 * </ul>
 *
 * <p>Fields are read on the plane of the tile's layout, so a seamless tile stays seamless. A colour
 * of so few pixels that no new centre falls on them keeps the new pixels at their centres: none is
 * lost.
 */
public final class EdgeUpscale {

  private static final double SIGMA_PX = 0.8;

  private final ReducedImage image;
  private final RepeatLayout layout;
  private final BitSet kept;
  private final BitSet flat;

  private EdgeUpscale(ReducedImage image, RepeatLayout layout) {
    this.image = image;
    this.layout = layout;
    this.flat = flat();
    this.kept = keptByGaussian();
  }

  /**
   * The tile at exactly {@code widthPx} x {@code heightPx} px, neither side smaller than the
   * tile's; the two factors are any real numbers from 1. Both sizes must fit the layout.
   */
  public static ReducedImage to(
      ReducedImage image, RepeatLayout layout, int widthPx, int heightPx) {
    layout.requireFits(image.widthPx(), image.heightPx());
    layout.requireFits(widthPx, heightPx);
    if (widthPx < image.widthPx()
        || heightPx < image.heightPx()
        || (long) widthPx * heightPx > Integer.MAX_VALUE / 8) {
      throw new IllegalArgumentException(
          "upscale: expected at least %d x %d px and at most %d px in all, found %d x %d px"
              .formatted(
                  image.widthPx(), image.heightPx(), Integer.MAX_VALUE / 8, widthPx, heightPx));
    }
    if (widthPx == image.widthPx() && heightPx == image.heightPx()) {
      return image;
    }
    return new EdgeUpscale(image, layout).enlarged(widthPx, heightPx);
  }

  /** The old pixels that are of one colour with all that a new pixel beyond them sees. */
  private BitSet flat() {
    BitSet same = new BitSet(image.widthPx() * image.heightPx());
    for (int y = 0; y < image.heightPx(); y++) {
      for (int x = 0; x < image.widthPx(); x++) {
        same.set(y * image.widthPx() + x, isFlat(x, y));
      }
    }
    return same;
  }

  private boolean isFlat(int xPx, int yPx) {
    byte[] screens = image.sharedScreens();
    for (int y = yPx - 2; y <= yPx + 3; y++) {
      for (int x = xPx - 2; x <= xPx + 3; x++) {
        if (screens[place(x, y)] != screens[yPx * image.widthPx() + xPx]) {
          return false;
        }
      }
    }
    return true;
  }

  /** The old pixels whose colour the Gaussian gives back at their own centres. */
  private BitSet keptByGaussian() {
    int widthPx = image.widthPx();
    int heightPx = image.heightPx();
    Field gaussian =
        new Field(
            UpscaleAxis.gaussian(widthPx, widthPx, SIGMA_PX),
            UpscaleAxis.gaussian(heightPx, heightPx, SIGMA_PX));
    BitSet same = new BitSet(widthPx * heightPx);
    for (int y = 0; y < heightPx; y++) {
      for (int x = 0; x < widthPx; x++) {
        int place = y * widthPx + x;
        same.set(place, flat.get(place) || gaussian.winner(x, y) == image.screen(x, y));
      }
    }
    return same;
  }

  private ReducedImage enlarged(int widthPx, int heightPx) {
    Field gaussian =
        new Field(
            UpscaleAxis.gaussian(image.widthPx(), widthPx, SIGMA_PX),
            UpscaleAxis.gaussian(image.heightPx(), heightPx, SIGMA_PX));
    Field bicubic =
        new Field(
            UpscaleAxis.bicubic(image.widthPx(), widthPx),
            UpscaleAxis.bicubic(image.heightPx(), heightPx));
    byte[] screens = image.sharedScreens();
    byte[] enlarged = new byte[widthPx * heightPx];
    for (int y = 0; y < heightPx; y++) {
      for (int x = 0; x < widthPx; x++) {
        int below = place(gaussian.across.below(x), gaussian.down.below(y));
        if (flat.get(below)) {
          enlarged[y * widthPx + x] = screens[below];
          continue;
        }
        Field field =
            aroundIsKept(gaussian.across.below(x), gaussian.down.below(y)) ? gaussian : bicubic;
        enlarged[y * widthPx + x] = (byte) field.winner(x, y);
      }
    }
    keepAll(enlarged, widthPx, heightPx);
    return ReducedImage.of(widthPx, heightPx, image.palette(), enlarged);
  }

  private boolean aroundIsKept(int x, int y) {
    return kept.get(place(x, y))
        && kept.get(place(x + 1, y))
        && kept.get(place(x, y + 1))
        && kept.get(place(x + 1, y + 1));
  }

  private int place(int x, int y) {
    int widthPx = image.widthPx();
    int heightPx = image.heightPx();
    if (x >= 0 && x < widthPx && y >= 0 && y < heightPx) {
      return y * widthPx + x;
    }
    return layout.tileY(x, y, widthPx, heightPx) * widthPx + layout.tileX(x, y, widthPx, heightPx);
  }

  private void keepAll(byte[] enlarged, int widthPx, int heightPx) {
    boolean[] there = new boolean[image.screenCount()];
    for (byte screen : enlarged) {
      there[screen & 0xff] = true;
    }
    for (int y = 0; y < image.heightPx(); y++) {
      for (int x = 0; x < image.widthPx(); x++) {
        int screen = image.screen(x, y);
        if (!there[screen]) {
          int toX = (int) ((2L * x + 1) * widthPx / (2L * image.widthPx()));
          int toY = (int) ((2L * y + 1) * heightPx / (2L * image.heightPx()));
          enlarged[toY * widthPx + toX] = (byte) screen;
        }
      }
    }
  }

  /** The fields of all colours by one kernel; not for several threads. */
  private final class Field {

    private static final double EQUAL = 1e-12;

    private final UpscaleAxis across;
    private final UpscaleAxis down;
    private final int[] seen;
    private final double[] heights = new double[image.screenCount()];

    Field(UpscaleAxis across, UpscaleAxis down) {
      this.across = across;
      this.down = down;
      this.seen = new int[across.taps() * down.taps()];
    }

    /** The colour that is highest at the centre of a new pixel. */
    int winner(int x, int y) {
      byte[] screens = image.sharedScreens();
      int columns = across.taps();
      boolean one = true;
      for (int tap = 0; tap < seen.length; tap++) {
        int row = Math.floorDiv(tap, columns);
        seen[tap] =
            screens[place(across.first(x) + tap - row * columns, down.first(y) + row)] & 0xff;
        one &= seen[tap] == seen[0];
      }
      if (one) {
        return seen[0];
      }
      for (int tap = 0; tap < seen.length; tap++) {
        heights[seen[tap]] = 0;
      }
      for (int tap = 0; tap < seen.length; tap++) {
        int row = Math.floorDiv(tap, columns);
        heights[seen[tap]] += across.weight(x, tap - row * columns) * down.weight(y, row);
      }
      int best = seen[down.nearest(y) * columns + across.nearest(x)];
      for (int screen : seen) {
        double above = heights[screen] - heights[best];
        if (above > EQUAL) {
          best = screen;
        }
      }
      return best;
    }
  }
}

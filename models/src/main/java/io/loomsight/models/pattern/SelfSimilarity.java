package io.loomsight.models.pattern;

import io.loomsight.models.image.ColourImage;

/**
 * How much a tile repeats within itself: the highest peak away from zero shift of its normalised
 * autocorrelation on the torus,
 *
 * <pre>r(s) = sum over c, x of (u_c(x) - mean_c) (u_c(x + s) - mean_c) / r(0)</pre>
 *
 * <p>over red, green and blue, by the Wiener-Khinchin theorem: the inverse Fourier transform of the
 * power spectrum. Shifts that a path from zero reaches without ever rising (more than 1e-9 a px)
 * belong to zero's own peak and are left out; along a stripe they all do. Of peaks within 1e-6 of
 * the highest the one of the shortest shift counts, so that for a tile of several units the shift
 * is the unit's: the design's own period.
 *
 * @param correlation from 0 to 1; 1 for a tile of equal units, 0 where there is no second peak
 *     above 0
 * @param xPx the peak's shift to the right, above -width/2 to width/2; 0 without a peak
 * @param yPx the peak's shift down, from 0 to height/2 (the opposite shift is as high); 0 without a
 *     peak
 */
public record SelfSimilarity(double correlation, int xPx, int yPx) {

  private static final SelfSimilarity NONE = new SelfSimilarity(0, 0, 0);
  private static final double FLAT = 1e-9;
  private static final double RISE = 1e-9;
  private static final double EQUAL = 1e-6;

  public SelfSimilarity {
    if (!(correlation >= 0 && correlation <= 1)) {
      throw new IllegalArgumentException(
          "self-similarity: expected a correlation from 0 to 1, found " + correlation);
    }
  }

  /** The self-similarity of a tile that repeats straight on. */
  public static SelfSimilarity of(ColourImage tile) {
    return of(tile, 0);
  }

  /**
   * The self-similarity of a tile in its layout, on the layout's straight repeat; the step of half
   * a tile that the layout itself makes is no repeat of the design.
   */
  public static SelfSimilarity of(ColourImage tile, RepeatLayout layout) {
    ColourImage straight = layout.straightRepeat(tile);
    int step =
        switch (layout) {
          case STRAIGHT -> 0;
          case HALF_DROP -> tile.heightPx() / 2 * straight.widthPx() + tile.widthPx();
          case BRICK -> tile.heightPx() * straight.widthPx() + tile.widthPx() / 2;
        };
    return of(straight, step);
  }

  private static SelfSimilarity of(ColourImage tile, int step) {
    int width = tile.widthPx();
    int height = tile.heightPx();
    double[] correlations = autocorrelation(tile);
    double energy = correlations[0];
    if (energy <= FLAT * width * height) {
      return NONE;
    }
    for (int at = 0; at < correlations.length; at++) {
      correlations[at] /= energy;
    }
    boolean[] ofZero = downhillFromZero(correlations, step, width, height);
    double highest = 0;
    for (int at = 0; at < correlations.length; at++) {
      highest = ofZero[at] ? highest : Math.max(highest, correlations[at]);
    }
    return highest > 0 ? shortest(correlations, ofZero, width, height, highest) : NONE;
  }

  private static SelfSimilarity shortest(
      double[] correlations, boolean[] ofZero, int width, int height, double highest) {
    SelfSimilarity best = NONE;
    long least = Long.MAX_VALUE;
    for (int at = 0; at < correlations.length; at++) {
      int x = signed(at % width, width);
      int y = signed(at / width, height);
      long squares = (long) x * x + (long) y * y;
      boolean down = y > 0 || (y == 0 && x > 0);
      if (down && !ofZero[at] && correlations[at] >= highest - EQUAL && squares < least) {
        least = squares;
        best = new SelfSimilarity(Math.min(1, correlations[at]), x, y);
      }
    }
    return best;
  }

  private static int signed(int shift, int length) {
    return shift > length / 2 ? shift - length : shift;
  }

  private static double[] autocorrelation(ColourImage tile) {
    int pixels = tile.widthPx() * tile.heightPx();
    Dft2d dft = new Dft2d(tile.widthPx(), tile.heightPx());
    double[] powers = new double[pixels];
    for (int plane = 0; plane < ColourImage.PLANES; plane++) {
      double[] real = Planes.of(tile, plane);
      double[] imaginary = new double[pixels];
      dft.forward(real, imaginary);
      for (int at = 1; at < pixels; at++) {
        powers[at] += real[at] * real[at] + imaginary[at] * imaginary[at];
      }
    }
    dft.inverse(powers, new double[pixels]);
    return powers;
  }

  /** From zero and from the layout's own step, which is zero too where there is none. */
  private static boolean[] downhillFromZero(
      double[] correlations, int step, int width, int height) {
    boolean[] reached = new boolean[correlations.length];
    int[] queue = new int[correlations.length];
    int filled = 1;
    reached[0] = true;
    if (step != 0) {
      reached[step] = true;
      queue[filled++] = step;
    }
    for (int next = 0; next < filled; next++) {
      int x = queue[next] % width;
      int y = queue[next] / width;
      for (int dy = -1; dy <= 1; dy++) {
        for (int dx = -1; dx <= 1; dx++) {
          int at = Math.floorMod(y + dy, height) * width + Math.floorMod(x + dx, width);
          if (!reached[at] && correlations[at] <= correlations[queue[next]] + RISE) {
            reached[at] = true;
            queue[filled++] = at;
          }
        }
      }
    }
    return reached;
  }
}

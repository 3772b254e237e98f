package io.loomsight.models.pattern;

import io.loomsight.models.image.ColourImage;

/**
 * Tells designs whose yarns run through: stripes, ginghams, tartans. What such a design shows at a
 * place, but for the texture of its weave, is the sum of something of its column and something of
 * its row: a two-way analysis of variance without interaction explains it.
 */
final class StripesAndChecks {

  private static final int SIDE_PX = 32;

  /** The share of its variance that the sums explain of a stripe or check. */
  private static final double EXPLAINED = 0.95;

  private StripesAndChecks() {}

  /** Whether a design is one. */
  static boolean is(ColourImage design) {
    return explained(AreaAverage.resize(design, SIDE_PX, SIDE_PX)) > EXPLAINED;
  }

  /** 0 to 1; 1 of a plain image. */
  private static double explained(ColourImage image) {
    double all = 0;
    double left = 0;
    for (int plane = 0; plane < ColourImage.PLANES; plane++) {
      double[] columns = new double[SIDE_PX];
      double[] rows = new double[SIDE_PX];
      double mean = 0;
      for (int place = 0; place < SIDE_PX * SIDE_PX; place++) {
        double sample = image.sample(plane, place % SIDE_PX, place / SIDE_PX);
        columns[place % SIDE_PX] += sample / SIDE_PX;
        rows[place / SIDE_PX] += sample / SIDE_PX;
        mean += sample / SIDE_PX / SIDE_PX;
      }
      for (int place = 0; place < SIDE_PX * SIDE_PX; place++) {
        double sample = image.sample(plane, place % SIDE_PX, place / SIDE_PX);
        double off = sample - (columns[place % SIDE_PX] + rows[place / SIDE_PX] - mean);
        all += (sample - mean) * (sample - mean);
        left += off * off;
      }
    }
    return all == 0 ? 1 : 1 - left / all;
  }
}

package io.loomsight.models.train;

import java.util.List;

/**
 * The area under the per-region overlap curve (AUPRO): over the false-positive rate of all pixels
 * outside the masks runs the share of a connected region that is found, averaged over regions so
 * that a small defect weighs as much as a large one. The area up to a false-positive rate of
 * {@value #LIMIT} is divided by {@value #LIMIT}. Between two thresholds the curve is straight; at
 * the limit it is cut exactly.
 *
 * <p>Each pixel's part is worked out alone: it lifts the curve by 1 / (regions x pixels of its
 * region) along the stretch of false-positive rate from the negatives above its score to those at
 * it or above, and the areas below these ramps add up to the area below the curve.
 */
public final class RegionOverlap {

  /** The highest false-positive rate that counts. */
  public static final double LIMIT = 0.3;

  /** Smaller regions are no regions; their pixels are not negatives either. */
  public static final int LEAST_REGION_PX = 5;

  private RegionOverlap() {}

  /**
   * The area over the limit, in [0, 1].
   *
   * @param regions the map's scores in each connected region; regions below {@value
   *     #LEAST_REGION_PX} pixels are left out
   * @param negatives the map's scores at all pixels outside the masks
   * @return NaN where there is no region or no negative
   */
  public static double areaUnderCurve(List<float[]> regions, float[] negatives) {
    return areaUnderCurve(regions, SortedScores.of(negatives));
  }

  static double areaUnderCurve(List<float[]> regions, SortedScores negatives) {
    double sum = 0;
    int counted = 0;
    for (float[] region : regions) {
      if (region.length >= LEAST_REGION_PX) {
        sum += areaBelow(region, negatives);
        counted++;
      }
    }
    return counted == 0 || negatives.size() == 0 ? Double.NaN : sum / counted / LIMIT;
  }

  private static double areaBelow(float[] region, SortedScores negatives) {
    double sum = 0;
    double size = negatives.size();
    for (float score : region) {
      sum += areaBelowRamp(negatives.above(score) / size, negatives.atLeast(score) / size);
    }
    return sum / region.length;
  }

  /** The area up to the limit below a ramp that is 0 until {@code from} and 1 from {@code to}. */
  static double areaBelowRamp(double from, double to) {
    if (from >= LIMIT) {
      return 0;
    }
    if (to <= LIMIT) {
      return LIMIT - (from + to) / 2;
    }
    return (LIMIT - from) * (LIMIT - from) / (2 * (to - from));
  }
}

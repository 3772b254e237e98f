package io.loomsight.models.detect;

import java.util.Arrays;

/**
 * The threshold that good cloth exceeds a wanted number of times per 100 m².
 *
 * <p>Good cloth is cut into blocks of 64 × 64 px, and each gives its highest distance: block
 * maxima, whose upper tail is close to exponential whatever the cloth (the Gumbel case of the
 * extreme value theorem; Coles, An Introduction to Statistical Modeling of Extreme Values, 2001).
 * The wanted rate is far rarer than anything the good frames can show, so the tail is fitted and
 * extended.
 */
public final class FalseAlarms {

  private static final int BLOCK_CELLS = 16;
  private static final int BLOCK_PX = BLOCK_CELLS * EncoderBlock.STRIDE;

  /** The tail begins where a tenth of the blocks lies above. */
  private static final double TAIL = 0.1;

  /** Fewer blocks say nothing about a tail. */
  public static final int LEAST_BLOCKS = 16;

  private FalseAlarms() {}

  /** The highest distance in each block of which at least half is cloth, row by row. */
  public static double[] blockMaxima(AnomalyMap map) {
    int across = (map.columns() + BLOCK_CELLS - 1) / BLOCK_CELLS;
    int along = (map.rows() + BLOCK_CELLS - 1) / BLOCK_CELLS;
    double[] maxima = new double[across * along];
    int count = 0;
    for (int block = 0; block < maxima.length; block++) {
      int left = block % across * BLOCK_CELLS;
      int top = block / across * BLOCK_CELLS;
      int cloth = 0;
      double highest = 0;
      for (int row = top; row < Math.min(map.rows(), top + BLOCK_CELLS); row++) {
        for (int column = left; column < Math.min(map.columns(), left + BLOCK_CELLS); column++) {
          if (AnomalyMap.onCloth(column, row, map.cloth())) {
            cloth++;
            highest = Math.max(highest, map.cell(column, row));
          }
        }
      }
      if (2 * cloth >= BLOCK_CELLS * BLOCK_CELLS) {
        maxima[count++] = highest;
      }
    }
    return Arrays.copyOf(maxima, count);
  }

  /** The area of one block, in m². */
  public static double blockAreaM2(double mmPerPx) {
    double sideM = BLOCK_PX * mmPerPx / 1000;
    return sideM * sideM;
  }

  /**
   * The threshold from cloth that is known to be good: the excesses of the highest tenth of the
   * blocks over where it begins are exponential with their own mean (peaks over threshold). Never
   * below the highest distance seen, as good is good.
   *
   * @param maxima block maxima of held-back good frames
   * @param wantedPer100M2 false alarms wanted per 100 m², above 0
   */
  public static double threshold(double[] maxima, double mmPerPx, double wantedPer100M2) {
    double[] sorted = sorted(maxima);
    int above = Math.max(1, (int) Math.floor(TAIL * sorted.length));
    double start = sorted[sorted.length - above - 1];
    double total = 0;
    for (int i = sorted.length - above; i < sorted.length; i++) {
      total += sorted[i] - start;
    }
    double share = (double) above / sorted.length;
    double wanted = chance(mmPerPx, wantedPer100M2);
    double extended = start + total / above * Math.max(0, Math.log(share / wanted));
    return Math.max(extended, sorted[sorted.length - 1]);
  }

  /**
   * The threshold from cloth of which only most is good: a Gumbel distribution through the
   * quartiles of the blocks, which the few flawed ones hardly move.
   */
  public static double robustThreshold(double[] maxima, double mmPerPx, double wantedPer100M2) {
    double[] sorted = sorted(maxima);
    double lower = quantile(sorted, 0.25);
    double upper = quantile(sorted, 0.75);
    double scale = (upper - lower) / (Math.log(-Math.log(0.25)) - Math.log(-Math.log(0.75)));
    double place = lower + scale * Math.log(-Math.log(0.25));
    return place - scale * Math.log(-Math.log1p(-chance(mmPerPx, wantedPer100M2)));
  }

  /** How many block maxima reach the threshold. */
  public static long count(double[] maxima, double threshold) {
    return Arrays.stream(maxima).filter(maximum -> maximum >= threshold).count();
  }

  /** The chance of a block to raise a false alarm. */
  private static double chance(double mmPerPx, double wantedPer100M2) {
    if (!(wantedPer100M2 > 0)) {
      throw new IllegalArgumentException(
          "wanted false alarms: expected above 0 per 100 m², found " + wantedPer100M2);
    }
    return Math.min(0.5, wantedPer100M2 * blockAreaM2(mmPerPx) / 100);
  }

  private static double[] sorted(double[] maxima) {
    if (maxima.length < LEAST_BLOCKS) {
      throw new IllegalArgumentException(
          "threshold: expected at least %d blocks of %d x %d px of cloth, found %d"
              .formatted(LEAST_BLOCKS, BLOCK_PX, BLOCK_PX, maxima.length));
    }
    double[] sorted = maxima.clone();
    Arrays.sort(sorted);
    return sorted;
  }

  /** Linear between order statistics. */
  private static double quantile(double[] sorted, double share) {
    double at = share * (sorted.length - 1);
    int below = (int) at;
    double rest = at - below;
    return sorted[below] * (1 - rest) + sorted[Math.min(below + 1, sorted.length - 1)] * rest;
  }
}

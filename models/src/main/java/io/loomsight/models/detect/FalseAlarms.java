package io.loomsight.models.detect;

import java.util.Arrays;
import java.util.List;

/**
 * The threshold that good cloth exceeds a wanted number of times per 100 m².
 *
 * <p>Frames known to be good give their alarms at every threshold ({@link AlarmPeaks}). The wanted
 * rate is often far rarer than what they show, so the tail is extended: excesses of peaks over a
 * high level are exponential with their own mean, the Gumbel case of peaks over threshold (Coles,
 * An Introduction to Statistical Modeling of Extreme Values, 2001, chapter 4). As that mean comes
 * from few peaks, the tail is the predictive one, with the mean integrated out.
 *
 * <p>Where only most of the cloth is good, alarms say nothing about the tail: then the cloth is cut
 * into blocks of 64 × 64 px, and a Gumbel distribution runs through the quartiles of their maxima.
 */
public final class FalseAlarms {

  private static final int BLOCK_CELLS = 16;
  private static final int BLOCK_PX = BLOCK_CELLS * EncoderBlock.STRIDE;

  /** Peaks that the tail is fitted on, at least: the fewer, the less far it reaches. */
  private static final int TAIL_PEAKS = 20;

  /** And at least so many times those wanted: where the cloth shows the rate, no tail is needed. */
  private static final int TIMES_WANTED = 3;

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
   * How many of a frame's highest peaks a threshold may need: enough for the tail even where a
   * frame has ten times its share.
   */
  public static int peaksPerFrame(double clothM2, double wantedPer100M2) {
    return (int) Math.ceil(TAIL_PEAKS + 10 * TIMES_WANTED * clothM2 * wantedPer100M2 / 100);
  }

  /**
   * The threshold from cloth that is known to be good.
   *
   * @param frames the highest peaks of each good frame, highest first, at least one in all
   * @param clothM2 the frames' cloth, above 0
   * @param lowShare of hysteresis, as regions are found with
   * @param wantedPer100M2 false alarms wanted per 100 m², above 0
   */
  public static double threshold(
      List<List<AlarmPeaks.Peak>> frames, double clothM2, double lowShare, double wantedPer100M2) {
    if (!(wantedPer100M2 > 0) || !(clothM2 > 0)) {
      throw new IllegalArgumentException(
          "wanted false alarms: expected above 0 per 100 m² on above 0 m², found %s on %s"
              .formatted(wantedPer100M2, clothM2));
    }
    if (frames.stream().allMatch(List::isEmpty)) {
      throw new IllegalArgumentException("threshold: expected peaks of good cloth, found none");
    }
    double wanted = wantedPer100M2 * clothM2 / 100;
    double start = startOfTail(frames, lowShare, Math.max(TAIL_PEAKS, TIMES_WANTED * wanted));
    double[] excesses =
        frames.stream()
            .flatMap(List::stream)
            .filter(peak -> peak.isRegion(start, lowShare))
            .mapToDouble(peak -> peak.height() - start)
            .toArray();
    int count = excesses.length;
    double total = Math.max(Arrays.stream(excesses).sum(), 1e-3);
    // an exponential's mean has the posterior of an inverse gamma; integrated out, the excess is
    // Lomax distributed: P(excess > x) = (1 + x / total) ^ -(count - 1)
    int shape = Math.max(1, count - 1);
    return start + total * Math.expm1(Math.max(0, Math.log(count / wanted)) / shape);
  }

  /**
   * The highest threshold at which there are enough regions; the lowest peak where there is none.
   */
  private static double startOfTail(
      List<List<AlarmPeaks.Peak>> frames, double lowShare, double enough) {
    double[] heights =
        frames.stream()
            .flatMap(List::stream)
            .mapToDouble(AlarmPeaks.Peak::height)
            .sorted()
            .toArray();
    double[] ends =
        frames.stream()
            .flatMap(List::stream)
            .mapToDouble(peak -> peak.saddle() / lowShare)
            .sorted()
            .toArray();
    int at = heights.length - 1;
    int ended = 0;
    while (at > 0 && heights.length - at - ended < enough) {
      at--;
      while (ended < ends.length && ends[ends.length - 1 - ended] >= heights[at]) {
        ended++;
      }
    }
    return heights[at];
  }

  /** How many regions the frames have at the threshold. */
  public static long count(List<List<AlarmPeaks.Peak>> frames, double threshold, double lowShare) {
    return frames.stream()
        .flatMap(List::stream)
        .filter(peak -> peak.isRegion(threshold, lowShare))
        .count();
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

package io.loomsight.models.detect;

import io.loomsight.models.image.GreyImage;
import java.util.Arrays;

/** Tells whether a line across the cloth is a row of stitches, by its period. */
final class Stitches {

  private static final int SHORTEST_PX = 8;
  private static final int LONGEST_PX = 64;
  private static final int WINDOW_PX = 65;
  private static final int CLOTH_ROWS = 24;
  private static final int PIECE_PX = 256;
  private static final double LEAST_REPEAT = 0.5;
  private static final double PIECE_REPEAT = 0.3;
  private static final double EVERYWHERE = 0.85;
  private static final double ABOVE_CLOTH = 0.25;
  private static final double STRONGER = 1.5;
  private static final double WEAVE_PEAK = 25;

  private final GreyImage image;
  private final ClothArea cloth;
  private final double[] clothRepeats = new double[LONGEST_PX + 2];
  private final double clothDeviation;

  Stitches(GreyImage image, ClothArea cloth) {
    this.image = image;
    this.cloth = cloth;
    double[] deviations = new double[CLOTH_ROWS];
    for (int k = 0; k < CLOTH_ROWS; k++) {
      double[] signal = signal(clothRow(k), 0, 1);
      deviations[k] = Math.sqrt(product(signal, 0));
      for (int lag = 0; lag < clothRepeats.length; lag++) {
        clothRepeats[lag] += product(signal, lag) / product(signal, 0) / CLOTH_ROWS;
      }
    }
    Arrays.sort(deviations);
    this.clothDeviation = deviations[CLOTH_ROWS / 2];
  }

  private int clothRow(int k) {
    return 2 + (int) ((k + 0.5) * (image.heightPx() - 4) / CLOTH_ROWS);
  }

  /** Whether the line through the middle of the cloth at this row repeats as stitches do. */
  boolean along(int row, double slope) {
    double[] signal = signal(row, slope, 1);
    double power = product(signal, 0);
    if (Math.sqrt(power) < STRONGER * clothDeviation) {
      return false;
    }
    double[] repeats = new double[LONGEST_PX + 2];
    for (int lag = 0; lag < repeats.length; lag++) {
      repeats[lag] = product(signal, lag) / power;
    }
    int period = 0;
    for (int lag = SHORTEST_PX; lag <= LONGEST_PX && period == 0; lag++) {
      if (repeats[lag] >= LEAST_REPEAT
          && repeats[lag] >= repeats[lag - 1]
          && repeats[lag] >= repeats[lag + 1]) {
        period = lag;
      }
    }
    return period > 0
        && lowest(repeats, 3 * period / 10, 7 * period / 10) < 0
        && repeats[period] >= clothRepeats[period] + ABOVE_CLOTH
        && everywhere(signal, period)
        && !weaveRepeats(period);
  }

  /** Whether nearly all pieces of the line repeat at the period: text does so in a few alone. */
  private static boolean everywhere(double[] signal, int period) {
    int pieces = signal.length / PIECE_PX * 2;
    int repeating = 0;
    for (int piece = 0; piece < pieces; piece++) {
      int from = piece * PIECE_PX / 2;
      double[] part = Arrays.copyOfRange(signal, from, from + PIECE_PX / 2);
      repeating += product(part, period) >= PIECE_REPEAT * product(part, 0) ? 1 : 0;
    }
    return repeating >= EVERYWHERE * pieces;
  }

  private static double lowest(double[] values, int from, int to) {
    double lowest = values[from];
    for (int at = from; at <= to; at++) {
      lowest = Math.min(lowest, values[at]);
    }
    return lowest;
  }

  /** Whether single rows of the cloth have a line in their spectrum at this period. */
  private boolean weaveRepeats(int period) {
    double[] factors = {0.72, 0.78, 1, 1.28, 1.36};
    double[] powers = new double[factors.length];
    for (int k = 0; k < CLOTH_ROWS; k++) {
      double[] signal = signal(clothRow(k), 0, 0);
      for (int index = 0; index < factors.length; index++) {
        powers[index] += power(signal, factors[index] / period);
      }
    }
    double own = powers[2];
    Arrays.sort(powers);
    return own > WEAVE_PEAK * powers[1];
  }

  /** Power at a frequency in cycles per px, over pieces with a Hann window. */
  private static double power(double[] signal, double frequency) {
    double total = 0;
    for (int from = 0; from + PIECE_PX <= signal.length; from += PIECE_PX) {
      double real = 0;
      double imaginary = 0;
      for (int at = 0; at < PIECE_PX; at++) {
        double weight = 0.5 - 0.5 * Math.cos(2 * Math.PI * (at + 0.5) / PIECE_PX);
        double phase = 2 * Math.PI * frequency * at;
        real += weight * signal[from + at] * Math.cos(phase);
        imaginary += weight * signal[from + at] * Math.sin(phase);
      }
      total += real * real + imaginary * imaginary;
    }
    return total;
  }

  private static double product(double[] signal, int lag) {
    double sum = 0;
    for (int at = 0; at + lag < signal.length; at++) {
      sum += signal[at] * signal[at + lag];
    }
    return sum / (signal.length - lag);
  }

  /** Mean of the rows within {@code reachPx} of a line, without its slow changes. */
  private double[] signal(int row, double slope, int reachPx) {
    int width = cloth.widthPx();
    double[] sums = new double[width + 1];
    double[] greys = new double[width];
    for (int x = 0; x < width; x++) {
      int middle = row + (int) Math.rint(slope * (x - 0.5 * width));
      double sum = 0;
      for (int y = middle - reachPx; y <= middle + reachPx; y++) {
        sum += image.grey(cloth.leftPx() + x, Math.max(0, Math.min(image.heightPx() - 1, y)));
      }
      greys[x] = sum / (2 * reachPx + 1);
      sums[x + 1] = sums[x] + greys[x];
    }
    double[] signal = new double[width];
    for (int x = 0; x < width; x++) {
      int from = Math.max(0, x - WINDOW_PX / 2);
      int to = Math.min(width, x + WINDOW_PX / 2 + 1);
      signal[x] = greys[x] - (sums[to] - sums[from]) / (to - from);
    }
    return signal;
  }
}

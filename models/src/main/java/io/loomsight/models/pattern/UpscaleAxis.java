package io.loomsight.models.pattern;

import java.util.function.DoubleUnaryOperator;

/**
 * Where the new pixels of one direction lie among the old ones, and how much they see of each: the
 * centre of new pixel {@code n} lies at {@code (n + 1/2) from / to - 1/2}.
 */
final class UpscaleAxis {

  private final int[] below;
  private final int[] nearest;
  private final double[][] weight;
  private final int reachPx;

  private UpscaleAxis(int fromPx, int toPx, int reachPx, DoubleUnaryOperator kernel) {
    this.below = new int[toPx];
    this.nearest = new int[toPx];
    this.weight = new double[toPx][2 * reachPx];
    this.reachPx = reachPx;
    for (int to = 0; to < toPx; to++) {
      // Whole numbers first: a place just below a centre must not round onto it.
      long twice = (2L * to + 1) * fromPx - toPx;
      below[to] = (int) Math.floorDiv(twice, 2L * toPx);
      double part = (twice - 2L * toPx * below[to]) / (2.0 * toPx);
      nearest[to] = part <= 0.5 ? reachPx - 1 : reachPx;
      double sum = 0;
      for (int tap = 0; tap < weight[to].length; tap++) {
        weight[to][tap] = kernel.applyAsDouble(Math.abs(part + reachPx - 1 - tap));
        sum += weight[to][tap];
      }
      for (int tap = 0; tap < weight[to].length; tap++) {
        weight[to][tap] /= sum;
      }
    }
  }

  /** Mitchell's and Netravali's kernel, B = C = 1/3, over four old pixels. */
  static UpscaleAxis bicubic(int fromPx, int toPx) {
    return new UpscaleAxis(fromPx, toPx, 2, UpscaleAxis::mitchell);
  }

  /** A Gaussian over six old pixels. */
  static UpscaleAxis gaussian(int fromPx, int toPx, double sigmaPx) {
    return new UpscaleAxis(fromPx, toPx, 3, x -> Math.exp(-x * x / (2 * sigmaPx * sigmaPx)));
  }

  private static double mitchell(double x) {
    if (x < 1) {
      return (7 * x * x * x - 12 * x * x + 16.0 / 3) / 6;
    }
    return x < 2 ? (-7.0 / 3 * x * x * x + 12 * x * x - 20 * x + 32.0 / 3) / 6 : 0;
  }

  /** How many old pixels a new one sees. */
  int taps() {
    return 2 * reachPx;
  }

  /** The last old pixel whose centre is not beyond the new one's; -1 is the one before the tile. */
  int below(int to) {
    return below[to];
  }

  /** The first old pixel that a new one sees. */
  int first(int to) {
    return below[to] - reachPx + 1;
  }

  /** Which of the seen pixels is the nearest; of two the first. */
  int nearest(int to) {
    return nearest[to];
  }

  /** The weight of a seen pixel; a new pixel's weights have the sum 1. */
  double weight(int to, int tap) {
    return weight[to][tap];
  }
}

package io.loomsight.models.train;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;

/** One measure over the examples: between which two knots each lies, and how near the second. */
final class Hats {

  private static final double[] QUANTILES = {0.01, 0.34, 0.67, 0.99};
  private static final int DIGITS = 4;

  final String name;
  final double[] knots;

  /** For each example the knot at or below its value; -1 where it lacks the measure. */
  final int[] low;

  /** How far on the way to the next knot its value lies. */
  final float[] share;

  /** Mean height of each hat. */
  final double[] means;

  final double[] deviations;

  private Hats(String name, double[] knots, int[] low, float[] share, double[] weights) {
    this.name = name;
    this.knots = knots;
    this.low = low;
    this.share = share;
    this.means = new double[knots.length];
    this.deviations = new double[knots.length];
    double all = 0;
    for (int row = 0; row < low.length; row++) {
      if (low[row] >= 0) {
        all += weights[row];
        add(means, row, weights[row]);
        deviations[low[row]] += weights[row] * (1 - share[row]) * (1 - share[row]);
        if (share[row] > 0) {
          deviations[low[row] + 1] += weights[row] * share[row] * share[row];
        }
      }
    }
    for (int knot = 0; knot < knots.length; knot++) {
      means[knot] /= all;
      double variance = deviations[knot] / all - means[knot] * means[knot];
      deviations[knot] = Math.sqrt(Math.max(1e-6, variance));
    }
  }

  static Hats over(String name, List<KindExample> examples, double[] weights) {
    double[] sorted =
        examples.stream()
            .filter(example -> example.measures().containsKey(name))
            .mapToDouble(example -> example.measures().get(name))
            .sorted()
            .toArray();
    double[] knots =
        Arrays.stream(QUANTILES)
            .map(share -> rounded(sorted[(int) (share * (sorted.length - 1))]))
            .distinct()
            .toArray();
    int[] low = new int[weights.length];
    float[] share = new float[weights.length];
    for (int row = 0; row < low.length; row++) {
      Double value = examples.get(row).measures().get(name);
      low[row] = -1;
      if (value != null) {
        int upper = 0;
        while (upper < knots.length && knots[upper] <= value) {
          upper++;
        }
        low[row] = Math.max(0, upper - 1);
        if (upper > 0 && upper < knots.length) {
          share[row] = (float) ((value - knots[upper - 1]) / (knots[upper] - knots[upper - 1]));
        }
      }
    }
    return new Hats(name, knots, low, share, weights);
  }

  void add(double[] sums, int row, double weight) {
    sums[low[row]] += (1 - share[row]) * weight;
    if (share[row] > 0) {
      sums[low[row] + 1] += share[row] * weight;
    }
  }

  /** Four digits are enough, and keep the file small. */
  static double rounded(double value) {
    return new BigDecimal(value).round(new MathContext(DIGITS)).doubleValue();
  }
}

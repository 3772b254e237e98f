package io.loomsight.models.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.EnumeratedIntegerDistribution;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.distribution.IntegerDistribution;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.apache.commons.math3.random.RandomGenerator;

/** Counts from books, and drawn ones. */
final class TestCharts {

  private static final int[] CLOTH_DEFECTS = {14, 12, 20, 11, 7, 10, 21, 16, 19, 23};
  private static final int[] CLOTH_M2 = {500, 400, 650, 500, 475, 500, 600, 525, 600, 625};

  private TestCharts() {}

  /**
   * Montgomery, Introduction to Statistical Quality Control: occurrence of nonconformities in dyed
   * cloth, ten rolls.
   */
  static SortedMap<String, Tally> dyedCloth() {
    SortedMap<String, Tally> rolls = new TreeMap<>();
    for (int roll = 0; roll < CLOTH_M2.length; roll++) {
      rolls.put("roll %02d".formatted(roll + 1), new Tally(CLOTH_DEFECTS[roll], CLOTH_M2[roll]));
    }
    return rolls;
  }

  /** Subgroups whose counts are Poisson with the mean that is expected of them. */
  static List<Subgroup> inControl(RandomGenerator random, int subgroups, double expected) {
    return drawn(poisson(random, expected), subgroups, expected);
  }

  /** Subgroups of 100 m² with counts of a distribution. */
  static List<Subgroup> drawn(IntegerDistribution counts, int subgroups, double expected) {
    List<Subgroup> drawn = new ArrayList<>();
    for (int at = 0; at < subgroups; at++) {
      drawn.add(new Subgroup("s" + at, new Tally(counts.sample(), 100), expected));
    }
    return drawn;
  }

  /** Poisson counts from a table, many times faster to draw than {@code PoissonDistribution}'s. */
  static IntegerDistribution poisson(RandomGenerator random, double mean) {
    PoissonDistribution exact = new PoissonDistribution(mean);
    double reach = 10 * Math.sqrt(mean) + 20;
    int[] counts =
        IntStream.rangeClosed((int) Math.max(0, mean - reach), (int) (mean + reach)).toArray();
    return new EnumeratedIntegerDistribution(
        random, counts, IntStream.of(counts).mapToDouble(exact::probability).toArray());
  }

  /**
   * Subgroups whose counts are negative binomial: Poisson about means that are gamma distributed,
   * so that the variance is {@code dispersion} times the mean.
   */
  static List<Subgroup> clustered(
      RandomGenerator random, int subgroups, double expected, double dispersion) {
    GammaDistribution means =
        new GammaDistribution(random, expected / (dispersion - 1), dispersion - 1);
    List<Subgroup> drawn = new ArrayList<>();
    for (int at = 0; at < subgroups; at++) {
      Subgroup one = inControl(random, 1, Math.max(1e-9, means.sample())).get(0);
      drawn.add(new Subgroup("s" + at, one.tally(), expected));
    }
    return drawn;
  }

  /** The share of points with a signal. */
  static double signalShare(List<ChartPoint> points) {
    return points.stream().filter(point -> point.signal() != Signal.NONE).count()
        / (double) points.size();
  }
}

package io.loomsight.models.alarm;

import org.apache.commons.math3.distribution.BinomialDistribution;

/** Probabilities too small for a double, as natural logarithms. */
final class Chance {

  /** What adds less than this share of a sum is left out. */
  private static final double NEGLIGIBLE = 1e-12;

  private Chance() {}

  /**
   * The logarithm of the probability of at least so many hits: the binomial distribution's upper
   * tail, its first term and the others as multiples of it.
   *
   * @param trials how many can hit
   * @param share the probability of each, above 0 and below 1
   * @param hits from 0 to {@code trials}
   */
  static double logAtLeast(int trials, double share, int hits) {
    if (hits <= trials * share) {
      return 0;
    }
    double odds = share / (1 - share);
    double term = 1;
    double sum = 1;
    for (int hit = hits; hit < trials && term > NEGLIGIBLE * sum; hit++) {
      term *= odds * (trials - hit) / (hit + 1);
      sum += term;
    }
    return Math.min(
        0, new BinomialDistribution(null, trials, share).logProbability(hits) + Math.log(sum));
  }
}

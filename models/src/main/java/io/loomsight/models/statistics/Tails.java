package io.loomsight.models.statistics;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.special.Gamma;

/** Probabilities far from the centre. */
final class Tails {

  /** A normal value's probability of 0.00135 to lie more than three sigmas to one side. */
  static final double THREE_SIGMAS = new NormalDistribution().cumulativeProbability(-3);

  /** With thinner tails the rounding of 1 − tail moves the quantile. */
  private static final double HIGHEST_CONFIDENCE = 0.999999;

  private Tails() {}

  /** What an interval of a confidence leaves out at each of its ends. */
  static double ofConfidence(double confidence) {
    if (!(confidence > 0 && confidence <= HIGHEST_CONFIDENCE)) {
      throw new IllegalArgumentException(
          "confidence: expected above 0 and up to %s, found %s"
              .formatted(HIGHEST_CONFIDENCE, confidence));
    }
    return (1 - confidence) / 2;
  }

  /**
   * The probability of a Poisson count as far from its mean or further, on the same side: P(X ≥ k)
   * = P(k, mean) and P(X ≤ k) = Q(k + 1, mean) by the regularised incomplete gamma functions.
   */
  static double ofPoisson(long count, double mean) {
    if (count < mean) {
      return Gamma.regularizedGammaQ(count + 1.0, mean);
    }
    return count == 0 ? 1 : Gamma.regularizedGammaP((double) count, mean);
  }
}

package io.loomsight.models.train;

import org.apache.commons.math3.distribution.ChiSquaredDistribution;

/**
 * The exact 95 % interval of a Poisson mean of which one count was seen (Garwood, Fiducial limits
 * for the Poisson distribution, Biometrika 1936): from half the 2.5 % quantile of the chi-squared
 * distribution with 2k degrees of freedom to half the 97.5 % quantile with 2k + 2.
 *
 * @param low lower end
 * @param high upper end
 */
public record PoissonInterval(double low, double high) {

  private static final double TAIL = 0.025;

  /** The interval of {@code count} events seen. */
  public static PoissonInterval of(long count) {
    if (count < 0) {
      throw new IllegalArgumentException("count: expected at least 0, found " + count);
    }
    return new PoissonInterval(
        count == 0 ? 0 : quantile(2.0 * count, TAIL), quantile(2.0 * count + 2, 1 - TAIL));
  }

  private static double quantile(double degreesOfFreedom, double share) {
    return new ChiSquaredDistribution(degreesOfFreedom).inverseCumulativeProbability(share) / 2;
  }

  /** Whether a mean lies in the interval, ends included. */
  public boolean holds(double mean) {
    return mean >= low && mean <= high;
  }
}

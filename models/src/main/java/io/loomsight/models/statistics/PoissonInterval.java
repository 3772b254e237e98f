package io.loomsight.models.statistics;

import org.apache.commons.math3.distribution.ChiSquaredDistribution;

/**
 * The exact interval of a Poisson mean of which one count k was seen (Garwood, Fiducial limits for
 * the Poisson distribution, Biometrika 28, 1936): with a tail of t = (1 − confidence) / 2 at each
 * end, from half the t quantile of the chi-squared distribution with 2k degrees of freedom (0 for k
 * = 0) to half the 1 − t quantile with 2k + 2. It holds the mean at least as often as it says, at
 * small counts more often.
 *
 * @param low lower end, at least 0
 * @param high upper end
 */
public record PoissonInterval(double low, double high) {

  /** What is known of a mean of which nothing was seen. */
  public static final PoissonInterval UNKNOWN = new PoissonInterval(0, Double.POSITIVE_INFINITY);

  private static final double USUAL_CONFIDENCE = 0.95;
  private static final double SOLVED_TO = 1e-15;

  public PoissonInterval {
    if (!(low >= 0) || !(high >= low)) {
      throw new IllegalArgumentException(
          "interval: expected 0 <= low <= high, found %s to %s".formatted(low, high));
    }
  }

  /** The 95 % interval of {@code count} events seen. */
  public static PoissonInterval of(long count) {
    return of(count, USUAL_CONFIDENCE);
  }

  /** The interval of {@code count} events seen, at a confidence such as 0.95. */
  public static PoissonInterval of(long count, double confidence) {
    if (count < 0) {
      throw new IllegalArgumentException("count: expected at least 0, found " + count);
    }
    double tail = Tails.ofConfidence(confidence);
    return new PoissonInterval(
        count == 0 ? 0 : quantile(2.0 * count, tail), quantile(2.0 * count + 2, 1 - tail));
  }

  private static double quantile(double degreesOfFreedom, double share) {
    return new ChiSquaredDistribution(degreesOfFreedom, SOLVED_TO)
            .inverseCumulativeProbability(share)
        / 2;
  }

  /** The interval of the mean per unit of {@code size}: of a rate for an area, or of a ratio. */
  public PoissonInterval over(double size) {
    if (!(size > 0)) {
      throw new IllegalArgumentException("size: expected more than 0, found " + size);
    }
    return new PoissonInterval(low / size, high / size);
  }

  /** Whether a mean lies in the interval, ends included. */
  public boolean holds(double mean) {
    return mean >= low && mean <= high;
  }
}

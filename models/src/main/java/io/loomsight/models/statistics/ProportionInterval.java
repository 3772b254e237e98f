package io.loomsight.models.statistics;

import org.apache.commons.math3.distribution.BetaDistribution;

/**
 * The exact interval of a share of which x hits in n trials were seen (Clopper and Pearson, The use
 * of confidence or fiducial limits illustrated in the case of the binomial, Biometrika 26, 1934):
 * with a tail of t = (1 − confidence) / 2 at each end, from the t quantile of Beta(x, n − x + 1) (0
 * for x = 0) to the 1 − t quantile of Beta(x + 1, n − x) (1 for x = n). It holds the share at least
 * as often as it says, at few trials more often.
 *
 * <p>For the share of false alarms among reviewed defects. It speaks of what the reviewed ones were
 * drawn from: who looks at the strongest defects first learns the share of the strongest.
 *
 * @param low lower end, at least 0
 * @param high upper end, at most 1
 */
public record ProportionInterval(double low, double high) {

  /** What is known of a share before the first trial. */
  public static final ProportionInterval UNKNOWN = new ProportionInterval(0, 1);

  /** The lower end of one hit in a million is 2.5e-8: the solver's usual 1e-9 is too coarse. */
  private static final double SOLVED_TO = 1e-18;

  public ProportionInterval {
    if (!(low >= 0) || !(high >= low) || high > 1) {
      throw new IllegalArgumentException(
          "interval: expected 0 <= low <= high <= 1, found %s to %s".formatted(low, high));
    }
  }

  /** The interval of {@code hits} in {@code trials}, at a confidence such as 0.95. */
  public static ProportionInterval of(long hits, long trials, double confidence) {
    if (hits < 0 || hits > trials) {
      throw new IllegalArgumentException(
          "share: expected 0 <= hits <= trials, found %d of %d".formatted(hits, trials));
    }
    double tail = Tails.ofConfidence(confidence);
    long misses = trials - hits;
    // ClopperPearsonInterval of commons-math 3.6.1 throws where hits or misses are 0
    return new ProportionInterval(
        hits == 0 ? 0 : quantile((double) hits, misses + 1.0, tail),
        misses == 0 ? 1 : quantile(hits + 1.0, (double) misses, 1 - tail));
  }

  private static double quantile(double alpha, double beta, double share) {
    return new BetaDistribution(alpha, beta, SOLVED_TO).inverseCumulativeProbability(share);
  }

  /** Whether a share lies in the interval, ends included. */
  public boolean holds(double share) {
    return share >= low && share <= high;
  }
}

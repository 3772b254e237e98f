package io.loomsight.models.statistics;

import java.util.List;
import java.util.SortedMap;

/**
 * One loom, shift, camera or night beside others: what was counted, and what was to be expected of
 * the cloth it had. The plain u-chart expects ū × area of everyone; indirect standardisation, as in
 * {@link Baseline}, expects Σ area × ū over the styles that it wove.
 *
 * @param name which one
 * @param tally what was counted on which area
 * @param expected the count to be expected; 0 without cloth
 */
public record Subgroup(String name, Tally tally, double expected) {

  public Subgroup {
    if (!(expected >= 0) || Double.isInfinite(expected)) {
      throw new IllegalArgumentException(
          "%s: expected an expected count >= 0, found %s".formatted(name, expected));
    }
    if (expected > 0 && !tally.hasCloth()) {
      throw new IllegalArgumentException(
          "%s: expected nothing of no cloth, found %s".formatted(name, expected));
    }
  }

  /** Subgroups in the order of their names, all against one mean of defects per m². */
  public static List<Subgroup> againstMean(SortedMap<String, Tally> tallies, double meanPerM2) {
    return tallies.entrySet().stream()
        .map(
            entry ->
                new Subgroup(
                    entry.getKey(), entry.getValue(), meanPerM2 * entry.getValue().areaM2()))
        .toList();
  }

  /**
   * Subgroups in the order of their names against their own mean ū = Σ count / Σ area over those
   * with cloth.
   */
  public static List<Subgroup> againstOwnMean(SortedMap<String, Tally> tallies) {
    Tally all = tallies.values().stream().filter(Tally::hasCloth).reduce(Tally.NONE, Tally::plus);
    return againstMean(tallies, all.hasCloth() ? all.perM2() : 0);
  }

  /** Whether there is cloth, and something to be expected of it. */
  public boolean isComparable() {
    return tally.hasCloth() && expected > 0;
  }

  /**
   * Counted over expected (the standardised incidence ratio): 1 is as good as the others, 2 has
   * twice their defects. NaN without cloth or where nothing was expected and found, infinite where
   * something was found and nothing expected.
   */
  public double ratio() {
    return tally.hasCloth() ? tally.count() / expected : Double.NaN;
  }

  /** The ratios that the count allows at a confidence, taking what was expected for certain. */
  public PoissonInterval ratios(double confidence) {
    if (isComparable()) {
      return PoissonInterval.of(tally.count(), confidence).over(expected);
    }
    return ratio() == Double.POSITIVE_INFINITY
        ? new PoissonInterval(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY)
        : PoissonInterval.UNKNOWN;
  }

  /** z = (count − expected) / √expected = (u − ū) / √(ū / area); NaN where not comparable. */
  public double zScore() {
    return isComparable() ? (tally.count() - expected) / Math.sqrt(expected) : Double.NaN;
  }

  /**
   * The probability that chance alone brings a count as far from the expected one or further, on
   * its side: exact for single defects, at any expected count. NaN without cloth.
   */
  public double tailProbability() {
    return tally.hasCloth() ? Tails.ofPoisson(tally.count(), expected) : Double.NaN;
  }
}

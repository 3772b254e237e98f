package io.loomsight.models.statistics;

import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is to be expected of each style, ū, and so of any cloth that mixes them: Σ area × ū
 * (indirect standardisation; Breslow and Day, Statistical Methods in Cancer Research II, 1987).
 *
 * @param meanPerM2ByStyle defects per m²
 */
public record Baseline(SortedMap<String, Double> meanPerM2ByStyle) {

  /**
   * Defects from which a style's past is enough: its ū is then known to about 22 % (1 / √20),
   * little beside what one loom's count varies by.
   */
  public static final long FEWEST_DEFECTS = 20;

  public Baseline {
    meanPerM2ByStyle.forEach(
        (style, meanPerM2) -> {
          if (!(meanPerM2 >= 0) || Double.isInfinite(meanPerM2)) {
            throw new IllegalArgumentException(
                "%s: expected a mean >= 0, found %s".formatted(style, meanPerM2));
          }
        });
    meanPerM2ByStyle = Collections.unmodifiableSortedMap(new TreeMap<>(meanPerM2ByStyle));
  }

  /**
   * ū of each style from its past nights, if these hold {@link #FEWEST_DEFECTS}, so that a bad
   * night does not excuse itself; else from past and tonight together, which is tonight alone for a
   * new style. So nothing is ever found tonight where nothing is expected.
   *
   * @param past all past nights that count, by style, without tonight
   * @param tonight the night to judge, by style
   */
  public static Baseline of(Map<String, Tally> past, Map<String, Tally> tonight) {
    Set<String> styles = new HashSet<>(past.keySet());
    styles.addAll(tonight.keySet());
    SortedMap<String, Double> means = new TreeMap<>();
    for (String style : styles) {
      Tally before = onCloth(past, style);
      Tally known =
          before.count() >= FEWEST_DEFECTS ? before : before.plus(onCloth(tonight, style));
      if (known.hasCloth()) {
        means.put(style, known.perM2());
      }
    }
    return new Baseline(means);
  }

  private static Tally onCloth(Map<String, Tally> tallies, String style) {
    Tally tally = tallies.getOrDefault(style, Tally.NONE);
    return tally.hasCloth() ? tally : Tally.NONE;
  }

  /**
   * The defects to be expected of cloth.
   *
   * @param areaM2ByStyle its styles; each with an area must be known here
   */
  public double expected(Map<String, Double> areaM2ByStyle) {
    double expected = 0;
    // sorted: sums do not depend on the order in which the map was filled
    for (Map.Entry<String, Double> cloth : new TreeMap<>(areaM2ByStyle).entrySet()) {
      if (cloth.getValue() > 0) {
        expected += cloth.getValue() * meanPerM2(cloth.getKey());
      }
    }
    return expected;
  }

  private double meanPerM2(String style) {
    Double meanPerM2 = meanPerM2ByStyle.get(style);
    if (meanPerM2 == null) {
      throw new IllegalArgumentException(
          "style %s: expected one of %s".formatted(style, meanPerM2ByStyle.keySet()));
    }
    return meanPerM2;
  }
}

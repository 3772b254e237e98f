package io.loomsight.models.fabric;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a region looks in grey, whatever it is: measures by name, taken of the image itself and not
 * of the region's mask, which is thicker than what it covers.
 *
 * @param measures by name, sorted; empty where there was no cloth to compare with
 */
public record RegionLook(Map<String, Double> measures) {

  public RegionLook {
    measures = Collections.unmodifiableMap(new TreeMap<>(measures));
    measures.forEach(
        (name, value) -> {
          if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(
                "look: expected a finite %s, found %s".formatted(name, value));
          }
        });
  }

  /** Nothing was measured. */
  public static RegionLook none() {
    return new RegionLook(Map.of());
  }

  /**
   * The look of several regions that are parts of one.
   *
   * @param weights one a look, above 0: usually its area
   */
  public static RegionLook mean(List<RegionLook> looks, List<Double> weights) {
    Map<String, Double> sums = new TreeMap<>();
    Map<String, Double> shares = new TreeMap<>();
    for (int part = 0; part < looks.size(); part++) {
      double weight = weights.get(part);
      looks
          .get(part)
          .measures
          .forEach(
              (name, value) -> {
                sums.merge(name, weight * value, Double::sum);
                shares.merge(name, weight, Double::sum);
              });
    }
    sums.replaceAll((name, sum) -> sum / shares.get(name));
    return new RegionLook(sums);
  }
}

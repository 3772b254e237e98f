package io.loomsight.models.train;

import static java.util.Objects.requireNonNull;

import io.loomsight.models.fabric.DefectKind;
import java.util.Map;
import java.util.TreeMap;

/**
 * A defect whose kind is known.
 *
 * @param measures as {@code KindMeasures} gives them
 * @param kind what it is
 * @param weight above 0: less than 1 for one of several pieces that a flaw was found in
 */
public record KindExample(Map<String, Double> measures, DefectKind kind, double weight) {

  public KindExample {
    measures = Map.copyOf(new TreeMap<>(measures));
    requireNonNull(kind, "kind is null");
    if (kind == DefectKind.UNKNOWN || !(weight > 0)) {
      throw new IllegalArgumentException(
          "example: expected a kind and a weight above 0, found %s of %s".formatted(kind, weight));
    }
  }
}

package io.loomsight.jobs.report;

import io.loomsight.models.detect.KindModel;
import io.loomsight.models.fabric.DefectKind;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * How unsure the machine is of a defect, so that a person looks first where a word of theirs says
 * most: uncertainty sampling by the least confident answer (Lewis and Gale, "A sequential algorithm
 * for training text classifiers", SIGIR 1994; Settles, "Active learning literature survey", 2009).
 */
final class Doubt {

  /** Kinds that a person is offered first. */
  private static final int LIKELY = 3;

  private Doubt() {}

  /**
   * That it is no defect, or not of the likeliest kind: {@code 1 - (1 - 1 / score) p}, where a
   * score at the threshold, 1, says nothing for a defect, and p is the likeliest kind's
   * probability.
   *
   * @param score the highest anomaly score, from 1
   * @param measures what the kind was told by
   * @return from 0, sure, to 1
   */
  static double of(double score, Map<String, Double> measures) {
    double likeliest =
        KindModel.shipped().probabilities(measures).values().stream()
            .mapToDouble(Double::doubleValue)
            .max()
            .orElseThrow();
    return 1 - (1 - 1 / Math.max(1, score)) * likeliest;
  }

  /** The likeliest kinds, likeliest first. */
  static List<DefectKind> likely(Map<String, Double> measures) {
    return KindModel.shipped().probabilities(measures).entrySet().stream()
        .sorted(
            Map.Entry.<DefectKind, Double>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(LIKELY)
        .map(Map.Entry::getKey)
        .toList();
  }
}

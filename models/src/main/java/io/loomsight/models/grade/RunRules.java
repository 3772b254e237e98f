package io.loomsight.models.grade;

import java.io.Serializable;

/**
 * Which warp defects are one running defect.
 *
 * @param sidewaysMm how far apart across they may lie: an end drifts
 * @param joinGapMm how far apart along they may lie: an end that fades is the same end
 */
public record RunRules(double sidewaysMm, double joinGapMm) implements Serializable {

  public RunRules {
    if (!(sidewaysMm >= 0) || !(joinGapMm >= 0) || !Double.isFinite(sidewaysMm + joinGapMm)) {
      throw new IllegalArgumentException(
          "run rules: expected sidewaysMm and joinGapMm >= 0, found %s, %s"
              .formatted(sidewaysMm, joinGapMm));
    }
  }

  /** 3 mm sideways, over gaps of 100 mm. */
  public static RunRules defaults() {
    return new RunRules(3, 100);
  }
}

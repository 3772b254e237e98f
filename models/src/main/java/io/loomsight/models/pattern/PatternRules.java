package io.loomsight.models.pattern;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * What a pattern must be like to be accepted.
 *
 * @param maxSeamRatio the largest {@link SeamRatio}, above 0
 * @param copies from where on it is a copy of one of the source's designs
 * @param maxBroken the largest {@link Sketch#broken} share, 0 to 1
 * @param maxStyleDistance the largest {@link PatternMetrics#styleDistance}, above 0
 * @param minFeatureMm the least {@link SmallestFeature} in print, from 0
 * @param smallestSpeckPx areas of fewer pixels of the drawn tile are removed, from 1
 * @param attempts how often at most a pattern is drawn, at least 1
 */
public record PatternRules(
    double maxSeamRatio,
    CopyLimits copies,
    double maxBroken,
    double maxStyleDistance,
    double minFeatureMm,
    int smallestSpeckPx,
    int attempts)
    implements Serializable {

  public PatternRules {
    requireNonNull(copies, "copies is null");
    if (!(maxSeamRatio > 0)
        || !(maxBroken >= 0)
        || !(maxStyleDistance > 0)
        || !(minFeatureMm >= 0)
        || smallestSpeckPx < 1
        || attempts < 1) {
      throw new IllegalArgumentException(
          ("pattern rules: expected maxSeamRatio > 0, maxBroken >= 0, maxStyleDistance > 0,"
                  + " minFeatureMm >= 0, smallestSpeckPx >= 1 and attempts >= 1,"
                  + " found %s, %s, %s, %s, %d and %d")
              .formatted(
                  maxSeamRatio,
                  maxBroken,
                  maxStyleDistance,
                  minFeatureMm,
                  smallestSpeckPx,
                  attempts));
    }
  }

  /**
   * No visible seam, no copy, joints that hardly show, patches near the designs', lines of at least
   * 0.3 mm, eight attempts.
   */
  public static PatternRules defaults() {
    return new PatternRules(SeamRatio.LIMIT, CopyLimits.DEFAULT, 0.002, 0.12, 0.3, 8, 8);
  }
}

package io.loomsight.jobs.detect;

import io.loomsight.models.grade.MergeRules;
import java.io.Serializable;

/**
 * How findings become defects.
 *
 * @param mergeGapMm regions no farther apart than this, across and along, are one defect
 * @param lineGapMm thin lines that continue each other are one defect over a gap up to this
 * @param lineThicknessMm what is no thicker, and at least twice as long as thick, is a thin line
 * @param minLengthMm what is shorter, after merging, is no defect
 * @param maxRegionsPerFrame of a frame with more regions the highest-scoring ones are kept
 */
public record DefectsConfig(
    double mergeGapMm,
    double lineGapMm,
    double lineThicknessMm,
    double minLengthMm,
    int maxRegionsPerFrame)
    implements Serializable {

  public DefectsConfig {
    require(mergeGapMm >= 0 && mergeGapMm <= 1000, "mergeGapMm", "0 to 1000", mergeGapMm);
    require(
        lineGapMm >= mergeGapMm && lineGapMm <= 1000, "lineGapMm", "mergeGapMm to 1000", lineGapMm);
    require(
        lineThicknessMm >= 0 && lineThicknessMm <= 1000,
        "lineThicknessMm",
        "0 to 1000",
        lineThicknessMm);
    require(minLengthMm >= 0 && minLengthMm <= 1000, "minLengthMm", "0 to 1000", minLengthMm);
    require(
        maxRegionsPerFrame >= 1 && maxRegionsPerFrame <= 100_000,
        "maxRegionsPerFrame",
        "1 to 100000",
        maxRegionsPerFrame);
  }

  /** The merger's own gaps; what is shorter than 1 mm is no defect; 200 regions a frame. */
  public static DefectsConfig defaults() {
    MergeRules rules = MergeRules.defaults();
    return new DefectsConfig(
        rules.mergeGapMm(), rules.lineGapMm(), rules.lineThicknessMm(), 1, 200);
  }

  MergeRules mergeRules() {
    return new MergeRules(mergeGapMm, lineGapMm, lineThicknessMm);
  }

  private static void require(boolean holds, String key, String expected, Object found) {
    if (!holds) {
      throw new IllegalArgumentException(
          "defects.%s: expected %s, found %s".formatted(key, expected, found));
    }
  }
}

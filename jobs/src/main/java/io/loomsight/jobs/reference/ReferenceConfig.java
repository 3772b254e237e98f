package io.loomsight.jobs.reference;

import java.io.Serializable;

/**
 * How references are made.
 *
 * @param maxFrames good frames of a style that are used at most
 * @param folds parts that they are cut into; each part is judged by the others to set the threshold
 * @param wantedFalseAlarmsPer100M2 false alarms that good cloth may raise, per 100 m²
 */
public record ReferenceConfig(int maxFrames, int folds, double wantedFalseAlarmsPer100M2)
    implements Serializable {

  public ReferenceConfig {
    if (maxFrames < 1 || maxFrames > 4096) {
      throw new IllegalArgumentException(
          "reference.maxFrames: expected 1 to 4096, found " + maxFrames);
    }
    if (folds < 2 || folds > 16) {
      throw new IllegalArgumentException("reference.folds: expected 2 to 16, found " + folds);
    }
    if (!(wantedFalseAlarmsPer100M2 > 0 && wantedFalseAlarmsPer100M2 <= 10_000)) {
      throw new IllegalArgumentException(
          "reference.wantedFalseAlarmsPer100M2: expected above 0 to 10000, found "
              + wantedFalseAlarmsPer100M2);
    }
  }

  /** Up to 256 good frames in 5 folds, 10 false alarms per 100 m². */
  public static ReferenceConfig defaults() {
    return new ReferenceConfig(256, 5, 10);
  }
}

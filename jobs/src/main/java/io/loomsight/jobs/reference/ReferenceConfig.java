package io.loomsight.jobs.reference;

import java.io.Serializable;

/**
 * How references are made.
 *
 * @param maxFrames good frames of a style that are used at most
 * @param heldBackPercent share of them that the threshold is set on, in %
 * @param wantedFalseAlarmsPer100M2 false alarms that good cloth may raise, per 100 m²
 */
public record ReferenceConfig(
    int maxFrames, double heldBackPercent, double wantedFalseAlarmsPer100M2)
    implements Serializable {

  public ReferenceConfig {
    if (maxFrames < 1 || maxFrames > 4096) {
      throw new IllegalArgumentException(
          "reference.maxFrames: expected 1 to 4096, found " + maxFrames);
    }
    if (!(heldBackPercent > 0 && heldBackPercent < 100)) {
      throw new IllegalArgumentException(
          "reference.heldBackPercent: expected above 0 and below 100, found " + heldBackPercent);
    }
    if (!(wantedFalseAlarmsPer100M2 > 0 && wantedFalseAlarmsPer100M2 <= 10_000)) {
      throw new IllegalArgumentException(
          "reference.wantedFalseAlarmsPer100M2: expected above 0 to 10000, found "
              + wantedFalseAlarmsPer100M2);
    }
  }

  /** Up to 256 good frames, a quarter of them held back, 10 false alarms per 100 m². */
  public static ReferenceConfig defaults() {
    return new ReferenceConfig(256, 25, 10);
  }
}

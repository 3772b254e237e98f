package io.loomsight.models.alarm;

import java.io.Serializable;

/**
 * A part of a loom that comes round with the cloth: a take-up roller, a press roller, a temple's
 * ring; or a pattern that does, for a damaged hook shows once in it.
 *
 * @param english what it is called, as {@code take-up roller}
 * @param chinese the same, as 取卷辊
 * @param circumferenceMm cloth that goes by in a turn, above 0
 * @param tolerancePercent how far a period may be off, from 0 to 10: cloth shrinks when it is slack
 */
public record Roller(
    String english, String chinese, double circumferenceMm, double tolerancePercent)
    implements Serializable {

  /** A wider tolerance would fit most periods. */
  private static final double MOST_PERCENT = 10;

  public Roller {
    require(!english.isBlank() && !chinese.isBlank(), "name", "words in both languages", english);
    require(
        circumferenceMm > 0 && Double.isFinite(circumferenceMm),
        "circumferenceMm",
        "above 0",
        circumferenceMm);
    require(
        tolerancePercent >= 0 && tolerancePercent <= MOST_PERCENT,
        "tolerancePercent",
        "0 to 10",
        tolerancePercent);
  }

  /** What a period may be off from a part of the circumference, in mm. */
  double toleranceMm(double partMm) {
    return tolerancePercent / 100 * partMm;
  }

  private static void require(boolean holds, String key, String expected, Object found) {
    if (!holds) {
      throw new IllegalArgumentException(
          "roller: %s: expected %s, found %s".formatted(key, expected, found));
    }
  }
}

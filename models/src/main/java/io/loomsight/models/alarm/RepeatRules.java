package io.loomsight.models.alarm;

import java.io.Serializable;

/**
 * Which defects repeat.
 *
 * @param bandMm how far apart across the middles of one mark's defects may lie
 * @param minPeriodMm the shortest period along that is looked for
 * @param maxPeriodMm the longest
 * @param jitterMm how far along the middle of a defect may lie from where the period puts it
 * @param minHits fewest defects that show a period; most need more to be no chance
 * @param maxByChance repeats that a roll of defects at random places may have on average, above 0
 */
public record RepeatRules(
    double bandMm,
    double minPeriodMm,
    double maxPeriodMm,
    double jitterMm,
    int minHits,
    double maxByChance)
    implements Serializable {

  /** Windows of the shortest period must leave most of it free. */
  private static final double JITTERS_IN_A_PERIOD = 8;

  /** Cloth is not equally tight at every turn: part of the period that a turn may be off by. */
  private static final double STRETCH = 0.001;

  public RepeatRules {
    require(bandMm > 0 && Double.isFinite(bandMm), "bandMm", "above 0", bandMm);
    require(jitterMm > 0, "jitterMm", "above 0", jitterMm);
    require(
        minPeriodMm >= JITTERS_IN_A_PERIOD * jitterMm,
        "minPeriodMm",
        "at least 8 times jitterMm",
        minPeriodMm);
    require(
        maxPeriodMm >= minPeriodMm && Double.isFinite(maxPeriodMm),
        "maxPeriodMm",
        "no less than minPeriodMm",
        maxPeriodMm);
    require(minHits >= 3, "minHits", "at least 3, as 2 fit any period", minHits);
    require(maxByChance > 0, "maxByChance", "above 0", maxByChance);
  }

  /** 8 mm across, periods of 50 to 3000 mm to within 3 mm, 4 hits, one in 100 rolls by chance. */
  public static RepeatRules defaults() {
    return new RepeatRules(8, 50, 3000, 3, 4, 0.01);
  }

  /** Whether a period is looked for. */
  boolean holds(double periodMm) {
    return periodMm >= minPeriodMm && periodMm <= maxPeriodMm;
  }

  /**
   * How far along a defect may lie from where a period puts it: the jitter and what cloth gives.
   */
  double slackMm(double periodMm) {
    return jitterMm + stretchMm(periodMm);
  }

  /** How much a period may differ from turn to turn. */
  static double stretchMm(double periodMm) {
    return STRETCH * periodMm;
  }

  /** The widest that a window to either side of a place is made, however unsure the place is. */
  static double widestMm(double periodMm) {
    return periodMm / JITTERS_IN_A_PERIOD;
  }

  private static void require(boolean holds, String key, String expected, Object found) {
    if (!holds) {
      throw new IllegalArgumentException(
          "repeat rules: %s: expected %s, found %s".formatted(key, expected, found));
    }
  }
}

package io.loomsight.models.grade;

import io.loomsight.models.grade.AwardedPoints.Rule;

/**
 * One linear unit of a roll, a metre or a yard, which has room for so many points: who comes first
 * is served first.
 */
public final class UnitCap {

  private int left;

  private UnitCap(int points) {
    this.left = points;
  }

  /** A unit of cloth of this width. */
  public static UnitCap of(RuleSet rules, double widthMm) {
    return new UnitCap(points(rules, widthMm));
  }

  /** What counts of a defect's points in the unit. */
  public AwardedPoints spend(AwardedPoints uncapped) {
    int points = Math.min(uncapped.rawPoints(), left);
    left -= points;
    return new AwardedPoints(
        uncapped.defectId(),
        uncapped.seenDate(),
        uncapped.unit(),
        uncapped.rawPoints(),
        points,
        points < uncapped.rawPoints() ? Rule.CAPPED : uncapped.rule());
  }

  /** Points that a unit can hold. */
  public static int points(RuleSet rules, double widthMm) {
    int points = rules.cap().points();
    return switch (rules.cap().width()) {
      case FIXED -> points;
      case SCALED ->
          (int)
              Math.floor(
                  points * Math.max(1, widthMm / rules.cap().overWidth().mm())
                      + BoxGroups.TOLERANCE_MM);
    };
  }
}

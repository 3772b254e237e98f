package io.loomsight.models.grade;

import io.loomsight.models.fabric.Box;
import io.loomsight.models.fabric.Direction;
import io.loomsight.models.fabric.Verdict;
import io.loomsight.models.grade.AwardedPoints.Rule;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Grades a roll by points: points by a defect's longest dimension, capped in every linear unit,
 * over the roll's length or area. ASTM D5430 as commonly published, the ten-point system and the
 * tables of Chinese mills are rule sets of this.
 *
 * <p>Where a unit has no room for all its defects, earlier nights come first, so that a night never
 * changes what an earlier one counted; then higher scores, then ids.
 */
public final class PointSystem {

  private PointSystem() {}

  /** Whether a defect runs along the roll, and costs points in more than the unit it starts in. */
  public static boolean isRunning(RuleSet rules, JudgedDefect defect) {
    return defect.box().heightMm() > rules.running().over().mm() + BoxGroups.TOLERANCE_MM;
  }

  /**
   * What a defect costs in each linear unit before the unit's cap: one row, or one a unit where it
   * runs along the roll.
   */
  public static List<AwardedPoints> uncapped(
      RuleSet rules, JudgedDefect defect, RollGeometry roll) {
    int firstUnit = unit(rules, defect.box().yMm());
    Optional<Rule> free = free(rules, defect, roll);
    if (free.isPresent()) {
      return List.of(raw(defect, firstUnit, 0, free.get()));
    }
    if (isRunning(rules, defect)) {
      return switch (rules.running().scoring()) {
        case EVERY_UNIT -> everyUnit(rules, defect);
        case AGAIN -> pieceByPiece(rules, defect, roll);
      };
    }
    RuleSet.Scale scale = rules.scale(defect);
    return List.of(
        raw(
            defect,
            firstUnit,
            scale.points(defect.lengthMm(), roll.widthMm()),
            scale.isOfKind() ? Rule.KIND : Rule.LENGTH));
  }

  /** Why a defect costs nothing; empty where it counts. */
  private static Optional<Rule> free(RuleSet rules, JudgedDefect defect, RollGeometry roll) {
    if (defect.verdict() == Verdict.FALSE_ALARM) {
      return Optional.of(Rule.FALSE_ALARM);
    }
    if (rules.counting().ignoredKinds().contains(defect.kind())) {
      return Optional.of(Rule.KIND_IGNORED);
    }
    if (defect.score() < rules.counting().minScore()) {
      return Optional.of(Rule.SCORE);
    }
    return inSelvedge(rules, defect, roll) ? Optional.of(Rule.SELVEDGE) : Optional.empty();
  }

  private static List<AwardedPoints> everyUnit(RuleSet rules, JudgedDefect defect) {
    int lastUnit = unit(rules, defect.box().endMm() - 2 * BoxGroups.TOLERANCE_MM);
    List<AwardedPoints> awarded = new ArrayList<>();
    for (int unit = unit(rules, defect.box().yMm()); unit <= lastUnit; unit++) {
      awarded.add(raw(defect, unit, rules.running().pointsPerUnit(), Rule.RUNNING));
    }
    return awarded;
  }

  private static List<AwardedPoints> pieceByPiece(
      RuleSet rules, JudgedDefect defect, RollGeometry roll) {
    RuleSet.Scale scale = rules.scale(defect);
    List<AwardedPoints> awarded = new ArrayList<>();
    double leftMm = defect.box().heightMm();
    double fromMm = defect.box().yMm();
    while (leftMm > BoxGroups.TOLERANCE_MM) {
      double pieceMm = Math.min(leftMm, rules.unitMm());
      awarded.add(
          raw(defect, unit(rules, fromMm), scale.points(pieceMm, roll.widthMm()), Rule.RUNNING));
      fromMm += pieceMm;
      leftMm -= pieceMm;
    }
    return awarded;
  }

  private static AwardedPoints raw(JudgedDefect defect, int unit, int points, Rule rule) {
    return new AwardedPoints(defect.defectId(), defect.seenDate(), unit, points, points, rule);
  }

  private static int unit(RuleSet rules, double yMm) {
    return (int) Math.floor((yMm + BoxGroups.TOLERANCE_MM) / rules.unitMm());
  }

  private static boolean inSelvedge(RuleSet rules, JudgedDefect defect, RollGeometry roll) {
    double marginMm = rules.selvedge().margin().mm();
    Box box = defect.box();
    return within(defect.lengthMm(), rules.selvedge().upTo().mm())
        && ((roll.leftSelvedge() == RollGeometry.Edge.SELVEDGE
                && within(box.rightMm(), roll.leftMm() + marginMm))
            || (roll.rightSelvedge() == RollGeometry.Edge.SELVEDGE
                && within(roll.rightMm() - marginMm, box.xMm())));
  }

  private static boolean within(double lengthMm, double upToMm) {
    return lengthMm <= upToMm + BoxGroups.TOLERANCE_MM;
  }

  /** Whether a defect is a part of what may run along the roll. */
  public static boolean mayRun(RuleSet rules, JudgedDefect defect, RollGeometry roll) {
    return defect.direction() == Direction.WARP && free(rules, defect, roll).isEmpty();
  }

  /** Whether a defect costs points. */
  public static boolean isCostly(RuleSet rules, JudgedDefect defect, RollGeometry roll) {
    return uncapped(rules, defect, roll).stream().anyMatch(part -> part.rawPoints() > 0);
  }

  /**
   * The runs of a roll: defects of several nights that continue each other along the warp are one.
   *
   * @param byStart the roll's defects that {@link #mayRun may run}, by where they start along it
   */
  public static RunningDefects runs(RuleSet rules, Iterator<JudgedDefect> byStart) {
    double gapMm = rules.running().joinGap().mm();
    return RunningDefects.of(byStart, new RunRules(gapMm, gapMm));
  }
}

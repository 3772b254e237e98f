package io.loomsight.models.grade;

import io.loomsight.models.fabric.Box;
import io.loomsight.models.fabric.Defect;
import io.loomsight.models.fabric.Direction;
import io.loomsight.models.grade.AwardedPoints.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Grades a roll by points: points by a defect's longest dimension, capped in every linear unit,
 * over the roll's length or area. ASTM D5430 as commonly published, the ten-point system and the
 * tables of Chinese mills are rule sets of this.
 *
 * <p>Where a unit has no room for all its defects, earlier nights come first, so that a night never
 * changes what an earlier one counted; then higher scores, then ids.
 */
public final class PointSystem {

  private static final Comparator<Defect> BY_NIGHT_AND_SCORE =
      Comparator.comparing(Defect::batchDate)
          .thenComparing(Comparator.comparingDouble(Defect::score).reversed())
          .thenComparing(Defect::defectId);

  private PointSystem() {}

  /**
   * A roll's points.
   *
   * @param awarded one row a defect, and a linear unit where it runs over several; by night, score
   * @param points their sum
   * @param longestRunMm the longest warp defect along the roll, over nights
   */
  public record RollPoints(List<AwardedPoints> awarded, long points, double longestRunMm) {

    public RollPoints {
      awarded = List.copyOf(awarded);
    }
  }

  /** The points of a roll with these defects. */
  public static RollPoints grade(RuleSet rules, List<Defect> defects, RollGeometry roll) {
    List<Defect> sorted = defects.stream().sorted(BY_NIGHT_AND_SCORE).toList();
    int capPoints = capPoints(rules, roll.widthMm());
    Map<Integer, Integer> spentByUnit = new HashMap<>();
    List<AwardedPoints> awarded = new ArrayList<>();
    for (Defect defect : sorted) {
      for (AwardedPoints raw : rawPoints(rules, defect, roll)) {
        int spent = spentByUnit.getOrDefault(raw.unit(), 0);
        int points = Math.min(raw.rawPoints(), capPoints - spent);
        spentByUnit.put(raw.unit(), spent + points);
        awarded.add(
            new AwardedPoints(
                raw.defectId(),
                raw.seenDate(),
                raw.unit(),
                raw.rawPoints(),
                points,
                points < raw.rawPoints() ? Rule.CAPPED : raw.rule()));
      }
    }
    return new RollPoints(
        awarded,
        awarded.stream().mapToLong(AwardedPoints::points).sum(),
        longestRunMm(rules, sorted, roll));
  }

  /** Points that a linear unit can hold. */
  static int capPoints(RuleSet rules, double widthMm) {
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

  private static List<AwardedPoints> rawPoints(RuleSet rules, Defect defect, RollGeometry roll) {
    int firstUnit = unit(rules, defect.box().yMm());
    if (rules.counting().ignoredKinds().contains(defect.kind())) {
      return List.of(raw(defect, firstUnit, 0, Rule.KIND_IGNORED));
    }
    if (defect.score() < rules.counting().minScore()) {
      return List.of(raw(defect, firstUnit, 0, Rule.SCORE));
    }
    if (inSelvedge(rules, defect, roll)) {
      return List.of(raw(defect, firstUnit, 0, Rule.SELVEDGE));
    }
    if (defect.box().heightMm() > rules.running().over().mm() + BoxGroups.TOLERANCE_MM) {
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

  private static List<AwardedPoints> everyUnit(RuleSet rules, Defect defect) {
    int lastUnit = unit(rules, defect.box().endMm() - 2 * BoxGroups.TOLERANCE_MM);
    List<AwardedPoints> awarded = new ArrayList<>();
    for (int unit = unit(rules, defect.box().yMm()); unit <= lastUnit; unit++) {
      awarded.add(raw(defect, unit, rules.running().pointsPerUnit(), Rule.RUNNING));
    }
    return awarded;
  }

  private static List<AwardedPoints> pieceByPiece(RuleSet rules, Defect defect, RollGeometry roll) {
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

  private static AwardedPoints raw(Defect defect, int unit, int points, Rule rule) {
    return new AwardedPoints(defect.defectId(), defect.batchDate(), unit, points, points, rule);
  }

  private static int unit(RuleSet rules, double yMm) {
    return (int) Math.floor((yMm + BoxGroups.TOLERANCE_MM) / rules.unitMm());
  }

  private static boolean inSelvedge(RuleSet rules, Defect defect, RollGeometry roll) {
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

  /** Defects of several nights that continue each other along the warp are measured as one. */
  private static double longestRunMm(RuleSet rules, List<Defect> defects, RollGeometry roll) {
    List<Box> boxes =
        defects.stream()
            .filter(defect -> defect.direction() == Direction.WARP)
            .filter(defect -> !rules.counting().ignoredKinds().contains(defect.kind()))
            .filter(defect -> defect.score() >= rules.counting().minScore())
            .filter(defect -> !inSelvedge(rules, defect, roll))
            .map(Defect::box)
            .toList();
    BoxGroups runs = new BoxGroups(boxes);
    runs.joinAll(rules.running().joinGap().mm());
    return runs.groups().stream()
        .map(group -> group.stream().map(boxes::get).reduce(Box::union).orElseThrow())
        .mapToDouble(Box::heightMm)
        .max()
        .orElse(0);
  }
}

package io.loomsight.models.grade;

import io.loomsight.models.fabric.Box;
import io.loomsight.models.fabric.Defect;
import io.loomsight.models.fabric.DefectKind;
import io.loomsight.models.fabric.Direction;
import io.loomsight.models.grade.AwardedPoints.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Grades a roll by points, as ASTM D5430 is commonly published: points by a defect's longest
 * dimension, capped in every linear metre, over the roll's area.
 *
 * <p>Where a metre has no room for all its defects, earlier nights come first, so that a night
 * never changes what an earlier one counted; then higher scores, then ids.
 */
public final class PointSystem {

  private static final double METRE_MM = 1000;
  private static final Comparator<Defect> BY_NIGHT_AND_SCORE =
      Comparator.comparing(Defect::batchDate)
          .thenComparing(Comparator.comparingDouble(Defect::score).reversed())
          .thenComparing(Defect::defectId);

  private PointSystem() {}

  /**
   * A roll's points.
   *
   * @param awarded one row a defect, and a metre where it runs for more than one; by night, score
   * @param points their sum
   * @param pointsPer100M2 points times 100000 over length in metres times width in millimetres
   * @param longestRunMm the longest warp defect along the roll, over nights
   */
  public record RollPoints(
      List<AwardedPoints> awarded, long points, double pointsPer100M2, double longestRunMm) {

    public RollPoints {
      awarded = List.copyOf(awarded);
    }
  }

  /** The points of a roll with these defects. */
  public static RollPoints grade(RuleSet rules, List<Defect> defects, RollGeometry roll) {
    List<Defect> sorted = defects.stream().sorted(BY_NIGHT_AND_SCORE).toList();
    int capPoints = capPoints(rules, roll.widthMm());
    Map<Integer, Integer> spentByMetre = new HashMap<>();
    List<AwardedPoints> awarded = new ArrayList<>();
    for (Defect defect : sorted) {
      for (AwardedPoints raw : rawPoints(rules, defect, roll)) {
        int spent = spentByMetre.getOrDefault(raw.metre(), 0);
        int points = Math.min(raw.rawPoints(), capPoints - spent);
        spentByMetre.put(raw.metre(), spent + points);
        awarded.add(
            new AwardedPoints(
                raw.defectId(),
                raw.seenDate(),
                raw.metre(),
                raw.rawPoints(),
                points,
                points < raw.rawPoints() ? Rule.CAPPED : raw.rule()));
      }
    }
    long points = awarded.stream().mapToLong(AwardedPoints::points).sum();
    return new RollPoints(
        awarded,
        points,
        pointsPer100M2(points, roll.lengthMm(), roll.widthMm()),
        longestRunMm(rules, sorted, roll));
  }

  /** Points × 100000 / (length in m × width in mm); 0 for a roll without area. */
  static double pointsPer100M2(long points, double lengthMm, double widthMm) {
    double lengthM = lengthMm / METRE_MM;
    return lengthM * widthMm > 0 ? points * 100000.0 / (lengthM * widthMm) : 0;
  }

  /** Points that a metre can hold: scaled by width, rounded down, where the rule set says so. */
  static int capPoints(RuleSet rules, double widthMm) {
    double overWidthMm = rules.widthCap().overWidthMm();
    return switch (rules.widthCap().mode()) {
      case FIXED -> rules.maxPointsPerMetre();
      case SCALED ->
          (int)
              Math.floor(
                  rules.maxPointsPerMetre() * Math.max(1, widthMm / overWidthMm)
                      + BoxGroups.TOLERANCE_MM);
    };
  }

  private static List<AwardedPoints> rawPoints(RuleSet rules, Defect defect, RollGeometry roll) {
    int firstMetre = metre(defect.box().yMm());
    if (rules.ignoredKinds().contains(defect.kind())) {
      return List.of(raw(defect, firstMetre, 0, Rule.KIND_IGNORED));
    }
    if (inSelvedge(rules, defect.box(), roll)) {
      return List.of(raw(defect, firstMetre, 0, Rule.SELVEDGE));
    }
    if (defect.box().heightMm() > METRE_MM + BoxGroups.TOLERANCE_MM) {
      int lastMetre = metre(defect.box().endMm() - 2 * BoxGroups.TOLERANCE_MM);
      List<AwardedPoints> everyMetre = new ArrayList<>();
      for (int metre = firstMetre; metre <= lastMetre; metre++) {
        everyMetre.add(raw(defect, metre, rules.running().pointsPerMetre(), Rule.RUNNING));
      }
      return everyMetre;
    }
    if (defect.kind() == DefectKind.HOLE) {
      RuleSet.Holes holes = rules.holes();
      boolean small = within(defect.lengthMm(), holes.smallUpToMm());
      return List.of(
          raw(defect, firstMetre, small ? holes.smallPoints() : holes.largePoints(), Rule.HOLE));
    }
    return List.of(raw(defect, firstMetre, lengthPoints(rules, defect.lengthMm()), Rule.LENGTH));
  }

  private static AwardedPoints raw(Defect defect, int metre, int points, Rule rule) {
    return new AwardedPoints(defect.defectId(), defect.batchDate(), metre, points, points, rule);
  }

  private static int lengthPoints(RuleSet rules, double lengthMm) {
    return rules.bands().stream()
        .filter(band -> within(lengthMm, band.upToMm()))
        .findFirst()
        .map(RuleSet.Band::points)
        .orElse(rules.longerPoints());
  }

  private static boolean within(double lengthMm, double upToMm) {
    return lengthMm <= upToMm + BoxGroups.TOLERANCE_MM;
  }

  private static int metre(double yMm) {
    return (int) Math.floor((yMm + BoxGroups.TOLERANCE_MM) / METRE_MM);
  }

  private static boolean inSelvedge(RuleSet rules, Box box, RollGeometry roll) {
    double leftMarginMm = roll.leftMm() + rules.selvedgeMarginMm();
    double rightMarginMm = roll.rightMm() - rules.selvedgeMarginMm();
    return (roll.leftSelvedge() == RollGeometry.Edge.SELVEDGE
            && within(box.rightMm(), leftMarginMm))
        || (roll.rightSelvedge() == RollGeometry.Edge.SELVEDGE && within(rightMarginMm, box.xMm()));
  }

  /** Defects of several nights that continue each other along the warp are measured as one. */
  private static double longestRunMm(RuleSet rules, List<Defect> defects, RollGeometry roll) {
    List<Box> boxes =
        defects.stream()
            .filter(defect -> defect.direction() == Direction.WARP)
            .filter(defect -> !rules.ignoredKinds().contains(defect.kind()))
            .map(Defect::box)
            .filter(box -> !inSelvedge(rules, box, roll))
            .toList();
    BoxGroups runs = new BoxGroups(boxes);
    runs.joinAll(rules.running().joinGapMm());
    return runs.groups().stream()
        .map(group -> group.stream().map(boxes::get).reduce(Box::union).orElseThrow())
        .mapToDouble(Box::heightMm)
        .max()
        .orElse(0);
  }
}

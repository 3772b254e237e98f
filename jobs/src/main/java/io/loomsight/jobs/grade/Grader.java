package io.loomsight.jobs.grade;

import io.loomsight.jobs.table.DefectPoints;
import io.loomsight.jobs.table.RollGrade;
import io.loomsight.models.detect.Mismatch;
import io.loomsight.models.fabric.Defect;
import io.loomsight.models.grade.AwardedPoints;
import io.loomsight.models.grade.AwardedPoints.Rule;
import io.loomsight.models.grade.PointSystem;
import io.loomsight.models.grade.PointSystem.RollPoints;
import io.loomsight.models.grade.Rate;
import io.loomsight.models.grade.RollCloth;
import io.loomsight.models.grade.RuleSet;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Grades the rolls of a night.
 *
 * @param factory the mill
 * @param batchDate the night
 * @param ruleSets a roll is graded by each
 * @param shifts for the statistics
 * @param fibres what styles are woven of, which limits can depend on
 */
record Grader(
    String factory,
    LocalDate batchDate,
    List<RuleSet> ruleSets,
    ShiftPlan shifts,
    StyleFibres fibres)
    implements Serializable {

  /**
   * One roll's grades, one a rule set; none for a roll that was not seen tonight.
   *
   * @param frames the roll's frames, of tonight and of earlier nights
   * @param defects the roll's defects, the same
   */
  List<GradedRoll> grade(Collection<RollFrame> frames, Collection<Defect> defects) {
    if (frames.stream().noneMatch(frame -> frame.batchDate().equals(batchDate))) {
      return List.of();
    }
    Roll roll = new Roll(frames, defects, batchDate);
    double judgedMm2 = roll.judgedAreaMm2();
    return ruleSets.stream().map(rules -> grade(rules, roll, judgedMm2)).toList();
  }

  private GradedRoll grade(RuleSet rules, Roll roll, double judgedMm2) {
    RollPoints points = PointSystem.grade(rules, roll.defects(), roll.geometry());
    double coveragePercent = RollCloth.coveragePercent(judgedMm2, roll.geometry().areaMm2());
    RollVerdict verdict =
        RollVerdict.of(
            rules,
            new RollVerdict.Evidence(
                roll.status(),
                coveragePercent,
                points.points(),
                roll.geometry(),
                points.longestRunMm(),
                roll.mismatch()),
            fibres.fibre(roll.first().styleId()),
            roll.first().styleId());
    RollGrade grade =
        new RollGrade(
            factory,
            batchDate,
            rules.name(),
            rules.version(),
            roll.first().loomId(),
            roll.first().rollId(),
            roll.first().styleId(),
            roll.status(),
            roll.firstDate(),
            roll.nights(),
            roll.judgedFrames(),
            roll.geometry().lengthMm(),
            roll.geometry().widthMm(),
            judgedMm2,
            coveragePercent,
            roll.defects().size(),
            points.points(),
            Rate.PER_100_M2.rate(points.points(), roll.geometry()),
            rules.rate().rate(points.points(), roll.geometry()),
            rules.rate(),
            verdict.grade(),
            verdict.reason(),
            roll.mismatch() == Mismatch.Kind.NONE,
            roll.mismatch(),
            roll.hasProvisionalReference());
    Map<String, DefectPoints> byDefect = byDefect(rules, roll.first().rollId(), points.awarded());
    Map<String, Long> pointsByDefect =
        byDefect.values().stream()
            .collect(Collectors.toMap(DefectPoints::defectId, row -> (long) row.points()));
    NightShares shares = new NightShares(roll, shifts, verdict.grade(), pointsByDefect);
    return new GradedRoll(grade, List.copyOf(byDefect.values()), shares.shares(), shares.kinds());
  }

  /** One row a defect: a running one's metres or yards together, in the one it starts in. */
  private Map<String, DefectPoints> byDefect(
      RuleSet rules, String rollId, List<AwardedPoints> awarded) {
    Map<String, DefectPoints> rows = new LinkedHashMap<>();
    for (AwardedPoints part : awarded) {
      rows.merge(
          part.defectId(),
          new DefectPoints(
              factory,
              batchDate,
              rules.name(),
              rollId,
              part.defectId(),
              part.seenDate(),
              part.unit(),
              part.rawPoints(),
              part.points(),
              part.rule().name()),
          Grader::together);
    }
    return rows;
  }

  private static DefectPoints together(DefectPoints one, DefectPoints other) {
    boolean capped =
        one.reason().equals(Rule.CAPPED.name()) || other.reason().equals(Rule.CAPPED.name());
    return new DefectPoints(
        one.factory(),
        one.batchDate(),
        one.ruleSet(),
        one.rollId(),
        one.defectId(),
        one.seenDate(),
        Math.min(one.unit(), other.unit()),
        one.rawPoints() + other.rawPoints(),
        one.points() + other.points(),
        capped ? Rule.CAPPED.name() : one.reason());
  }
}

package io.loomsight.jobs.grade;

import io.loomsight.jobs.table.RollGrade;
import io.loomsight.models.detect.Mismatch;
import io.loomsight.models.grade.Rate;
import io.loomsight.models.grade.RollCloth;
import io.loomsight.models.grade.RuleSet;
import java.time.LocalDate;

/**
 * Grades the rolls of a night by one rule set.
 *
 * @param factory the mill
 * @param batchDate the night
 * @param rules the rule set
 * @param fibres what styles are woven of, which limits can depend on
 */
record Grader(String factory, LocalDate batchDate, RuleSet rules, StyleFibres fibres) {

  GradedRoll graded(RollFacts roll, RollTotals totals) {
    RollGrade grade = grade(roll, totals);
    return new GradedRoll(
        grade, roll.shares().stream().map(share -> share.graded(grade.grade())).toList());
  }

  private RollGrade grade(RollFacts roll, RollTotals totals) {
    double coveragePercent =
        RollCloth.coveragePercent(roll.judgedAreaMm2(), roll.geometry().areaMm2());
    RollVerdict verdict =
        RollVerdict.of(
            rules,
            new RollVerdict.Evidence(
                roll.status(),
                coveragePercent,
                totals.points(),
                roll.geometry(),
                totals.longest(),
                roll.mismatch()),
            fibres.fibre(roll.styleId()),
            roll.styleId());
    return new RollGrade(
        factory,
        batchDate,
        rules.name(),
        rules.version(),
        roll.loomId(),
        roll.rollId(),
        roll.styleId(),
        roll.status(),
        roll.firstDate(),
        roll.nights(),
        roll.judgedFrames(),
        roll.geometry().lengthMm(),
        roll.geometry().widthMm(),
        roll.judgedAreaMm2(),
        coveragePercent,
        totals.defects(),
        totals.falseAlarms(),
        totals.points(),
        rate(Rate.PER_100_M2, roll, totals),
        rate(rules.rate(), roll, totals),
        rules.rate(),
        verdict.grade(),
        verdict.reason(),
        roll.mismatch() == Mismatch.Kind.NONE,
        roll.mismatch(),
        roll.provisionalReference());
  }

  /** NaN where no cloth was judged. */
  private static double rate(Rate rate, RollFacts roll, RollTotals totals) {
    return roll.judgedAreaMm2() > 0 ? rate.rate(totals.points(), roll.geometry()) : Double.NaN;
  }
}

package io.loomsight.jobs.grade;

import io.loomsight.jobs.table.RollGrade.Grade;
import io.loomsight.jobs.table.RollGrade.Status;
import io.loomsight.models.detect.Mismatch;
import io.loomsight.models.grade.RuleSet;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * A roll's grade and why.
 *
 * @param grade FIRST, SECOND, REJECT, or NONE where the roll may not be graded
 * @param reason the same in words; every reason there is
 */
record RollVerdict(Grade grade, String reason) {

  /**
   * What a verdict rests on.
   *
   * @param status whether more cloth may come
   * @param coveragePercent the share of the roll's cloth that was judged
   * @param pointsPer100M2 its points over its area
   * @param longestRunMm its longest running defect
   * @param mismatch why its cloth does not look like its style; NONE where it does
   */
  record Evidence(
      Status status,
      double coveragePercent,
      double pointsPer100M2,
      double longestRunMm,
      Mismatch.Kind mismatch) {}

  /** The verdict by a rule set: only a closed roll that was judged well enough gets a grade. */
  static RollVerdict of(RuleSet rules, Evidence roll) {
    List<String> hindrances = new ArrayList<>();
    if (roll.status() == Status.OPEN) {
      hindrances.add("open: its end was not seen yet");
    }
    if (!(roll.coveragePercent() >= rules.minCoveragePercent())) {
      hindrances.add(
          "coverage %s %% below %s %%"
              .formatted(down(roll.coveragePercent()), exact(rules.minCoveragePercent())));
    }
    if (roll.mismatch() != Mismatch.Kind.NONE) {
      hindrances.add("does not look like its style: " + words(roll.mismatch()));
    }
    if (!hindrances.isEmpty()) {
      return new RollVerdict(Grade.NONE, String.join("; ", hindrances));
    }
    return graded(rules, roll);
  }

  private static String words(Mismatch.Kind mismatch) {
    return switch (mismatch) {
      case NONE -> "it does";
      case SCALE -> "the manifest's scale is not the reference's";
      case MAGNIFICATION -> "another magnification";
      case STYLE -> "other yarns, another style";
      case LIGHT -> "other light";
      case FOCUS -> "out of focus or a dirty lens";
      case OTHER -> "not known why";
    };
  }

  private static RollVerdict graded(RuleSet rules, Evidence roll) {
    double first = rules.limits().firstPer100M2();
    double second = rules.limits().secondPer100M2();
    double points = roll.pointsPer100M2();
    List<String> faults = new ArrayList<>();
    if (roll.longestRunMm() > rules.running().rejectOverMm()) {
      faults.add(
          "running defect of %s m, over %s m"
              .formatted(
                  up(roll.longestRunMm() / 1000), exact(rules.running().rejectOverMm() / 1000)));
    }
    if (points > second) {
      faults.add("%s points per 100 m², over %s".formatted(up(points), exact(second)));
    }
    if (!faults.isEmpty()) {
      return new RollVerdict(Grade.REJECT, String.join("; ", faults));
    }
    return points > first
        ? new RollVerdict(
            Grade.SECOND,
            "%s points per 100 m², over %s, up to %s"
                .formatted(up(points), exact(first), exact(second)))
        : new RollVerdict(
            Grade.FIRST, "%s points per 100 m², up to %s".formatted(down(points), exact(first)));
  }

  /** Rounded so that what is over a limit reads as over it. */
  private static String up(double value) {
    return BigDecimal.valueOf(value).setScale(1, RoundingMode.CEILING).toPlainString();
  }

  /** Rounded so that what is within a limit, or below one, reads so. */
  private static String down(double value) {
    return BigDecimal.valueOf(value).setScale(1, RoundingMode.FLOOR).toPlainString();
  }

  private static String exact(double limit) {
    return BigDecimal.valueOf(limit).stripTrailingZeros().toPlainString();
  }
}

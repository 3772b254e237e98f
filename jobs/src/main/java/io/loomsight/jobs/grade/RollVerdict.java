package io.loomsight.jobs.grade;

import io.loomsight.jobs.table.RollGrade.Status;
import io.loomsight.models.detect.Mismatch;
import io.loomsight.models.grade.Grade;
import io.loomsight.models.grade.GradeLimits;
import io.loomsight.models.grade.LongFaults;
import io.loomsight.models.grade.Rate;
import io.loomsight.models.grade.RollGeometry;
import io.loomsight.models.grade.RuleSet;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A roll's grade and why.
 *
 * @param grade NONE where the roll may not be graded
 * @param reason the same in words; every reason there is
 */
record RollVerdict(Grade grade, String reason) {

  /**
   * What a verdict rests on.
   *
   * @param status whether more cloth may come
   * @param coveragePercent the share of the roll's cloth that was judged
   * @param points its points
   * @param geometry its cloth
   * @param longest its longest running and repeating defects
   * @param mismatch why its cloth does not look like its style; NONE where it does
   */
  record Evidence(
      Status status,
      double coveragePercent,
      long points,
      RollGeometry geometry,
      LongFaults longest,
      Mismatch.Kind mismatch) {}

  /**
   * The verdict by a rule set: only a closed roll that was judged well enough gets a grade.
   *
   * @param fibre what its style is woven of; empty where nobody said
   * @param style its style
   */
  static RollVerdict of(RuleSet rules, Evidence roll, String fibre, String style) {
    List<String> hindrances = new ArrayList<>();
    if (roll.status() == Status.OPEN) {
      hindrances.add("open: its end was not seen yet");
    }
    double wanted = rules.counting().minCoveragePercent();
    if (!(roll.geometry().areaMm2() > 0) || !(roll.coveragePercent() > 0)) {
      hindrances.add("no cloth of it was judged");
    } else if (!(roll.coveragePercent() >= wanted)) {
      hindrances.add(
          "coverage %s %% below %s %%".formatted(down(roll.coveragePercent()), exact(wanted)));
    }
    if (roll.mismatch() != Mismatch.Kind.NONE) {
      hindrances.add("does not look like its style: " + words(roll.mismatch()));
    }
    if (!hindrances.isEmpty()) {
      return new RollVerdict(Grade.NONE, String.join("; ", hindrances));
    }
    return graded(GradeLimits.of(rules, fibre, style, roll.geometry().widthMm()), roll);
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

  private static RollVerdict graded(GradeLimits limits, Evidence roll) {
    Rate rate = limits.rate();
    double found = rate.measured(roll.points(), roll.geometry());
    Grade grade = limits.grade(roll.points(), roll.geometry(), roll.longest());
    Grade byPoints = limits.byPoints(roll.points(), roll.geometry());
    List<String> faults = new ArrayList<>();
    LongFaults longest = roll.longest();
    if (limits.isRunTooLong(longest.runMm())) {
      faults.add(tooLong("running", longest.runMm(), limits.longest().runMm()));
    }
    if (limits.isRepeatTooLong(longest.repeatMm())) {
      faults.add(tooLong("repeating", longest.repeatMm(), limits.longest().repeatMm()));
    }
    String over = "";
    for (Map.Entry<Grade, Double> limit : limits.upTo().entrySet()) {
      double allowed = rate.allowed(limit.getValue(), roll.geometry());
      if (limit.getKey() == byPoints) {
        String shown = over.isEmpty() ? down(found) : up(found);
        return faults.isEmpty()
            ? new RollVerdict(
                grade,
                "%s %s%s, up to %s".formatted(shown, rate.measuredWords(), over, exact(allowed)))
            : new RollVerdict(grade, String.join("; ", faults));
      }
      over = ", over " + exact(allowed);
    }
    faults.add("%s %s%s".formatted(up(found), rate.measuredWords(), over));
    return new RollVerdict(grade, String.join("; ", faults));
  }

  private static String tooLong(String what, double lengthMm, double limitMm) {
    return "%s defect of %s m, over %s m"
        .formatted(what, up(lengthMm / 1000), exact(limitMm / 1000));
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

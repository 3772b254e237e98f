package io.loomsight.jobs.report;

import io.loomsight.jobs.table.KindStatistic;
import io.loomsight.jobs.table.RollGrade;
import io.loomsight.jobs.table.Run;
import io.loomsight.jobs.table.Statistic;
import io.loomsight.models.detect.Mismatch;
import io.loomsight.models.fabric.DefectKind;
import io.loomsight.models.grade.Grade;
import io.loomsight.models.grade.Rate;
import java.time.Instant;
import java.util.Map;

/** Made-up rows of tables for the page's tests. */
final class SampleRows {

  private SampleRows() {}

  static RollGrade roll(
      String rollId,
      String loomId,
      String styleId,
      Grade grade,
      double lengthMm,
      double widthMm,
      long defects,
      long points) {
    boolean closed = grade != Grade.NONE;
    return new RollGrade(
        SamplePages.BATCH.factory(),
        SamplePages.BATCH.batchDate(),
        SamplePages.RULE_SET,
        1,
        loomId,
        rollId,
        styleId,
        closed ? RollGrade.Status.CLOSED : RollGrade.Status.OPEN,
        SamplePages.BATCH.batchDate(),
        1,
        12,
        lengthMm,
        widthMm,
        lengthMm * widthMm * 0.95,
        95,
        defects,
        0,
        points,
        points * 1e8 / (lengthMm * widthMm),
        points * 1e8 / (lengthMm * widthMm),
        Rate.PER_100_M2,
        grade,
        "for the tests",
        true,
        Mismatch.Kind.NONE,
        styleId.startsWith("twill") && defects > 0);
  }

  /** The same roll, as it does not look like its style. */
  static RollGrade misfit(RollGrade roll, Mismatch.Kind kind) {
    return changed(roll, roll.status(), roll.reason(), false, kind);
  }

  /** The same roll without a grade, though no more cloth comes. */
  static RollGrade closed(RollGrade roll) {
    return closed(roll, roll.reason());
  }

  /** The same, for a reason. */
  static RollGrade closed(RollGrade roll, String reason) {
    return changed(roll, RollGrade.Status.CLOSED, reason, roll.fitsStyle(), roll.mismatch());
  }

  private static RollGrade changed(
      RollGrade roll,
      RollGrade.Status status,
      String reason,
      boolean fitsStyle,
      Mismatch.Kind mismatch) {
    return new RollGrade(
        roll.factory(),
        roll.batchDate(),
        roll.ruleSet(),
        roll.ruleSetVersion(),
        roll.loomId(),
        roll.rollId(),
        roll.styleId(),
        status,
        roll.firstDate(),
        roll.nights(),
        roll.frames(),
        roll.lengthMm(),
        roll.widthMm(),
        roll.inspectedAreaMm2(),
        roll.coveragePercent(),
        roll.defects(),
        roll.falseAlarms(),
        roll.points(),
        roll.pointsPer100M2(),
        roll.rate(),
        roll.rateUnit(),
        Grade.NONE,
        reason,
        fitsStyle,
        mismatch,
        roll.provisionalReference());
  }

  static ReportPage.Night night(
      int before, double points, double yieldPercent, double coveragePercent) {
    return new ReportPage.Night(
        SamplePages.BATCH.batchDate().minusDays(before),
        points,
        points / 2,
        yieldPercent,
        coveragePercent,
        148.3);
  }

  static Statistic statistic(
      Statistic.Level level, String name, long rolls, double areaM2, long defects, long points) {
    return new Statistic(
        SamplePages.BATCH.factory(),
        SamplePages.BATCH.batchDate(),
        SamplePages.RULE_SET,
        level,
        name,
        12 * rolls,
        rolls,
        rolls,
        rolls - 1,
        areaM2,
        95,
        defects,
        0,
        0,
        points,
        100 * defects / areaM2,
        100 * points / areaM2,
        100.0 * (rolls - 1) / rolls,
        0,
        0.1);
  }

  /** That of frames which all show ground. */
  static Statistic unseen(Statistic.Level level, String name, long rolls) {
    return new Statistic(
        SamplePages.BATCH.factory(),
        SamplePages.BATCH.batchDate(),
        SamplePages.RULE_SET,
        level,
        name,
        12 * rolls,
        rolls,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        0,
        0.1);
  }

  static KindStatistic kind(DefectKind kind, long defects, long points) {
    return new KindStatistic(
        SamplePages.BATCH.factory(),
        SamplePages.BATCH.batchDate(),
        SamplePages.RULE_SET,
        Statistic.Level.BATCH,
        "all",
        kind,
        defects,
        0,
        0,
        points);
  }

  static Run run(String stage, Run.Outcome outcome, long elapsedMs, String failure) {
    Instant started = SamplePages.CLOCK.instant().minusMillis(elapsedMs);
    return new Run(
        "20260302T010233-71aa",
        SamplePages.BATCH.factory(),
        SamplePages.BATCH.batchDate(),
        stage,
        outcome,
        started,
        SamplePages.CLOCK.instant(),
        elapsedMs,
        "f0",
        "{}",
        Map.of("loomsight", "0.1.0", "spark", "4.2.0"),
        Map.of(),
        failure);
  }
}

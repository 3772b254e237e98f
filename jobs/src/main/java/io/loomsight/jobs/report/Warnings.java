package io.loomsight.jobs.report;

import static io.loomsight.jobs.report.ReportWords.names;
import static io.loomsight.jobs.report.ReportWords.say;

import io.loomsight.jobs.page.Numbers;
import io.loomsight.jobs.page.Words;
import io.loomsight.jobs.table.RollGrade;
import io.loomsight.jobs.table.Run;
import io.loomsight.jobs.table.Statistic;
import io.loomsight.models.detect.Mismatch;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a reader must know before trusting the numbers. */
public final class Warnings {

  /** How much a warning weighs. */
  public enum Weight {
    /** The night's result is incomplete or doubtful. */
    GRAVE,
    /** The result stands, with a reservation. */
    NOTE
  }

  /** One warning: a headline and what it means. */
  public record Warning(Weight weight, Words title, Words detail) {}

  private Warnings() {}

  static boolean anyGrave(ReportPage page) {
    return of(page).stream().anyMatch(warning -> warning.weight() == Weight.GRAVE);
  }

  /** Those of a page, the grave ones of each sort first. */
  public static List<Warning> of(ReportPage page) {
    List<Warning> warnings = new ArrayList<>();
    failedStages(page, warnings);
    misfits(page, warnings);
    rejects(page, warnings);
    coverage(page, warnings);
    provisional(page, warnings);
    withoutGpu(page, warnings);
    return warnings;
  }

  private static void failedStages(ReportPage page, List<Warning> warnings) {
    for (Run run : page.runs()) {
      if (run.outcome() == Run.Outcome.FAILED) {
        warnings.add(
            new Warning(Weight.GRAVE, say("warn.failed", run.stage()), Words.same(run.failure())));
      }
    }
  }

  private static void misfits(ReportPage page, List<Warning> warnings) {
    for (Mismatch.Kind kind : Mismatch.Kind.values()) {
      List<String> rolls =
          page.rolls().stream()
              .map(RollSheet::grade)
              .filter(roll -> !roll.fitsStyle() && mismatch(roll) == kind)
              .map(RollGrade::rollId)
              .toList();
      if (!rolls.isEmpty()) {
        warnings.add(
            new Warning(Weight.GRAVE, say("warn.misfit", names(rolls)), ReportWords.advice(kind)));
      }
    }
  }

  /** Nights graded before reasons were named have none. */
  static Mismatch.Kind mismatch(RollGrade roll) {
    return roll.mismatch() == null || roll.mismatch() == Mismatch.Kind.NONE
        ? Mismatch.Kind.OTHER
        : roll.mismatch();
  }

  private static void rejects(ReportPage page, List<Warning> warnings) {
    double percent = page.refusedPercent();
    if (percent > page.config().rejectWarningPercent()) {
      warnings.add(
          new Warning(
              Weight.GRAVE,
              say("warn.rejects", Numbers.percent(percent)),
              say("warn.rejects.detail", Numbers.percent(page.config().rejectWarningPercent()))));
    }
  }

  private static void coverage(ReportPage page, List<Warning> warnings) {
    double coverage = page.total().map(Statistic::coveragePercent).orElse(Double.NaN);
    if (coverage < Statistic.ENOUGH_COVERAGE_PERCENT) {
      warnings.add(
          new Warning(
              Weight.NOTE,
              say("warn.coverage", Numbers.percent(coverage)),
              say("warn.coverage.detail")));
    }
  }

  private static void provisional(ReportPage page, List<Warning> warnings) {
    List<String> styles =
        Stream.concat(
                page.references().stream()
                    .filter(ReportPage.StyleReference::provisional)
                    .map(ReportPage.StyleReference::styleId),
                page.rolls().stream()
                    .map(RollSheet::grade)
                    .filter(RollGrade::provisionalReference)
                    .map(RollGrade::styleId))
            .distinct()
            .sorted()
            .toList();
    if (!styles.isEmpty()) {
      warnings.add(
          new Warning(
              Weight.NOTE, say("warn.provisional", names(styles)), say("warn.provisional.detail")));
    }
  }

  private static void withoutGpu(ReportPage page, List<Warning> warnings) {
    List<ReportPage.DeviceUse> slow =
        page.devices().stream().filter(use -> !use.note().isEmpty()).toList();
    if (slow.isEmpty()) {
      return;
    }
    warnings.add(
        new Warning(
            Weight.NOTE,
            say("warn.cpu", slow.stream().mapToLong(ReportPage.DeviceUse::frames).sum()),
            say("warn.cpu.detail", slow.get(0).note())));
  }
}

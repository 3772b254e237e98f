package io.loomsight.jobs.report;

import static io.loomsight.jobs.report.ReportWords.say;

import io.loomsight.jobs.page.Numbers;
import io.loomsight.jobs.page.Words;
import io.loomsight.jobs.table.Chart;
import io.loomsight.jobs.table.RollGrade;
import io.loomsight.jobs.table.Statistic;
import io.loomsight.models.alarm.Alarm;
import io.loomsight.models.alarm.Alarm.Urgency;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.DoubleStream;

/**
 * What a manager asks at seven: how good the night was, which looms need a mechanic, which rolls
 * can't ship.
 *
 * @param looms those that need one, the most urgent first
 * @param rolls those that can't, worst first
 * @param second rolls that ship, but not as first quality
 * @param unsure rolls on the loom that are over the limit so far
 */
public record Answers(
    Quality night, List<LoomToSee> looms, List<RollToHold> rolls, long second, long unsure) {

  /** Looms and rolls that are named; the others are counted. */
  public static final int NAMED = 5;

  private static final double PER_CENT = 100;

  /** Fewer earlier nights say nothing of what is usual. */
  private static final int FEWEST_NIGHTS = 3;

  public Answers {
    looms = List.copyOf(looms);
    rolls = List.copyOf(rolls);
  }

  /**
   * How good the night was.
   *
   * @param points points per 100 m², or a dash
   * @param tone CSS class of its colour, or nothing
   * @param notes against the limit, the usual, how many of first quality, on how much it rests
   */
  public record Quality(String points, String tone, List<Words> notes) {

    public Quality {
      notes = List.copyOf(notes);
    }
  }

  /**
   * A loom that needs somebody.
   *
   * @param urgent whether it is to be stopped
   */
  public record LoomToSee(String loomId, boolean urgent, Words action, Words why) {}

  /** A roll that can't ship. */
  public record RollToHold(String rollId, RollSheet.Standing standing, Words why) {}

  /** The answers of a night. */
  public static Answers of(ReportPage page) {
    double limit = page.config().pointsLimitPer100M2();
    List<RollSheet> held =
        page.rolls().stream().filter(sheet -> sheet.standing(limit).isHeld()).toList();
    return new Answers(
        quality(page),
        looms(page),
        held.stream().map(sheet -> hold(sheet, limit)).toList(),
        count(page, RollSheet.Standing.SECOND) + count(page, RollSheet.Standing.THIRD),
        count(page, RollSheet.Standing.OVER_LIMIT));
  }

  /** The looms that are named. */
  public List<LoomToSee> namedLooms() {
    return looms.subList(0, Math.min(NAMED, looms.size()));
  }

  /** The rolls that are named. */
  public List<RollToHold> namedRolls() {
    return rolls.subList(0, Math.min(NAMED, rolls.size()));
  }

  private static long count(ReportPage page, RollSheet.Standing standing) {
    double limit = page.config().pointsLimitPer100M2();
    return page.rolls().stream().filter(sheet -> sheet.standing(limit) == standing).count();
  }

  private static RollToHold hold(RollSheet sheet, double limit) {
    RollGrade grade = sheet.grade();
    RollSheet.Standing standing = sheet.standing(limit);
    Words why =
        switch (standing) {
          case MISFIT -> ReportWords.advice(grade.mismatch());
          case UNGRADED -> RollReason.of(grade);
          default -> say("roll.rate", Numbers.decimals(grade.pointsPer100M2(), 1));
        };
    return new RollToHold(grade.rollId(), standing, why);
  }

  private static Quality quality(ReportPage page) {
    if (page.total().isEmpty()) {
      return new Quality(Numbers.NONE, "", List.of());
    }
    Statistic total = page.total().get();
    double points = total.pointsPer100M2();
    List<Words> notes = new ArrayList<>();
    String limit = Numbers.sensible(page.config().pointsLimitPer100M2());
    boolean over = points > page.config().pointsLimitPer100M2();
    notes.add(
        say(Double.isNaN(points) ? "night.limit" : over ? "night.over" : "night.within", limit));
    againstUsual(page, points).ifPresent(notes::add);
    notes.add(
        total.gradedRolls() == 0
            ? say("night.ungraded")
            : say(
                "night.first",
                Numbers.percent(total.firstQualityPercent()),
                total.firstQualityRolls(),
                total.gradedRolls()));
    restsOn(total.coveragePercent()).ifPresent(notes::add);
    String tone = Double.isNaN(points) ? "" : over ? "bad" : "good";
    return new Quality(Numbers.sensible(points), tone, notes);
  }

  /** On how much of the cloth a number rests, where that is little. */
  static Optional<Words> restsOn(double coveragePercent) {
    return coveragePercent < Statistic.ENOUGH_COVERAGE_PERCENT
        ? Optional.of(say("rests.on", Numbers.percent(coveragePercent)))
        : Optional.empty();
  }

  private static Optional<Words> againstUsual(ReportPage page, double points) {
    double[] before =
        page.nights().stream()
            .filter(night -> night.date().isBefore(page.batch().batchDate()))
            .mapToDouble(ReportPage.Night::pointsPer100M2)
            .filter(Double::isFinite)
            .sorted()
            .toArray();
    if (before.length < FEWEST_NIGHTS || !Double.isFinite(points)) {
      return Optional.empty();
    }
    double usual = median(before);
    if (usual <= 0) {
      return Optional.empty();
    }
    double change = Math.round(PER_CENT * (points / usual - 1));
    return Optional.of(
        say(
            "night.usual",
            (int) Math.signum(change),
            Numbers.decimals(Math.abs(change), 0) + " %",
            Numbers.sensible(usual),
            before.length));
  }

  private static double median(double... sorted) {
    return DoubleStream.of(sorted[(sorted.length - 1) / 2], sorted[sorted.length / 2])
        .average()
        .orElseThrow();
  }

  /** Those with alarms, then those that are surely worse than chance. */
  private static List<LoomToSee> looms(ReportPage page) {
    Set<String> seen = new HashSet<>();
    List<LoomToSee> looms = new ArrayList<>();
    for (Alarm alarm : Alarms.urgentFirst(page)) {
      if (seen.add(alarm.loomId())) {
        boolean stops = alarm.urgency() == Urgency.STOP_LOOM;
        Words why =
            ReportWords.kind(alarm.kind())
                .then(Words.of("：", ": "))
                .then(Words.of(alarm.causeChinese(), alarm.causeEnglish()));
        looms.add(new LoomToSee(alarm.loomId(), stops, say(stops ? "do.stop" : "do.check"), why));
      }
    }
    for (Chart chart : page.charts(Chart.Level.LOOM)) {
      if (Verdict.isWorse(chart) && seen.add(chart.name())) {
        Words why =
            say(
                "looms.unusual",
                Numbers.decimals(chart.ratio(), 1),
                Numbers.decimals(chart.ratioLow(), 1),
                Numbers.decimals(chart.ratioHigh(), 1));
        looms.add(new LoomToSee(chart.name(), false, say("do.watch"), why));
      }
    }
    return looms;
  }
}

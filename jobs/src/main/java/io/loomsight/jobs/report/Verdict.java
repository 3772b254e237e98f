package io.loomsight.jobs.report;

import io.loomsight.jobs.page.Numbers;
import io.loomsight.jobs.page.Words;
import io.loomsight.jobs.table.Chart;
import io.loomsight.jobs.table.Statistic;
import io.loomsight.models.alarm.Alarm;
import io.loomsight.models.statistics.Signal;
import java.util.Optional;

/** The night in one sentence. */
final class Verdict {

  /** How the night went. */
  enum Standing {
    GOOD,
    ATTENTION,
    NO_DATA
  }

  private Verdict() {}

  static Standing standing(ReportPage page) {
    if (page.total().isEmpty() || page.total().get().frames() == 0) {
      return Standing.NO_DATA;
    }
    return attention(page) > 0
            || stoppedLooms(page) > 0
            || worstLoom(page).isPresent()
            || Warnings.anyGrave(page)
        ? Standing.ATTENTION
        : Standing.GOOD;
  }

  static long attention(ReportPage page) {
    double limit = page.config().pointsLimitPer100M2();
    return page.rolls().stream().filter(roll -> roll.standing(limit).needsAttention()).count();
  }

  static Words sentence(ReportPage page) {
    if (standing(page) == Standing.NO_DATA) {
      return Words.of("当晚没有检验任何布面。", "No cloth was inspected this night.");
    }
    Statistic total = page.total().orElseThrow();
    int looms = page.of(Statistic.Level.LOOM).size();
    long rolls = page.allRolls();
    String area = Numbers.rough(total.areaM2());
    Words sentence =
        Words.of(
            "%d 台织机、%d 卷布，共检验 %s m²；".formatted(looms, rolls, area),
            "%s, %s, %s m² inspected; "
                .formatted(Numbers.plural(looms, "loom"), Numbers.plural(rolls, "roll"), area));
    long attention = attention(page);
    sentence =
        sentence.then(
            attention == 0
                ? Words.of("没有需要关注的布卷", "no roll needs attention")
                : Words.of(
                    attention + " 卷需要关注",
                    Numbers.plural(attention, "roll")
                        + (attention == 1 ? " needs" : " need")
                        + " attention"));
    return sentence
        .then(stopped(stoppedLooms(page)))
        .then(worstLoom(page).map(Verdict::aboutLoom).orElse(Words.of("", "")))
        .then(Words.of("。", "."));
  }

  /** Looms with a fault that goes on. */
  static long stoppedLooms(ReportPage page) {
    return page.leads().alarms().stream()
        .filter(alarm -> alarm.urgency() == Alarm.Urgency.STOP_LOOM)
        .map(Alarm::loomId)
        .distinct()
        .count();
  }

  private static Words stopped(long looms) {
    return looms == 0
        ? Words.of("", "")
        : Words.of(
            "；%d 台织机需停机检修".formatted(looms),
            "; %s %s to be stopped for a mechanic"
                .formatted(Numbers.plural(looms, "loom"), looms == 1 ? "is" : "are"));
  }

  /** The loom that is surely worst, if it is worse than chance explains. */
  static Optional<Chart> worstLoom(ReportPage page) {
    return page.charts(Chart.Level.LOOM).stream().filter(Verdict::isWorse).findFirst();
  }

  /**
   * Whether there are more defects than chance explains, even if these cluster: by the u-chart and
   * by Laney's.
   */
  static boolean isWorse(Chart chart) {
    return chart.signal() == Signal.ABOVE && chart.laneySignal() == Signal.ABOVE;
  }

  private static Words aboutLoom(Chart loom) {
    String ratio = Numbers.rough(loom.ratio());
    return Words.of(
        "；织机 %s 的疵点是其品种通常的 %s 倍".formatted(loom.name(), ratio),
        "; loom %s has %s times the defects usual for its styles".formatted(loom.name(), ratio));
  }
}

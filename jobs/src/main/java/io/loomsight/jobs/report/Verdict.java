package io.loomsight.jobs.report;

import static io.loomsight.jobs.report.ReportWords.say;

import io.loomsight.jobs.page.Numbers;
import io.loomsight.jobs.page.Words;
import io.loomsight.jobs.table.Chart;
import io.loomsight.jobs.table.Statistic;
import io.loomsight.models.alarm.Alarm;
import io.loomsight.models.statistics.Signal;
import java.util.Optional;

/** The night in one sentence. */
public final class Verdict {

  /** How the night went. */
  public enum Standing {
    GOOD,
    ATTENTION,
    NO_DATA
  }

  private Verdict() {}

  /** How it went, by what needs somebody to look at it; no data where no cloth was judged. */
  public static Standing standing(ReportPage page) {
    if (page.total().filter(total -> total.areaM2() > 0).isEmpty()) {
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

  /** What was woven, and what needs somebody to look at it. */
  public static Words sentence(ReportPage page) {
    if (standing(page) == Standing.NO_DATA) {
      return say("verdict.none");
    }
    Statistic total = page.total().orElseThrow();
    Words sentence =
        say(
                "verdict.seen",
                page.of(Statistic.Level.LOOM).size(),
                page.allRolls(),
                Numbers.rough(total.areaM2()))
            .then(say("verdict.attention", attention(page)));
    long stopped = stoppedLooms(page);
    sentence = stopped > 0 ? sentence.then(say("verdict.stopped", stopped)) : sentence;
    return sentence
        .then(worstLoom(page).map(Verdict::aboutLoom).orElse(Words.NONE))
        .then(say("verdict.end"));
  }

  /** Looms with a fault that goes on. */
  static long stoppedLooms(ReportPage page) {
    return page.leads().alarms().stream()
        .filter(alarm -> alarm.urgency() == Alarm.Urgency.STOP_LOOM)
        .map(Alarm::loomId)
        .distinct()
        .count();
  }

  /** The loom that is surely worst, if it is worse than chance explains. */
  static Optional<Chart> worstLoom(ReportPage page) {
    return page.charts(Chart.Level.LOOM).stream().filter(Verdict::isWorse).findFirst();
  }

  /**
   * Whether there are more defects than chance explains, even if these cluster: by the u-chart and
   * by Laney's.
   */
  public static boolean isWorse(Chart chart) {
    return chart.signal() == Signal.ABOVE && chart.laneySignal() == Signal.ABOVE;
  }

  private static Words aboutLoom(Chart loom) {
    return say("verdict.worst", loom.name(), Numbers.rough(loom.ratio()));
  }
}

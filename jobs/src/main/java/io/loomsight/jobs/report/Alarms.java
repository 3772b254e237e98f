package io.loomsight.jobs.report;

import static io.loomsight.jobs.report.ReportWords.say;

import io.loomsight.jobs.page.Numbers;
import io.loomsight.jobs.page.Words;
import io.loomsight.models.alarm.Alarm;
import io.loomsight.models.fabric.Box;
import java.util.Comparator;
import java.util.List;

/** Which looms need a mechanic, and where to look. */
public final class Alarms {

  /** More are counted. */
  public static final int MOST_ROWS = 30;

  private static final Comparator<Alarm> URGENT_FIRST =
      Comparator.comparing(Alarm::urgency)
          .thenComparing(Comparator.comparingDouble(Alarm::extentMm).reversed())
          .thenComparing(Alarm::rollId)
          .thenComparing(Alarm::type)
          .thenComparingDouble(alarm -> alarm.box().xMm());

  private Alarms() {}

  /** Those to be stopped first, then the longest faults. */
  public static List<Alarm> urgentFirst(ReportPage page) {
    return page.leads().alarms().stream().sorted(URGENT_FIRST).toList();
  }

  /** What it is. */
  public static Words fault(Alarm alarm) {
    Words kind = ReportWords.kind(alarm.kind());
    return alarm.type() == Alarm.Type.RUNNING
        ? say("alarms.running", kind, Numbers.metres(alarm.extentMm()))
        : say(
            "alarms.repeating",
            kind,
            Numbers.decimals(alarm.periodMm(), 1) + " mm",
            alarm.hits(),
            alarm.turns());
  }

  /** Where it lies. */
  public static Words place(Alarm alarm) {
    Box box = alarm.box();
    return say(
        "alarms.place",
        alarm.rollId(),
        Numbers.metres(box.xMm() + box.widthMm() / 2),
        Numbers.metres(box.yMm()).replace(" m", ""),
        Numbers.metres(box.endMm()));
  }
}

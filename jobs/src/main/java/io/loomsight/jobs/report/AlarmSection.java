package io.loomsight.jobs.report;

import io.loomsight.jobs.page.HtmlWriter;
import io.loomsight.jobs.page.Numbers;
import io.loomsight.jobs.page.Words;
import io.loomsight.models.alarm.Alarm;
import io.loomsight.models.alarm.Alarm.Urgency;
import io.loomsight.models.fabric.Box;
import java.util.Comparator;
import java.util.List;

/** Which looms need a mechanic: those to be stopped first, then the longest faults. */
final class AlarmSection {

  private static final int MOST_ROWS = 30;

  private static final Comparator<Alarm> URGENT_FIRST =
      Comparator.comparing(Alarm::urgency)
          .thenComparing(Comparator.comparingDouble(Alarm::extentMm).reversed())
          .thenComparing(Alarm::rollId)
          .thenComparing(Alarm::type)
          .thenComparingDouble(alarm -> alarm.box().xMm());

  private AlarmSection() {}

  static void write(HtmlWriter html, ReportPage page) {
    List<Alarm> alarms = page.leads().alarms().stream().sorted(URGENT_FIRST).toList();
    html.open("section", "id", "alarms");
    html.element("h2", Words.of("需要机修", "For the mechanic"));
    if (alarms.isEmpty()) {
      html.element(
          "p", Words.of("✓ 没有持续或周期性疵点。", "✓ No running or repeating defect."), "class", "calm");
    } else {
      table(html, alarms.subList(0, Math.min(MOST_ROWS, alarms.size())));
      leftOut(html, alarms.size() - MOST_ROWS);
    }
    html.closeLine();
  }

  private static void table(HtmlWriter html, List<Alarm> alarms) {
    html.open("div", "class", "scroll").open("table", "class", "alarms");
    html.open("thead").open("tr");
    html.element("th", Words.of("织机", "Loom"), "scope", "col");
    html.element("th", Words.of("处理", "What to do"), "scope", "col");
    html.element("th", Words.of("疵点", "Fault"), "scope", "col");
    html.element("th", Words.of("位置", "Where"), "scope", "col");
    html.element("th", Words.of("可能原因", "Likely cause"), "scope", "col");
    html.close().close().open("tbody");
    alarms.forEach(alarm -> row(html, alarm));
    html.close().close().closeLine();
  }

  private static void row(HtmlWriter html, Alarm alarm) {
    boolean stops = alarm.urgency() == Urgency.STOP_LOOM;
    html.open("tr", "class", stops ? "look" : "");
    html.element("th", alarm.loomId(), "scope", "row");
    html.open("td");
    html.element(
            "span",
            stops ? Words.of("▲ 停机", "▲ Stop the loom") : Words.of("检查", "Check"),
            "class",
            stops ? "badge reject" : "badge second")
        .close();
    html.open("td", "class", "wrap").words(fault(alarm)).close();
    html.open("td", "class", "wrap").words(place(alarm)).close();
    html.open("td", "class", "wrap");
    html.words(Words.of(alarm.causeChinese(), alarm.causeEnglish())).close();
    html.close();
  }

  private static Words fault(Alarm alarm) {
    Words kind = Words.of(alarm.kind().chinese(), alarm.kind().english());
    if (alarm.type() == Alarm.Type.RUNNING) {
      String length = Numbers.metres(alarm.extentMm());
      return kind.then(Words.of("，连续 " + length, ", runs for " + length));
    }
    String period = Numbers.decimals(alarm.periodMm(), 1) + " mm";
    return kind.then(
        Words.of(
            "，每 %s 重复，%d 转中 %d 次".formatted(period, alarm.turns(), alarm.hits()),
            ", again every %s, on %d of %d turns".formatted(period, alarm.hits(), alarm.turns())));
  }

  private static Words place(Alarm alarm) {
    Box box = alarm.box();
    String across = Numbers.metres(box.xMm() + box.widthMm() / 2);
    String from = Numbers.metres(box.yMm()).replace(" m", "");
    String to = Numbers.metres(box.endMm());
    return Words.of(
        "%s：横向 %s，纵向 %s–%s".formatted(alarm.rollId(), across, from, to),
        "%s: %s across, %s–%s along".formatted(alarm.rollId(), across, from, to));
  }

  private static void leftOut(HtmlWriter html, int more) {
    if (more > 0) {
      html.element(
          "p",
          Words.of("另有 %d 项未列出。".formatted(more), "%d more not listed.".formatted(more)),
          "class",
          "muted");
    }
  }
}

package io.loomsight.jobs.report;

import io.loomsight.jobs.page.HtmlWriter;
import io.loomsight.jobs.page.Numbers;
import io.loomsight.jobs.page.Words;
import io.loomsight.jobs.table.RollGrade;

/** Every roll in one table, worst first. */
final class RollsSection {

  private RollsSection() {}

  static void write(HtmlWriter html, ReportPage page) {
    html.open("section", "id", "rolls");
    html.element("h2", Words.of("布卷，最差的在前", "Rolls, worst first"));
    if (page.rolls().isEmpty()) {
      html.element("p", Words.of("当晚没有布卷。", "No rolls this night."), "class", "muted");
    } else {
      table(html, page);
    }
    if (page.rollsLeftOut() > 0) {
      html.element(
          "p",
          Words.of(
              "另有 %s 卷未列出。".formatted(Numbers.count(page.rollsLeftOut())),
              Numbers.plural(page.rollsLeftOut(), "roll") + " more not listed."),
          "class",
          "muted");
    }
    html.closeLine();
  }

  /** The badge that names a roll's standing, by shape, word and colour. */
  static void badge(HtmlWriter html, RollSheet.Standing standing) {
    html.element("span", words(standing), "class", "badge " + css(standing));
  }

  private static void table(HtmlWriter html, ReportPage page) {
    html.open("div", "class", "scroll").open("table").open("thead").open("tr");
    heading(html, Words.of("卷号", "Roll"), "");
    heading(html, Words.of("评定", "Grade"), "");
    heading(html, Words.of("每百平方米扣分", "Points / 100 m²"), "n");
    heading(html, Words.of("疵点", "Defects"), "n");
    heading(html, Words.of("织机", "Loom"), "");
    heading(html, Words.of("品种", "Style"), "");
    heading(html, Words.of("状态", "Status"), "");
    heading(html, Words.of("长度", "Length"), "n");
    heading(html, Words.of("覆盖率", "Coverage"), "n");
    html.close().close().open("tbody");
    for (int i = 0; i < page.rolls().size(); i++) {
      row(html, page, i);
    }
    html.close().close().closeLine();
  }

  private static void row(HtmlWriter html, ReportPage page, int index) {
    RollSheet sheet = page.rolls().get(index);
    RollGrade roll = sheet.grade();
    double limit = page.config().pointsLimitPer100M2();
    RollSheet.Standing standing = sheet.standing(limit);
    html.open("tr", "class", standing.needsAttention() ? "look" : "").open("th", "scope", "row");
    if (sheet.drawing().isPresent()) {
      html.element("a", roll.rollId(), "href", "#roll-" + index);
    } else {
      html.text(roll.rollId());
    }
    html.close().open("td", "title", roll.reason());
    badge(html, standing);
    html.close();
    boolean over = roll.pointsPer100M2() > limit;
    html.element("td", Numbers.decimals(roll.pointsPer100M2(), 1), "class", over ? "n over" : "n");
    html.element("td", Numbers.count(roll.defects()), "class", "n");
    html.element("td", roll.loomId());
    html.open("td").text(roll.styleId());
    if (roll.provisionalReference()) {
      html.text(" ").element("span", Words.of("临时基准", "provisional"), "class", "mark");
    }
    html.close().element("td", status(roll));
    html.element("td", Numbers.metres(roll.lengthMm()), "class", "n");
    html.element("td", Numbers.percent(roll.coveragePercent()), "class", "n").closeLine();
  }

  private static Words status(RollGrade roll) {
    Words status =
        switch (roll.status()) {
          case OPEN -> Words.of("在织", "open");
          case CLOSED -> Words.of("已落布", "closed");
        };
    return roll.nights() > 1
        ? status.then(
            Words.of("（第 %d 夜）".formatted(roll.nights()), " (night %d)".formatted(roll.nights())))
        : status;
  }

  private static Words words(RollSheet.Standing standing) {
    return switch (standing) {
      case REJECT -> Words.of("✕ 等外品", "✕ Reject");
      case THIRD -> Words.of("▲ 三等品", "▲ Third");
      case SECOND -> Words.of("▲ 二等品", "▲ Second");
      case MISFIT -> Words.of("? 品种不符", "? Not its style");
      case OVER_LIMIT -> Words.of("▲ 暂超限值", "▲ Over limit so far");
      case OPEN -> Words.of("○ 未定等", "○ Not graded yet");
      case FIRST -> Words.of("✓ 一等品", "✓ First");
      case PREMIUM -> Words.of("✓ 优等品", "✓ Premium");
    };
  }

  private static String css(RollSheet.Standing standing) {
    return switch (standing) {
      case REJECT -> "reject";
      case THIRD, SECOND, OVER_LIMIT -> "second";
      case MISFIT -> "misfit";
      case OPEN -> "open";
      case FIRST, PREMIUM -> "first";
    };
  }

  private static void heading(HtmlWriter html, Words words, String css) {
    html.element("th", words, "scope", "col", "class", css);
  }
}

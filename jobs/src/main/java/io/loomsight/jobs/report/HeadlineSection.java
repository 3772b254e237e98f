package io.loomsight.jobs.report;

import io.loomsight.jobs.page.HtmlWriter;
import io.loomsight.jobs.page.Numbers;
import io.loomsight.jobs.page.PageTemplate;
import io.loomsight.jobs.page.Words;
import io.loomsight.jobs.table.Reject;
import io.loomsight.jobs.table.Statistic;
import java.util.List;

/** The top of the page: one sentence, five numbers, the warnings. */
final class HeadlineSection {

  private HeadlineSection() {}

  static void write(HtmlWriter html, ReportPage page) {
    html.open("header", "class", "top");
    PageTemplate.languageSwitch(html, page.config().firstLanguage());
    html.element("p", Words.of("织物验布夜报", "Nightly fabric inspection"), "class", "kicker");
    html.element("h1", page.batch().factory() + " · " + page.batch().batchDate()).close();
    html.open("section", "class", "verdict " + css(Verdict.standing(page)));
    html.element("span", badge(Verdict.standing(page)), "class", "standing");
    html.element("p", Verdict.sentence(page)).closeLine();
    tiles(html, page);
    warnings(html, Warnings.of(page));
  }

  /** What the browser's tab says. */
  static Words title(ReportPage page) {
    String batch = page.batch().factory() + " · " + page.batch().batchDate();
    return Words.of("验布夜报 · " + batch, "Fabric inspection · " + batch);
  }

  private static void tiles(HtmlWriter html, ReportPage page) {
    html.open("section", "class", "tiles");
    double limit = page.config().pointsLimitPer100M2();
    double area = page.total().map(Statistic::areaM2).orElse(0.0);
    double coverage = page.total().map(Statistic::coveragePercent).orElse(Double.NaN);
    double defectRate = page.total().map(Statistic::defectsPer100M2).orElse(Double.NaN);
    double pointRate = page.total().map(Statistic::pointsPer100M2).orElse(Double.NaN);
    long defects = page.total().map(Statistic::standingDefects).orElse(0L);
    tile(
        html,
        "",
        Words.of("检验面积", "Area inspected"),
        Numbers.sensible(area),
        Words.of("m²", "m²"),
        Words.of("覆盖率 " + Numbers.percent(coverage), "coverage " + Numbers.percent(coverage)));
    tile(
        html,
        "",
        Words.of("每百平方米疵点", "Defects per 100 m²"),
        Numbers.sensible(defectRate),
        Words.of("个", ""),
        Words.of(
            "共 %s 个疵点".formatted(Numbers.count(defects)),
            Numbers.plural(defects, "defect") + " in all"));
    pointsTile(html, pointRate, limit);
    qualityTile(html, page);
    refusedTile(html, page);
    html.closeLine();
  }

  private static void pointsTile(HtmlWriter html, double pointRate, double limit) {
    boolean over = pointRate > limit;
    String limitText = Numbers.sensible(limit);
    Words note =
        Double.isNaN(pointRate)
            ? Words.of("限值 " + limitText, "limit " + limitText)
            : over
                ? Words.of("▲ 超过限值 " + limitText, "▲ over the limit of " + limitText)
                : Words.of("✓ 在限值 " + limitText + " 以内", "✓ within the limit of " + limitText);
    tile(
        html,
        Double.isNaN(pointRate) ? "" : over ? "bad" : "good",
        Words.of("每百平方米扣分", "Points per 100 m²"),
        Numbers.sensible(pointRate),
        Words.of("分", ""),
        note);
  }

  private static void qualityTile(HtmlWriter html, ReportPage page) {
    long graded = page.total().map(Statistic::gradedRolls).orElse(0L);
    long first = page.total().map(Statistic::firstQualityRolls).orElse(0L);
    double percent = page.total().map(Statistic::firstQualityPercent).orElse(Double.NaN);
    String share = graded == 0 ? Numbers.NONE : Numbers.percent(percent);
    boolean some = !share.equals(Numbers.NONE);
    tile(
        html,
        "",
        Words.of("一等品率", "First quality"),
        some ? share.replace(" %", "") : share,
        some ? Words.of("%", "%") : Words.of("", ""),
        graded == 0
            ? Words.of("尚无布卷定等", "no roll graded yet")
            : Words.of(
                "已定等 %d 卷，其中 %d 卷一等".formatted(graded, first),
                "%d of %s graded".formatted(first, Numbers.plural(graded, "roll"))));
  }

  private static void refusedTile(HtmlWriter html, ReportPage page) {
    long refused = page.refused(Reject.Subject.IMAGE);
    double percent = page.refusedPercent();
    boolean many = percent > page.config().rejectWarningPercent();
    String landed = Numbers.count(page.landedImages());
    String share = Double.isNaN(percent) ? "" : " · " + Numbers.percent(percent);
    tile(
        html,
        many ? "bad" : "",
        Words.of("剔除图像", "Images refused"),
        Numbers.count(refused),
        Words.of("张", ""),
        Words.of(
            (many ? "▲ " : "") + "共收到 %s 张%s".formatted(landed, share),
            (many ? "▲ " : "") + "of %s landed%s".formatted(landed, share)));
  }

  private static void tile(
      HtmlWriter html, String tone, Words label, String number, Words unit, Words note) {
    html.open("div", "class", ("tile " + tone).strip());
    html.element("div", label, "class", "label");
    html.open("div", "class", "number").element("span", number, "class", "big");
    html.element("span", unit, "class", "unit").close();
    html.element("div", note, "class", "note").close();
  }

  private static void warnings(HtmlWriter html, List<Warnings.Warning> warnings) {
    html.open("section", "class", "warnings");
    if (warnings.isEmpty()) {
      html.element("p", Words.of("✓ 无警示", "✓ No warnings"), "class", "calm");
    }
    for (Warnings.Warning warning : warnings) {
      boolean grave = warning.weight() == Warnings.Weight.GRAVE;
      html.open("p", "class", grave ? "warning grave" : "warning");
      html.element("span", grave ? "▲ " : "● ", "class", "sign", "aria-hidden", "true");
      html.element("strong", warning.title()).text(" ").words(warning.detail()).close();
    }
    html.closeLine();
  }

  private static String css(Verdict.Standing standing) {
    return switch (standing) {
      case GOOD -> "good";
      case ATTENTION -> "attention";
      case NO_DATA -> "empty";
    };
  }

  private static Words badge(Verdict.Standing standing) {
    return switch (standing) {
      case GOOD -> Words.of("✓ 正常", "✓ In order");
      case ATTENTION -> Words.of("▲ 需关注", "▲ Attention");
      case NO_DATA -> Words.of("○ 无数据", "○ No data");
    };
  }
}

package io.loomsight.jobs.report;

import io.loomsight.jobs.page.HtmlWriter;
import io.loomsight.jobs.page.Numbers;
import io.loomsight.jobs.page.Words;
import io.loomsight.jobs.table.Chart;
import io.loomsight.jobs.table.KindStatistic;
import io.loomsight.jobs.table.Statistic;
import io.loomsight.models.statistics.Signal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Where the defects come from: by loom, shift, style, kind and camera. */
final class StatisticsSection {

  private static final int MOST_ROWS = 15;

  private StatisticsSection() {}

  static void write(HtmlWriter html, ReportPage page) {
    html.open("section", "id", "statistics");
    html.element("h2", Words.of("疵点来自哪里", "Where the defects come from"));
    html.element(
        "p",
        Words.of(
            "排在最前的，是确定最差的。条：每百平方米疵点；细线：95 % 区间，布少则宽；竖线：该品种通常的水平。▲ 超出偶然；↗ 几夜来在变差。",
            "The surely worst come first. Bar: defects per 100 m²; thin line: its 95 % interval, wide "
                + "where there is little cloth; tick: what is usual for its styles. ▲ more than "
                + "chance explains; ↗ getting worse over nights."),
        "class",
        "muted");
    html.open("div", "class", "stack");
    level(html, page, Statistic.Level.LOOM, Words.of("织机", "Loom"));
    kinds(html, page.kinds());
    level(html, page, Statistic.Level.SHIFT, Words.of("班次", "Shift"));
    level(html, page, Statistic.Level.STYLE, Words.of("品种", "Style"));
    if (page.of(Statistic.Level.CAMERA).size() > 1) {
      level(html, page, Statistic.Level.CAMERA, Words.of("相机", "Camera"));
    }
    html.close().closeLine();
  }

  private static void level(HtmlWriter html, ReportPage page, Statistic.Level level, Words title) {
    List<Statistic> rows = page.of(level);
    double scale = scale(page, rows);
    html.open("div", "class", "panel").element("h3", title);
    head(
        html,
        title,
        Words.of("疵点 / 100 m²", "Defects / 100 m²"),
        List.of(
            Words.of("是通常的几倍", "Times the usual"),
            Words.of("扣分 / 100 m²", "Points / 100 m²"),
            Words.of("疵点", "Defects"),
            Words.of("面积 m²", "Area m²"),
            Words.of("一等品率", "First")));
    for (Statistic row : rows.subList(0, Math.min(MOST_ROWS, rows.size()))) {
      Optional<Chart> chart = page.chart(row);
      html.open("tr").open("th", "scope", "row").text(row.name());
      chart.ifPresent(found -> marks(html, found));
      html.close();
      interval(html, row, chart, scale);
      html.element("td", chart.map(StatisticsSection::times).orElse(Numbers.NONE), "class", "n");
      html.element("td", Numbers.decimals(row.pointsPer100M2(), 1), "class", "n");
      html.element("td", Numbers.count(row.standingDefects()), "class", "n");
      html.element("td", Numbers.sensible(row.areaM2()), "class", "n");
      html.element("td", Numbers.percent(row.firstQualityPercent()), "class", "n").closeLine();
    }
    foot(html, rows.size());
  }

  private static void marks(HtmlWriter html, Chart chart) {
    if (Verdict.isWorse(chart)) {
      html.text(" ").element("span", Words.of("▲ 异常", "▲ unusual"), "class", "mark bad");
    }
    if (chart.trendSignal() == Signal.ABOVE) {
      html.text(" ").element("span", Words.of("↗ 变差", "↗ getting worse"), "class", "mark");
    }
    if (chart.trendSignal() == Signal.BELOW) {
      html.text(" ").element("span", Words.of("↘ 变好", "↘ getting better"), "class", "mark good");
    }
  }

  private static String times(Chart chart) {
    return Numbers.decimals(chart.ratio(), 1)
        + " ("
        + Numbers.decimals(chart.ratioLow(), 1)
        + "–"
        + Numbers.decimals(chart.ratioHigh(), 1)
        + ")";
  }

  /** What the whole track stands for: all bars fit, and intervals of up to twice the longest. */
  private static double scale(ReportPage page, List<Statistic> rows) {
    double highest = rows.stream().mapToDouble(Statistic::defectsPer100M2).max().orElse(0);
    double widest =
        rows.stream()
            .flatMap(row -> page.chart(row).stream())
            .mapToDouble(chart -> Math.max(chart.per100M2High(), chart.centrePer100M2()))
            .filter(Double::isFinite)
            .max()
            .orElse(highest);
    return Math.max(highest, Math.min(widest, 2 * highest));
  }

  private static void interval(
      HtmlWriter html, Statistic row, Optional<Chart> chart, double scale) {
    html.open("td").open("div", "class", "barcell").open("div", "class", "track");
    html.open("div", "class", "bar", "style", "width:" + share(row.defectsPer100M2(), scale))
        .close();
    chart.ifPresent(
        found -> {
          double low = Math.min(found.per100M2Low(), scale);
          double high = Math.min(found.per100M2High(), scale);
          html.open(
                  "div",
                  "class",
                  "whisker",
                  "style",
                  "left:%s;width:%s".formatted(share(low, scale), share(high - low, scale)))
              .close();
          html.open(
                  "div", "class", "usual", "style", "left:" + share(found.centrePer100M2(), scale))
              .close();
        });
    html.close();
    html.element("span", Numbers.decimals(row.defectsPer100M2(), 1), "class", "value");
    html.close().close();
  }

  private static String share(double value, double scale) {
    double percent = scale > 0 && Double.isFinite(value) ? 100 * Math.min(value, scale) / scale : 0;
    return Numbers.px(percent) + "%";
  }

  private static void kinds(HtmlWriter html, List<KindStatistic> all) {
    Words title = Words.of("疵点种类", "Kind");
    List<KindStatistic> rows =
        all.stream()
            .filter(row -> row.standingDefects() > 0)
            .sorted(
                Comparator.comparingLong(KindStatistic::standingDefects)
                    .reversed()
                    .thenComparing(KindStatistic::kind))
            .toList();
    long highest = rows.stream().mapToLong(KindStatistic::standingDefects).max().orElse(0);
    long sum = rows.stream().mapToLong(KindStatistic::standingDefects).sum();
    html.open("div", "class", "panel").element("h3", title);
    head(
        html,
        title,
        Words.of("疵点数", "Defects"),
        List.of(Words.of("占比", "Share"), Words.of("扣分", "Points")));
    for (KindStatistic row : rows.subList(0, Math.min(MOST_ROWS, rows.size()))) {
      html.open("tr");
      html.element("th", Words.of(row.kind().chinese(), row.kind().english()), "scope", "row");
      String css =
          switch (row.kind().direction()) {
            case WARP -> "warp";
            case WEFT -> "weft";
            case AREA -> "area";
          };
      bar(
          html,
          css,
          (double) row.standingDefects(),
          (double) highest,
          Numbers.count(row.standingDefects()));
      html.element("td", Numbers.percent(100.0 * row.standingDefects() / sum), "class", "n");
      html.element("td", Numbers.count(row.points()), "class", "n").closeLine();
    }
    foot(html, rows.size());
  }

  private static void head(HtmlWriter html, Words first, Words bar, List<Words> numbers) {
    html.open("div", "class", "scroll").open("table", "class", "bars").open("thead").open("tr");
    html.element("th", first, "scope", "col").element("th", bar, "scope", "col", "class", "barcol");
    numbers.forEach(words -> html.element("th", words, "scope", "col", "class", "n"));
    html.close().close().open("tbody");
  }

  private static void foot(HtmlWriter html, int rows) {
    if (rows == 0) {
      html.open("tr").element("td", Numbers.NONE).close();
    }
    html.close().close().close();
    if (rows > MOST_ROWS) {
      html.element(
          "p",
          Words.of(
              "另有 %d 项未列出。".formatted(rows - MOST_ROWS), (rows - MOST_ROWS) + " more not listed."),
          "class",
          "muted");
    }
    html.closeLine();
  }

  private static void bar(HtmlWriter html, String css, double value, double highest, String label) {
    double percent = highest > 0 && Double.isFinite(value) ? 100 * value / highest : 0;
    html.open("td").open("div", "class", "barcell").open("div", "class", "track");
    html.open("div", "class", ("bar " + css).strip(), "style", "width:" + Numbers.px(percent) + "%")
        .close()
        .close();
    html.element("span", label, "class", "value").close().close();
  }
}

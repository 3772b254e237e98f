package io.loomsight.jobs.report;

import io.loomsight.jobs.table.KindStatistic;
import io.loomsight.jobs.table.Statistic;
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
    html.open("div", "class", "columns");
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
    Optional<Verdict.WorstLoom> worst =
        level == Statistic.Level.LOOM ? Verdict.worstLoom(rows) : Optional.empty();
    double highest = rows.stream().mapToDouble(Statistic::defectsPer100M2).max().orElse(0);
    html.open("div", "class", "panel").element("h3", title);
    head(
        html,
        title,
        Words.of("疵点 / 100 m²", "Defects / 100 m²"),
        List.of(
            Words.of("扣分 / 100 m²", "Points / 100 m²"),
            Words.of("疵点", "Defects"),
            Words.of("面积 m²", "Area m²"),
            Words.of("一等品率", "First")));
    for (Statistic row : rows.subList(0, Math.min(MOST_ROWS, rows.size()))) {
      html.open("tr").open("th", "scope", "row").text(row.name());
      if (worst.isPresent() && worst.get().name().equals(row.name())) {
        html.text(" ").element("span", Words.of("▲ 异常", "▲ unusual"), "class", "mark bad");
      }
      html.close();
      bar(html, "", row.defectsPer100M2(), highest, Numbers.decimals(row.defectsPer100M2(), 1));
      html.element("td", Numbers.decimals(row.pointsPer100M2(), 1), "class", "n");
      html.element("td", Numbers.count(row.defects()), "class", "n");
      html.element("td", Numbers.sensible(row.areaM2()), "class", "n");
      html.element("td", Numbers.percent(row.firstQualityPercent()), "class", "n").closeLine();
    }
    foot(html, rows.size());
  }

  private static void kinds(HtmlWriter html, List<KindStatistic> all) {
    Words title = Words.of("疵点种类", "Kind");
    List<KindStatistic> rows =
        all.stream()
            .filter(row -> row.defects() > 0)
            .sorted(
                Comparator.comparingLong(KindStatistic::defects)
                    .reversed()
                    .thenComparing(KindStatistic::kind))
            .toList();
    long highest = rows.stream().mapToLong(KindStatistic::defects).max().orElse(0);
    long sum = rows.stream().mapToLong(KindStatistic::defects).sum();
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
      bar(html, css, (double) row.defects(), (double) highest, Numbers.count(row.defects()));
      html.element("td", Numbers.percent(100.0 * row.defects() / sum), "class", "n");
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

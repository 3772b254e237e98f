package io.loomsight.jobs.report;

import static io.loomsight.jobs.page.PageJson.put;
import static io.loomsight.jobs.report.ReportWords.say;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loomsight.jobs.page.PageJson;
import io.loomsight.jobs.table.Chart;
import io.loomsight.jobs.table.KindStatistic;
import io.loomsight.jobs.table.Statistic;
import java.util.List;

/** What the page's charts draw, as JSON that can stand in a page; the script beside it reads it. */
public final class ChartData {

  private static final List<String> WORDS =
      List.of(
          "trend.points",
          "trend.yield",
          "trend.limit",
          "trend.aria",
          "loom.axis",
          "loom.aria",
          "kind.count",
          "kind.share",
          "kind.aria");

  private ChartData() {}

  /** The data of a page's charts. */
  public static String json(ReportPage page) {
    ObjectNode all = PageJson.object();
    ObjectNode words = all.putObject("words");
    WORDS.forEach(key -> put(words, key, say(key)));
    trend(all.putObject("trend"), page);
    looms(all.putArray("looms"), page);
    kinds(all.putArray("kinds"), page);
    return PageJson.text(all);
  }

  private static void trend(ObjectNode trend, ReportPage page) {
    trend.put("limit", page.config().pointsLimitPer100M2());
    trend.put("enough", Statistic.ENOUGH_COVERAGE_PERCENT);
    ArrayNode nights = trend.putArray("nights");
    for (ReportPage.Night night : page.nights()) {
      ObjectNode point = nights.addObject();
      point.put("date", night.date().toString());
      put(point, "points", night.pointsPer100M2());
      put(point, "yield", night.firstQualityPercent());
      put(point, "coverage", night.coveragePercent());
    }
  }

  private static void looms(ArrayNode looms, ReportPage page) {
    for (Chart chart : page.charts(Chart.Level.LOOM)) {
      ObjectNode loom = looms.addObject();
      loom.put("name", chart.name());
      put(loom, "ratio", chart.ratio());
      put(loom, "low", chart.ratioLow());
      put(loom, "high", chart.ratioHigh());
      loom.put("worse", Verdict.isWorse(chart));
    }
  }

  private static void kinds(ArrayNode kinds, ReportPage page) {
    for (KindStatistic row : Kinds.mostFirst(page)) {
      ObjectNode kind = kinds.addObject();
      put(kind, "name", ReportWords.kind(row.kind()));
      kind.put("count", row.standingDefects());
      kind.put("direction", ReportWords.css(row.kind().direction()));
    }
  }
}

package io.loomsight.jobs.park;

import static io.loomsight.jobs.page.PageJson.put;
import static io.loomsight.jobs.park.ParkWords.say;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loomsight.jobs.page.PageJson;
import io.loomsight.jobs.table.Statistic;
import java.util.List;

/** What the page's charts draw, as JSON. */
public final class ParkData {

  private static final List<String> WORDS =
      List.of(
          "trend.points",
          "trend.yield",
          "trend.limit",
          "trend.aria",
          "kind.count",
          "kind.share",
          "kind.aria");

  private ParkData() {}

  /** The data of a page's charts. */
  public static String json(ParkPage page) {
    ObjectNode all = PageJson.object();
    ObjectNode words = all.putObject("words");
    WORDS.forEach(key -> put(words, key, say(key)));
    ObjectNode trend = all.putObject("trend");
    trend.put("limit", page.pointsLimitPer100M2());
    trend.put("enough", Statistic.ENOUGH_COVERAGE_PERCENT);
    ArrayNode nights = trend.putArray("nights");
    for (MillNight night : page.byNight()) {
      ObjectNode point = nights.addObject();
      point.put("date", night.date().toString());
      put(point, "points", night.pointsPer100M2());
      put(point, "yield", night.firstPercent());
      put(point, "coverage", night.coveragePercent());
    }
    all.putArray("looms");
    ArrayNode kinds = all.putArray("kinds");
    for (ParkPage.KindCount row : page.kinds()) {
      ObjectNode kind = kinds.addObject();
      put(kind, "name", row.name());
      kind.put("count", row.count());
      kind.put("direction", row.direction());
    }
    return PageJson.text(all);
  }
}

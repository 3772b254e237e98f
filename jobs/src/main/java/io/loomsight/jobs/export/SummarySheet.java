package io.loomsight.jobs.export;

import io.loomsight.jobs.sheet.Column;
import io.loomsight.jobs.sheet.CoverSheet;
import io.loomsight.jobs.sheet.Sheet;
import io.loomsight.jobs.sheet.Style;
import io.loomsight.jobs.sheet.Value;
import io.loomsight.jobs.sheet.WorkbookWriter;
import io.loomsight.jobs.table.Statistic;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The first sheet: which nights, by which rule set, how good they were, what the others hold. */
final class SummarySheet {

  /** What of a night stands here; its headings are those of the statistics. */
  private static final Sheet<Statistic> NIGHT =
      new Sheet<>(
          "statistics",
          "Summary",
          0,
          Headings.MESSAGES,
          List.of(
              Column.date("batchDate", Statistic::batchDate),
              Column.decimal("areaM2", Style.SQUARE_METRES, Statistic::areaM2),
              Column.decimal("coveragePercent", Style.PERCENT, Statistic::coveragePercent),
              Column.count("rolls", Statistic::rolls),
              Column.decimal("firstQualityPercent", Style.PERCENT, Statistic::firstQualityPercent),
              Column.count("defects", Statistic::defects),
              Column.count("points", Statistic::points),
              Column.decimal("pointsPer100M2", Style.RATE, Statistic::pointsPer100M2)));

  private final CoverSheet sheet;

  /** Begins the sheet, before all others. */
  SummarySheet(WorkbookWriter writer) {
    this.sheet = writer.cover("Summary");
  }

  /**
   * Fills the sheet.
   *
   * @param rows how many rows each other sheet has, in their order
   */
  void fill(Summary summary, Map<Sheet<?>, Long> rows) {
    sheet.title(Headings.say("summary.title"));
    fact("summary.factory", summary.factory());
    fact("summary.nights", nights(summary));
    fact("summary.ruleSet", summary.ruleSet());
    fact(
        "summary.ruleSetVersion",
        summary.ruleSetVersions().stream().map(String::valueOf).collect(Collectors.joining(", ")));
    fact("summary.madeBy", madeBy(summary));
    if (!summary.missing().isEmpty()) {
      fact("summary.missing", String.join(", ", summary.missing()));
    }
    if (summary.leftOut() > 0) {
      long held = rows.getOrDefault(Sheets.DEFECTS, 0L);
      fact("summary.held", Headings.say("summary.held.which", held, summary.leftOut()).both());
    }
    sheet.gap();
    sheet.table(NIGHT, summary.whole());
    sheet.gap();
    sheet.heading(Headings.say("summary.sheets"));
    rows.forEach(
        (other, count) -> sheet.contents(other, count, Headings.say("sheet." + other.name())));
    sheet.gap();
    for (String key : List.of("summary.units", "summary.times", "summary.texts")) {
      sheet.note(Headings.say(key));
    }
    sheet.end(NIGHT.columns().size());
  }

  private void fact(String key, String text) {
    sheet.fact(Headings.say(key), Style.TEXT, new Value.Text(text));
  }

  private static String nights(Summary summary) {
    String first = summary.nights().get(0).toString();
    String last = summary.nights().get(summary.nights().size() - 1).toString();
    return first.equals(last)
        ? first
        : "%s … %s (%d)".formatted(first, last, summary.nights().size());
  }

  private static String madeBy(Summary summary) {
    return summary.versions().entrySet().stream()
        .map(version -> version.getKey() + " " + version.getValue())
        .collect(Collectors.joining(", "));
  }
}

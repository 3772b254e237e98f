package io.loomsight.jobs.export;

import io.loomsight.jobs.page.Words;
import io.loomsight.jobs.table.Statistic;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.streaming.SXSSFSheet;

/** The first sheet: which nights, by which rule set, how good they were, what the others hold. */
final class SummarySheet {

  private static final int LABEL_CHARS = 34;
  private static final int VALUE_CHARS = 20;

  private final SXSSFSheet sheet;
  private final CellStyles styles;
  private int next;

  SummarySheet(SXSSFSheet sheet, CellStyles styles) {
    this.sheet = sheet;
    this.styles = styles;
  }

  /**
   * Fills the sheet.
   *
   * @param rows how many rows each other sheet has, in their order
   */
  void fill(Summary summary, Map<Sheet<?>, Long> rows) {
    styles.title(row().createCell(0), Headings.say("summary.title").both());
    fact("summary.factory", new Value.Text(summary.factory()));
    fact("summary.nights", new Value.Text(nights(summary)));
    fact("summary.ruleSet", new Value.Text(summary.ruleSet()));
    fact(
        "summary.ruleSetVersion",
        new Value.Text(
            summary.ruleSetVersions().stream()
                .map(String::valueOf)
                .collect(Collectors.joining(", "))));
    fact("summary.madeBy", new Value.Text(madeBy(summary)));
    if (!summary.missing().isEmpty()) {
      fact("summary.missing", new Value.Text(String.join(", ", summary.missing())));
    }
    if (summary.leftOut() > 0) {
      long held = rows.getOrDefault(Sheets.DEFECTS, 0L);
      fact(
          "summary.held",
          new Value.Text(Headings.say("summary.held.which", held, summary.leftOut()).both()));
    }
    next++;
    nightsTable(summary.whole());
    next++;
    styles.heading(row().createCell(0), Style.TEXT, Headings.say("summary.sheets").both());
    rows.forEach(this::sheetRow);
    next++;
    for (String key : List.of("summary.units", "summary.times", "summary.texts")) {
      Words words = Headings.say(key);
      text(row(), 0, words.chinese());
      text(row(), 0, words.english());
    }
    sheet.setColumnWidth(0, CellStyles.width(LABEL_CHARS));
    for (int place = 1; place < NIGHT.columns().size(); place++) {
      sheet.setColumnWidth(place, CellStyles.width(VALUE_CHARS));
    }
    sheet.createFreezePane(0, 1);
    Print.lay(sheet, NIGHT.columns().size());
  }

  /** What of a night stands here; its headings are those of the statistics. */
  private static final Sheet<Statistic> NIGHT =
      new Sheet<>(
          "statistics",
          "Summary",
          0,
          List.of(
              Column.date("batchDate", Statistic::batchDate),
              Column.decimal("areaM2", Style.SQUARE_METRES, Statistic::areaM2),
              Column.decimal("coveragePercent", Style.PERCENT, Statistic::coveragePercent),
              Column.count("rolls", Statistic::rolls),
              Column.decimal("firstQualityPercent", Style.PERCENT, Statistic::firstQualityPercent),
              Column.count("defects", Statistic::defects),
              Column.count("points", Statistic::points),
              Column.decimal("pointsPer100M2", Style.RATE, Statistic::pointsPer100M2)));

  private void nightsTable(List<Statistic> nights) {
    Row chinese = row();
    Row english = row();
    for (int place = 0; place < NIGHT.columns().size(); place++) {
      Style style = NIGHT.columns().get(place).style();
      Words words = Headings.of(NIGHT, NIGHT.columns().get(place));
      styles.heading(chinese.createCell(place), style, words.chinese());
      styles.heading(english.createCell(place), style, words.english());
    }
    for (Statistic night : nights) {
      Row row = row();
      for (int place = 0; place < NIGHT.columns().size(); place++) {
        Column<Statistic> column = NIGHT.columns().get(place);
        styles.fill(row.createCell(place), column.style(), column.value().apply(night));
      }
    }
  }

  private void sheetRow(Sheet<?> sheet, long rows) {
    Row row = row();
    text(row, 0, sheet.title());
    styles.fill(row.createCell(1), Style.COUNT, new Value.Whole(rows));
    text(row, 2, Headings.say("sheet." + sheet.name()).both());
  }

  private void fact(String key, Value value) {
    Row row = row();
    text(row, 0, Headings.say(key).both());
    styles.fill(row.createCell(1), Style.TEXT, value);
  }

  private void text(Row row, int place, String text) {
    styles.fill(row.createCell(place), Style.TEXT, new Value.Text(text));
  }

  private Row row() {
    return sheet.createRow(next++);
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

package io.loomsight.jobs.park;

import io.loomsight.jobs.page.Words;
import io.loomsight.jobs.park.ParkSheets.NightOfMill;
import io.loomsight.jobs.sheet.CoverSheet;
import io.loomsight.jobs.sheet.Sheet;
import io.loomsight.jobs.sheet.Style;
import io.loomsight.jobs.sheet.Value;
import io.loomsight.jobs.sheet.WorkbookWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;

/** A park's page as a workbook: what it comes to, then its mills, nights, compute and vouchers. */
final class ParkWorkbook {

  private static final int COVER_COLUMNS = 3;

  private final ParkPage page;
  private final WorkbookWriter writer;
  private final CoverSheet cover;

  private ParkWorkbook(ParkPage page, WorkbookWriter writer) {
    this.page = page;
    this.writer = writer;
    this.cover = writer.cover("Summary");
  }

  /** Writes the whole file; the same page gives the same bytes. */
  static void write(ParkPage page, OutputStream output) throws IOException {
    String created = page.createdAt().truncatedTo(ChronoUnit.SECONDS).toString();
    try (WorkbookWriter writer = new WorkbookWriter(WorkbookWriter.ROWS_A_SHEET, created)) {
      new ParkWorkbook(page, writer).fill();
      writer.writeTo(output);
    }
  }

  private void fill() {
    cover.title(say("cover.title"));
    text("cover.park", page.park());
    text("cover.dates", page.dates().first() + " … " + page.dates().last());
    text("cover.ruleSet", page.ruleSet());
    page.total().ifPresent(this::cloth);
    number("cover.gpuHours", Style.HOURS, page.gpuHours());
    number("cover.cpuHours", Style.HOURS, page.cpuHours());
    number("cover.claimYuan", Style.YUAN, ParkSheets.yuan(page.claimFen()));
    cover.gap();
    cover.heading(say("cover.sheets"));
    sheet("sheet.mills", ParkSheets.MILLS, page.mills());
    sheet("sheet.nights", ParkSheets.NIGHTS, nights());
    sheet("sheet.compute", ParkSheets.COMPUTE, page.compute());
    sheet("sheet.vouchers", ParkSheets.VOUCHERS, page.vouchers());
    cover.end(COVER_COLUMNS);
  }

  private void cloth(MillNight total) {
    number("cover.pointsPer100M2", Style.RATE, total.pointsPer100M2());
    number("cover.limit", Style.RATE, page.pointsLimitPer100M2());
    number("cover.firstPercent", Style.PERCENT, total.firstPercent());
    number("cover.coveragePercent", Style.PERCENT, total.coveragePercent());
    number("cover.areaM2", Style.SQUARE_METRES, total.areaM2());
  }

  /** By date, and the mills of a date by their names. */
  private List<NightOfMill> nights() {
    return page.mills().stream()
        .flatMap(
            mill -> mill.nights().stream().map(night -> new NightOfMill(mill.factory(), night)))
        .sorted(
            Comparator.comparing((NightOfMill row) -> row.night().date())
                .thenComparing(NightOfMill::factory))
        .toList();
  }

  private <R> void sheet(String key, Sheet<R> sheet, List<R> rows) {
    cover.contents(sheet, writer.write(sheet, rows.iterator()), say(key));
  }

  private void text(String key, String text) {
    cover.fact(say(key), Style.TEXT, new Value.Text(text));
  }

  private void number(String key, Style style, double number) {
    cover.fact(say(key), style, new Value.Decimal(number));
  }

  private static Words say(String key) {
    return ParkSheets.MESSAGES.say(key);
  }
}

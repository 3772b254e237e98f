package io.loomsight.jobs.export;

import io.loomsight.jobs.page.Words;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.List;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * Writes a workbook whose rows are in memory a few at a time: the others lie in compressed
 * temporary files, which {@link #close} removes. A sheet has two rows of headings, Chinese and
 * English, which stay in sight, and goes on in another where it is full.
 */
final class WorkbookWriter implements AutoCloseable {

  /** Most rows of a sheet, its headings among them. */
  static final int ROWS_A_SHEET = 1 << 20;

  private static final int HEADINGS = 2;
  private static final int ROWS_IN_MEMORY = 200;

  private final SXSSFWorkbook workbook;
  private final CellStyles styles;
  private final int rowsASheet;

  /**
   * @param rowsASheet most rows of a sheet, its headings among them
   * @param created when it was made, as the file says, {@code 2026-03-01T00:00:00Z}
   */
  WorkbookWriter(int rowsASheet, String created) {
    XSSFWorkbook template = new XSSFWorkbook();
    try {
      template.getProperties().getCoreProperties().setCreator("Loomsight");
      template.getProperties().getCoreProperties().setCreated(created);
    } catch (InvalidFormatException notTime) {
      throw new IllegalArgumentException(notTime);
    }
    this.workbook =
        new SXSSFWorkbook(
            template,
            ROWS_IN_MEMORY,
            /* compressTmpFiles= */ true,
            /* useSharedStringsTable= */ false);
    this.styles = new CellStyles(workbook);
    this.rowsASheet = rowsASheet;
  }

  /** Begins a sheet that another part fills. */
  SummarySheet summary() {
    return new SummarySheet(workbook.createSheet("Summary"), styles);
  }

  /** Writes a sheet, and others where one is full; returns how many rows there were. */
  <R> long write(Sheet<R> sheet, Iterator<R> rows) {
    long written = 0;
    int number = 1;
    do {
      String title = number == 1 ? sheet.title() : sheet.title() + " " + number;
      written += fill(workbook.createSheet(title), sheet, rows);
      number++;
    } while (rows.hasNext());
    return written;
  }

  private <R> int fill(SXSSFSheet target, Sheet<R> sheet, Iterator<R> rows) {
    List<Column<R>> columns = sheet.columns();
    int[] widths = new int[columns.size()];
    Row chinese = target.createRow(0);
    Row english = target.createRow(1);
    for (int place = 0; place < widths.length; place++) {
      Words heading = Headings.of(sheet, columns.get(place));
      Style style = columns.get(place).style();
      styles.heading(chinese.createCell(place), style, heading.chinese());
      styles.heading(english.createCell(place), style, heading.english());
      widths[place] =
          Math.max(
              columns.get(place).style().widthChars(),
              Math.max(
                  CellText.widthChars(heading.chinese()),
                  CellText.widthChars(heading.english()) + CellStyles.FILTER_CHARS));
    }
    int next = HEADINGS;
    while (next < rowsASheet && rows.hasNext()) {
      R values = rows.next();
      Row row = target.createRow(next);
      for (int place = 0; place < widths.length; place++) {
        Column<R> column = columns.get(place);
        Cell cell = row.createCell(place);
        int width = styles.fill(cell, column.style(), column.value().apply(values));
        widths[place] = Math.max(widths[place], width);
      }
      next++;
    }
    for (int place = 0; place < widths.length; place++) {
      target.setColumnWidth(place, CellStyles.width(widths[place]));
    }
    target.createFreezePane(sheet.frozen(), HEADINGS);
    Print.lay(target, widths.length);
    target.setRepeatingRows(new CellRangeAddress(0, HEADINGS - 1, -1, -1));
    target.setRepeatingColumns(new CellRangeAddress(-1, -1, 0, sheet.frozen() - 1));
    target.setAutoFilter(new CellRangeAddress(1, Math.max(1, next - 1), 0, widths.length - 1));
    return next - HEADINGS;
  }

  /** Writes the whole file. */
  void writeTo(OutputStream output) throws IOException {
    workbook.write(output);
  }

  /** Removes the temporary files. */
  @Override
  public void close() throws IOException {
    workbook.close();
  }
}

package io.loomsight.jobs.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Iterator;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * Writes a workbook whose rows are in memory a few at a time: the others lie in compressed
 * temporary files, which {@link #close} removes. A sheet has two rows of headings, Chinese and
 * English, which stay in sight, and goes on in another where it is full.
 */
public final class WorkbookWriter implements AutoCloseable {

  /** Most rows of a sheet, its headings among them. */
  public static final int ROWS_A_SHEET = 1 << 20;

  private static final int HEADINGS = 2;
  private static final int ROWS_IN_MEMORY = 200;

  private final SXSSFWorkbook workbook;
  private final CellStyles styles;
  private final int rowsASheet;

  /**
   * @param rowsASheet most rows of a sheet, its headings among them
   * @param created when it was made, as the file says, {@code 2026-03-01T00:00:00Z}
   */
  public WorkbookWriter(int rowsASheet, String created) {
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

  /** Begins a sheet that is filled line by line, also after others. */
  public CoverSheet cover(String title) {
    return new CoverSheet(workbook.createSheet(title), styles);
  }

  /** Writes a sheet, and others where one is full; returns how many rows there were. */
  public <R> long write(Sheet<R> sheet, Iterator<R> rows) {
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
    int[] widths = styles.headings(target.createRow(0), target.createRow(1), sheet);
    int next = HEADINGS;
    while (next < rowsASheet && rows.hasNext()) {
      int[] taken = styles.fill(target.createRow(next), sheet, rows.next());
      Arrays.setAll(widths, place -> Math.max(widths[place], taken[place]));
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
  public void writeTo(OutputStream output) throws IOException {
    workbook.write(output);
  }

  /** Removes the temporary files. */
  @Override
  public void close() throws IOException {
    workbook.close();
  }
}

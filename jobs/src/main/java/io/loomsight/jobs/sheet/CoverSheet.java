package io.loomsight.jobs.sheet;

import io.loomsight.jobs.page.Words;
import java.util.List;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.streaming.SXSSFSheet;

/** A sheet whose rows are not alike: the first one, which says what the others hold. */
public final class CoverSheet {

  private static final int LABEL_CHARS = 34;
  private static final int VALUE_CHARS = 20;

  private final SXSSFSheet sheet;
  private final CellStyles styles;
  private int next;

  CoverSheet(SXSSFSheet sheet, CellStyles styles) {
    this.sheet = sheet;
    this.styles = styles;
  }

  /** Puts words over all. */
  public void title(Words words) {
    styles.title(row().createCell(0), words.both());
  }

  /** Says one thing: what it is, and how much. */
  public void fact(Words label, Style style, Value value) {
    Row row = row();
    text(row, 0, label.both());
    styles.fill(row.createCell(1), style, value);
  }

  /** Puts words over the rows that follow. */
  public void heading(Words words) {
    styles.heading(row().createCell(0), Style.TEXT, words.both());
  }

  /** Says what another sheet holds: its title, how many rows, and of what. */
  public void contents(Sheet<?> other, long rows, Words what) {
    Row row = row();
    text(row, 0, other.title());
    styles.fill(row.createCell(1), Style.COUNT, new Value.Whole(rows));
    text(row, 2, what.both());
  }

  /** Says something in a row for each language. */
  public void note(Words words) {
    text(row(), 0, words.chinese());
    text(row(), 0, words.english());
  }

  /** Adds rows under the headings of a sheet's columns. */
  public <R> void table(Sheet<R> columns, List<R> rows) {
    styles.headings(row(), row(), columns);
    for (R values : rows) {
      styles.fill(row(), columns, values);
    }
  }

  /** Leaves a row empty. */
  public void gap() {
    next++;
  }

  /**
   * Ends the sheet.
   *
   * @param columns how many it has
   */
  public void end(int columns) {
    sheet.setColumnWidth(0, CellStyles.width(LABEL_CHARS));
    for (int place = 1; place < columns; place++) {
      sheet.setColumnWidth(place, CellStyles.width(VALUE_CHARS));
    }
    sheet.createFreezePane(0, 1);
    Print.lay(sheet, columns);
  }

  private void text(Row row, int place, String text) {
    styles.fill(row.createCell(place), Style.TEXT, new Value.Text(text));
  }

  private Row row() {
    return sheet.createRow(next++);
  }
}

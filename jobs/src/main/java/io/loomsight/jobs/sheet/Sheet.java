package io.loomsight.jobs.sheet;

import io.loomsight.jobs.page.Messages;
import io.loomsight.jobs.page.Words;
import java.util.List;

/**
 * What one sheet of the workbook, and one CSV file, holds.
 *
 * @param name of the file and of the headings' keys: {@code rolls}
 * @param title of the sheet: {@code Rolls}
 * @param frozen how many columns stay in sight, those that say what a row is
 * @param messages the words of its headings by {@link #key}
 */
public record Sheet<R>(
    String name, String title, int frozen, Messages messages, List<Column<R>> columns) {

  public Sheet {
    columns = List.copyOf(columns);
  }

  /** The name of its CSV file. */
  public String file() {
    return name + ".csv";
  }

  /** The key of a column's headings. */
  public String key(Column<R> column) {
    return name + "." + column.name();
  }

  /** What stands over a column. */
  public Words heading(Column<R> column) {
    return messages.say(key(column));
  }
}

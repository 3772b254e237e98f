package io.loomsight.jobs.export;

import java.util.List;

/**
 * What one sheet of the workbook, and one CSV file, holds.
 *
 * @param name of the file and of the headings' keys: {@code rolls}
 * @param title of the sheet: {@code Rolls}
 * @param frozen how many columns stay in sight, those that say what a row is
 */
record Sheet<R>(String name, String title, int frozen, List<Column<R>> columns) {

  Sheet {
    columns = List.copyOf(columns);
  }

  /** The name of its CSV file. */
  String file() {
    return name + ".csv";
  }

  /** The key of a column's headings. */
  String key(Column<R> column) {
    return name + "." + column.name();
  }
}

package io.loomsight.jobs.sheet;

/** How a column of a spreadsheet looks. CSV knows none of it: there the tables' units stay. */
public enum Style {
  TEXT("General", 1, 8),
  COUNT("#,##0", 1, 8),
  /** Millimetres, shown in metres. */
  METRES("#,##0.00", 0.001, 9),
  /** Millimetres as they are. */
  MILLIMETRES("#,##0.0", 1, 9),
  /** Square metres. */
  SQUARE_METRES("#,##0.00", 1, 11),
  /** Square millimetres, shown in square metres. */
  SQUARE_METRES_OF_MM2("#,##0.00", 1e-6, 11),
  /** Square millimetres as they are. */
  SQUARE_MILLIMETRES("#,##0.0", 1, 11),
  /** Per cent as a number, 100 for all. */
  PERCENT("0.0", 1, 7),
  /** Points over cloth. */
  RATE("#,##0.0", 1, 9),
  /** Scores and distances without a unit. */
  RATIO("0.00", 1, 7),
  /** Hours of devices and cores. */
  HOURS("#,##0.00", 1, 9),
  YUAN("#,##0.00", 1, 12),
  DATE("yyyy-mm-dd", 1, 11),
  /** Universal time. */
  TIME("yyyy-mm-dd hh:mm:ss", 1, 20),
  FLAG("General", 1, 8);

  private final String format;
  private final double factor;
  private final int widthChars;

  Style(String format, double factor, int widthChars) {
    this.format = format;
    this.factor = factor;
    this.widthChars = widthChars;
  }

  /** As spreadsheets write it. */
  String format() {
    return format;
  }

  /** What is shown over what the table holds. */
  double factor() {
    return factor;
  }

  /** Whether digits stand under each other. */
  boolean isNumber() {
    return switch (this) {
      case TEXT, DATE, TIME, FLAG -> false;
      default -> true;
    };
  }

  /** Characters that such a cell needs; a text needs what it has. */
  int widthChars() {
    return widthChars;
  }
}

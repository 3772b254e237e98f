package io.loomsight.jobs.export;

/** What can be written. */
enum Format {
  /** One workbook. */
  XLSX,
  /** A folder of CSV files. */
  CSV,
  /** A folder of images and their labels, as COCO has them. */
  COCO
}

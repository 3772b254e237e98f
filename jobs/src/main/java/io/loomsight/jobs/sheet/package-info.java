/**
 * Sheets for spreadsheets: the same columns as a workbook, in Chinese and English and in people's
 * units, and as CSV, in names and units that programs know. Knows no stage and no table.
 *
 * <p>What somebody typed stays text everywhere. In a workbook every such cell is a string, marked
 * as one where it looks like a formula; in CSV it then has an apostrophe before it, and so has a
 * text that begins with one, so that a reader can take the first one off without asking.
 */
package io.loomsight.jobs.sheet;

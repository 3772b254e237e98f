/**
 * The night on pages: a self-contained report for the manager, in Chinese and English, a page for
 * every roll, and a page to judge defects on, made from the tables alone. {@code ReportJob}, {@code
 * RollSheetsJob} and {@code GalleryJob} read with Spark: what reaches the driver is bounded, and
 * each roll's page is written where its rows are. Everything else here is pure: templates turn
 * {@link io.loomsight.jobs.report.ReportPage} and its like into text, in the words of this
 * package's bundles.
 */
package io.loomsight.jobs.report;

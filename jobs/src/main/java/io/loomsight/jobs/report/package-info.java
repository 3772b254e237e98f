/**
 * The night on one page: a self-contained HTML report for the manager, in Chinese and English, made
 * from the tables alone. {@code ReportJob} reads bounded data with Spark; everything else here is
 * pure and turns a {@link io.loomsight.jobs.report.ReportPage} into text.
 */
package io.loomsight.jobs.report;

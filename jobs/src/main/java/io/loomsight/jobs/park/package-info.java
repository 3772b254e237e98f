/**
 * {@code loomsight park}: all mills of a park over a range of dates, on one page for the park's
 * manager, with a workbook and the sheets of compute used and vouchers claimed beside it. Made from
 * the tables alone: a mill belongs to the parks that its frames name. {@code ParkJob} reads sums
 * with Spark; everything else is pure.
 */
package io.loomsight.jobs.park;

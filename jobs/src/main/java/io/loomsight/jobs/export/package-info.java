/**
 * Hands a mill's nights on: as a workbook, as CSV, and, what people reviewed, as a data set in
 * COCO's form. {@code *Job} reads tables with Spark; the writers are pure.
 *
 * <p>CSV keeps the tables' names and units, which programs know; the workbook shows metres and
 * square metres. How texts stay texts: {@link io.loomsight.jobs.sheet}.
 *
 * <p>Which pixels are a defect's: its id is a hash of the regions it was merged from. The findings
 * within its box are hashed the same way; where the ids agree, every frame that shows it gets its
 * own mask, for sure. Where they do not (another defect's region in its box, a frame so crowded
 * that regions were dropped, findings cleaned away), the one frame of its evidence is taken alone,
 * {@code everyFrame} is false, and its other frames are left out, or say that they show more
 * defects than they have labels, {@code unlabelledDefects}.
 *
 * <p>What is held: a workbook's rows 200 at a time, the others lie in compressed temporary files;
 * tables' rows 20,000 at a time on the driver; images one a task and what is read ahead.
 */
package io.loomsight.jobs.export;

package io.loomsight.jobs.grade;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;

import io.loomsight.jobs.table.DefectPoints;
import io.loomsight.jobs.table.RecordEncoder;
import io.loomsight.jobs.table.Reviews;
import io.loomsight.jobs.table.Tables;
import io.loomsight.models.fabric.Defect;
import io.loomsight.models.fabric.Verdict;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/** The defects of a night's rolls, as people corrected them. */
final class DefectsJob {

  private final NightsJob nights;

  DefectsJob(NightsJob nights) {
    this.nights = nights;
  }

  /**
   * The defects of the rolls from all nights. One that several nights show under one id, because an
   * image landed twice, is one defect of the roll, seen in its first night.
   */
  Dataset<RollDefect> ofRolls() {
    Dataset<Row> defects = slim(nights.ofRolls(Tables.DEFECTS));
    if (nights.hasEarlier()) {
      defects =
          defects
              .withColumn(
                  "look",
                  row_number().over(Window.partitionBy("defectId").orderBy(col("seenDate"))))
              .filter(col("look").equalTo(1));
    }
    return corrected(defects)
        .select(
            col("rollId"),
            struct(
                    col("defectId"),
                    col("seenDate"),
                    col("kind"),
                    col("direction"),
                    col("box"),
                    col("lengthMm"),
                    col("score"),
                    col("verdict"))
                .as("defect"))
        .as(RecordEncoder.of(RollDefect.class));
  }

  /**
   * Tonight's defects with the shift in which the first of a defect's frames was taken and with one
   * camera, the first of its sorted {@code cameraIds}, so that no row of the statistics counts it
   * twice: {@code defectId, rollId, cameraId, shift, kind, verdict}.
   */
  Dataset<Row> tonight(Dataset<RollFrame> frames, ShiftPlan shifts) {
    Dataset<Defect> defects = nights.ofTonight(Tables.DEFECTS);
    Dataset<Row> taken =
        frames
            .map(
                (MapFunction<RollFrame, FrameShift>)
                    frame ->
                        new FrameShift(
                            frame.frameId(),
                            frame.capturedAt(),
                            shifts.shiftAt(frame.capturedAt())),
                RecordEncoder.of(FrameShift.class))
            .toDF();
    Dataset<Row> shiftOf =
        defects
            .select(col("defectId"), explode(col("frameIds")).as("frameId"))
            .join(taken, "frameId")
            .groupBy("defectId")
            .agg(min_by(col("shift"), col("capturedAt")).as("shift"));
    Dataset<Row> slim =
        defects.select(
            col("defectId"),
            col("rollId"),
            element_at(col("cameraIds"), 1).as("cameraId"),
            col("kind"));
    return corrected(slim.join(shiftOf, new String[] {"defectId"}, "left"));
  }

  /**
   * Tonight's defects, counted.
   *
   * @param tonight as {@link #tonight} gives them
   * @param rolls their rolls
   * @param points what they cost by one rule set
   */
  static Dataset<DefectCell> cells(
      Dataset<Row> tonight, Dataset<RollFacts> rolls, Dataset<DefectPoints> points) {
    Dataset<Row> ofRoll =
        rolls.select(col("rollId"), col("loomId"), col("styleId"), col("firstShift"));
    Dataset<Row> pointsOf = points.select(col("defectId"), col("points"));
    Column verdict = col("verdict");
    return tonight
        .join(pointsOf, new String[] {"defectId"}, "left")
        .join(broadcast(ofRoll), "rollId")
        .groupBy(
            col("loomId"),
            col("styleId"),
            coalesce(col("shift"), col("firstShift")).as("shift"),
            col("cameraId"),
            col("kind"))
        .agg(
            count(lit(1)).as("defects"),
            sum(verdict.notEqual(Verdict.UNREVIEWED.name()).cast("long")).as("reviewed"),
            sum(verdict.equalTo(Verdict.FALSE_ALARM.name()).cast("long")).as("falseAlarms"),
            coalesce(sum("points"), lit(0L)).as("points"))
        .as(RecordEncoder.of(DefectCell.class));
  }

  private static Dataset<Row> slim(Dataset<Defect> defects) {
    return defects.select(
        col("rollId"),
        col("defectId"),
        col("batchDate").as("seenDate"),
        col("kind"),
        col("direction"),
        col("box"),
        col("lengthMm"),
        col("score"));
  }

  private Dataset<Row> corrected(Dataset<Row> defects) {
    return Reviews.corrected(defects, nights.appended(Tables.REVIEWS));
  }
}

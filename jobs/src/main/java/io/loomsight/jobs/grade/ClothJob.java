package io.loomsight.jobs.grade;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import io.loomsight.jobs.table.FrameScore;
import io.loomsight.jobs.table.RecordEncoder;
import io.loomsight.jobs.table.Tables;
import io.loomsight.models.detect.Mismatch;
import io.loomsight.models.fabric.Frame;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.util.LongAccumulator;

/** Frames and their scores to what a night's rolls are: one row a roll. */
final class ClothJob {

  private final NightsJob nights;

  ClothJob(NightsJob nights) {
    this.nights = nights;
  }

  /** Tonight's accepted frames, with what was seen in those that were judged. */
  Dataset<RollFrame> tonight() {
    return frames(nights.ofTonight(Tables.FRAMES), nights.ofTonight(Tables.SCORES));
  }

  /** The rolls that tonight's frames show, from all their cloth so far. */
  Dataset<RollFacts> rolls(ShiftPlan shifts, LongAccumulator done) {
    Dataset<RollFrame> frames =
        frames(nights.ofRolls(Tables.FRAMES), nights.ofRolls(Tables.SCORES));
    LocalDate date = nights.date();
    return frames
        .groupByKey((MapFunction<RollFrame, String>) RollFrame::rollId, Encoders.STRING())
        .flatMapGroups(
            (FlatMapGroupsFunction<String, RollFrame, RollFacts>)
                (rollId, some) -> {
                  List<RollFrame> ofRoll = new ArrayList<>();
                  some.forEachRemaining(ofRoll::add);
                  done.add(1);
                  return ofRoll.stream().noneMatch(frame -> frame.batchDate().equals(date))
                      ? List.<RollFacts>of().iterator()
                      : List.of(RollFacts.of(new Roll(ofRoll, date), shifts)).iterator();
                },
            RecordEncoder.of(RollFacts.class));
  }

  /** An image that landed in two nights is a frame of each, under one id. */
  private static Dataset<RollFrame> frames(Dataset<Frame> accepted, Dataset<FrameScore> judged) {
    Dataset<Row> scores =
        judged.select(
            col("frameId").as("scoredId"),
            col("batchDate").as("scoredDate"),
            col("clothAreaMm2"),
            col("clothLeftMm"),
            col("clothRightMm"),
            col("drift"),
            col("fitsStyle"),
            col("mismatch"),
            col("provisionalReference"));
    Column box =
        struct(
            col("offsetXMm").as("xMm"),
            col("offsetYMm").as("yMm"),
            col("widthPx").multiply(col("mmPerPx")).as("widthMm"),
            col("heightPx").multiply(col("mmPerPx")).as("heightMm"));
    Column sameLook =
        col("frameId").equalTo(col("scoredId")).and(col("batchDate").equalTo(col("scoredDate")));
    return accepted
        .join(scores, sameLook, "left")
        .withColumn("box", box)
        .withColumn("judged", col("scoredId").isNotNull())
        .withColumn("clothAreaMm2", coalesce(col("clothAreaMm2"), lit(0.0)))
        .withColumn("clothLeftMm", coalesce(col("clothLeftMm"), lit(0.0)))
        .withColumn("clothRightMm", coalesce(col("clothRightMm"), lit(0.0)))
        .withColumn("drift", coalesce(col("drift"), lit(0.0)))
        .withColumn(
            "mismatch",
            coalesce(
                col("mismatch"),
                when(col("fitsStyle").equalTo(false), lit(Mismatch.Kind.OTHER.name())),
                lit(Mismatch.Kind.NONE.name())))
        .withColumn("provisionalReference", coalesce(col("provisionalReference"), lit(false)))
        .select(columns(RollFrame.class))
        .as(RecordEncoder.of(RollFrame.class));
  }

  private static Column[] columns(Class<? extends Record> type) {
    return Stream.of(type.getRecordComponents())
        .map(component -> col(component.getName()))
        .toArray(Column[]::new);
  }
}

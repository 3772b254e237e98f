package io.loomsight.jobs.export;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.arrays_zip;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.RecordEncoder;
import io.loomsight.jobs.table.Reviews;
import io.loomsight.jobs.table.Table;
import io.loomsight.jobs.table.Tables;
import io.loomsight.jobs.table.Warehouse;
import io.loomsight.models.fabric.Verdict;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/** Finds what nights' reviews say of frames. */
final class LabelsJob {

  /** Boxes of regions and of the defect they make differ by rounding alone. */
  private static final double ROUNDING_MM = 1e-6;

  /** Frames of one task. */
  private static final long FRAMES_A_TASK = 32;

  private final Warehouse warehouse;
  private final List<Batch> nights;

  LabelsJob(Warehouse warehouse, List<Batch> nights) {
    this.warehouse = warehouse;
    this.nights = List.copyOf(nights);
  }

  /**
   * The nights' defects with the latest word on each, {@code review}, and its {@code verdict},
   * UNREVIEWED where nobody looked. One that several nights show under one id is that of the first.
   */
  Dataset<Row> defects() {
    return Reviews.judged(
        first(warehouse.read(Tables.DEFECTS, nights).toDF(), "defectId"),
        warehouse.readAll(Tables.REVIEWS, nights.get(0).factory()));
  }

  /**
   * The frames of the data set, each with what is drawn into it: those with labels, and those of
   * good cloth that the machine took for a defect.
   */
  Dataset<LabelledFrame> frames(Dataset<Row> defects) {
    Dataset<Row> annotated =
        labelled(defects)
            .flatMap(
                (FlatMapFunction<LabelledDefect, Annotation>)
                    defect -> defect.annotations().iterator(),
                RecordEncoder.of(Annotation.class))
            .groupBy("frameId")
            .agg(collect_list(struct(columns(Annotation.class))).as("annotations"));
    Column isFalse = col("verdict").equalTo(Verdict.FALSE_ALARM.name());
    Dataset<Row> shown =
        defects
            .select(explode(col("frameIds")).as("frameId"), col("verdict"))
            .groupBy("frameId")
            .agg(
                sum(when(isFalse, 1L).otherwise(0L)).as("falseAlarms"),
                sum(when(isFalse, 0L).otherwise(1L)).as("real"));
    Dataset<Row> frames = first(kept(Tables.FRAMES), "frameId");
    Column none =
        array()
            .cast(RecordEncoder.of(LabelledFrame.class).schema().apply("annotations").dataType());
    return frames
        .select(col("frameId"), struct(columns(Tables.FRAMES.type())).as("frame"))
        .join(shown, "frameId")
        .join(annotated, new String[] {"frameId"}, "left")
        .withColumn("annotations", coalesce(col("annotations"), none))
        .filter(size(col("annotations")).gt(0).or(showsGoodCloth()))
        .withColumn("unlabelled", col("real").minus(size(col("annotations"))))
        .select(columns(LabelledFrame.class))
        .as(RecordEncoder.of(LabelledFrame.class));
  }

  /** Nothing but false alarms: whatever else is there nobody has denied. */
  private static Column showsGoodCloth() {
    return col("falseAlarms").gt(0).and(col("real").equalTo(0));
  }

  /** In their order, which ids go by, in partitions of a task's size. */
  static Dataset<LabelledFrame> sorted(Dataset<LabelledFrame> frames, long count) {
    Column[] order =
        Stream.of("batchDate", "rollId", "cameraId", "sequence", "frameId")
            .map(name -> col("frame." + name))
            .toArray(Column[]::new);
    int partitions = (int) Math.max(1, (count + FRAMES_A_TASK - 1) / FRAMES_A_TASK);
    return frames.repartitionByRange(partitions, order).sortWithinPartitions(order);
  }

  private Dataset<LabelledDefect> labelled(Dataset<Row> defects) {
    Dataset<Row> confirmed = defects.filter(col("verdict").equalTo(Verdict.DEFECT.name()));
    return confirmed
        .withColumn("machineKind", col("kind"))
        .withColumn("kind", Reviews.kind())
        .withColumn("reviewer", col("review.reviewer"))
        .withColumn("reviewedAt", col("review.reviewedAt"))
        .join(all(confirmed, regions(confirmed), "regions"), "defectId")
        .join(all(confirmed, evidence(), "evidence"), "defectId")
        .select(columns(LabelledDefect.class))
        .as(RecordEncoder.of(LabelledDefect.class));
  }

  /** A row for every defect with a list, empty where nothing is shown. */
  private static Dataset<Row> all(Dataset<Row> confirmed, Dataset<Row> shown, String name) {
    return confirmed
        .select("defectId", "batchDate")
        .join(shown, new String[] {"defectId", "batchDate"}, "left")
        .groupBy("defectId")
        .agg(collect_list(col("shown")).as(name));
  }

  private Dataset<Row> evidence() {
    return kept(Tables.EVIDENCE)
        .select(col("defectId"), col("batchDate"), struct(columns(ShownRegion.class)).as("shown"));
  }

  /** What the frames of defects show within the defects' boxes, over the threshold. */
  private Dataset<Row> regions(Dataset<Row> confirmed) {
    Dataset<Row> wanted =
        confirmed.select(
            col("defectId"),
            col("batchDate"),
            col("box").as("whole"),
            explode(col("frameIds")).as("frameId"));
    Dataset<Row> apart =
        kept(Tables.FINDINGS)
            .select(
                col("batchDate"),
                col("frameId"),
                col("threshold"),
                col("regions.pixels").as("pixels"),
                col("regions.box").as("box"),
                col("regions.score").as("score"),
                col("regions.mask").as("mask"));
    Dataset<Row> frames =
        apart.select(
            apart.col("batchDate"),
            apart.col("frameId"),
            apart.col("threshold"),
            arrays_zip(apart.col("pixels"), apart.col("box"), apart.col("score"), apart.col("mask"))
                .as("regions"));
    return wanted
        .join(frames, new String[] {"batchDate", "frameId"})
        .select(
            col("defectId"),
            col("batchDate"),
            col("frameId"),
            explode(
                    filter(
                        col("regions"),
                        region ->
                            region
                                .getField("score")
                                .geq(col("threshold"))
                                .and(isInside(region.getField("box"), col("whole")))))
                .as("region"))
        .select(
            col("defectId"),
            col("batchDate"),
            struct(col("frameId"), col("region.pixels").as("pixels"), col("region.mask").as("mask"))
                .as("shown"));
  }

  private static Column isInside(Column part, Column whole) {
    return starts(part, whole, "xMm", "widthMm").and(starts(part, whole, "yMm", "heightMm"));
  }

  private static Column starts(Column part, Column whole, String from, String extent) {
    Column end = whole.getField(from).plus(whole.getField(extent)).plus(ROUNDING_MM);
    return part.getField(from)
        .geq(whole.getField(from).minus(ROUNDING_MM))
        .and(part.getField(from).plus(part.getField(extent)).leq(end));
  }

  private Dataset<Row> first(Dataset<Row> rows, String key) {
    if (nights.size() == 1) {
      return rows;
    }
    return rows.withColumn(
            "look", row_number().over(Window.partitionBy(key).orderBy(col("batchDate"))))
        .filter(col("look").equalTo(1))
        .drop("look");
  }

  private <R extends Record> Dataset<Row> kept(Table<R> table) {
    return warehouse.readKept(table, nights).toDF();
  }

  private static Column[] columns(Class<? extends Record> type) {
    return Stream.of(type.getRecordComponents())
        .map(component -> col(component.getName()))
        .toArray(Column[]::new);
  }
}

package io.loomsight.jobs.report;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.RollGrade;
import io.loomsight.jobs.table.Tables;
import io.loomsight.jobs.table.Warehouse;
import io.loomsight.models.fabric.Box;
import io.loomsight.models.fabric.DefectKind;
import io.loomsight.models.fabric.Direction;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * Reads the rolls of a batch, and for the worst of them what their maps show: the cloth that was
 * seen, the defects that stand out most, and pictures of the first of these.
 */
final class RollSheetsJob {

  /** Rolls in the table, worst first. */
  static final int LISTED_ROLLS = 1000;

  /** Rolls with a map, worst first. */
  static final int DRAWN_ROLLS = 40;

  private static final int PIECES_PER_ROLL = 2000;
  private static final int LARGEST_PICTURE_BYTES = 100_000;

  /** Pieces of cloth that lie closer along the roll are drawn as one. */
  private static final double PIECE_GAP_MM = 5;

  private final Warehouse warehouse;
  private final Batch batch;
  private final ReportConfig config;

  private RollSheetsJob(Warehouse warehouse, Batch batch, ReportConfig config) {
    this.warehouse = warehouse;
    this.batch = batch;
    this.config = config;
  }

  /** At most {@link #LISTED_ROLLS} rolls, worst first. */
  static List<RollSheet> read(Warehouse warehouse, Batch batch, ReportConfig config) {
    return new RollSheetsJob(warehouse, batch, config).sheets();
  }

  private List<RollSheet> sheets() {
    double limit = config.pointsLimitPer100M2();
    Column bad = col("grade").isin("REJECT", "SECOND");
    List<RollGrade> grades =
        new ArrayList<>(
            warehouse
                .read(Tables.ROLLS, batch, config.ruleSet())
                .orderBy(
                    when(bad.or(col("fitsStyle").equalTo(false)), 0).otherwise(1),
                    col("pointsPer100M2").desc(),
                    col("rollId"))
                .limit(LISTED_ROLLS)
                .collectAsList());
    grades.sort(RollSheet.worstFirst(limit));
    List<String> drawn = grades.stream().limit(DRAWN_ROLLS).map(RollGrade::rollId).toList();
    Map<String, RollSheet.Drawing> drawings = drawings(drawn);
    return grades.stream()
        .map(grade -> new RollSheet(grade, Optional.ofNullable(drawings.get(grade.rollId()))))
        .toList();
  }

  private Map<String, RollSheet.Drawing> drawings(List<String> rollIds) {
    Map<String, List<Box>> pieces = pieces(rollIds);
    Map<String, List<RollSheet.Mark>> marks = new HashMap<>();
    Map<String, Long> counts = new HashMap<>();
    for (Row row : defects(rollIds).collectAsList()) {
      String rollId = row.getAs("rollId");
      marks.computeIfAbsent(rollId, id -> new ArrayList<>()).add(mark(row));
      counts.put(rollId, row.getAs("all"));
    }
    Map<String, RollSheet.Drawing> drawings = new HashMap<>();
    for (String rollId : rollIds) {
      drawings.put(
          rollId,
          new RollSheet.Drawing(
              pieces.getOrDefault(rollId, List.of()),
              marks.getOrDefault(rollId, List.of()).stream()
                  .limit(config.maxDrawnDefects())
                  .toList(),
              counts.getOrDefault(rollId, 0L)));
    }
    return drawings;
  }

  /** The first defects of each roll with their points, the very first with their pictures. */
  private Dataset<Row> defects(List<String> rollIds) {
    WindowSpec roll = Window.partitionBy("rollId");
    Dataset<Row> first =
        warehouse
            .read(Tables.DEFECTS, batch)
            .filter(col("rollId").isin(rollIds.toArray()))
            .select(
                col("rollId"),
                col("defectId"),
                col("kind"),
                col("direction"),
                col("box"),
                col("lengthMm"),
                col("thicknessMm"),
                col("score"))
            .withColumn("all", count(lit(1)).over(roll))
            .withColumn(
                "place", row_number().over(roll.orderBy(col("score").desc(), col("defectId"))))
            .filter(col("place").leq(Math.max(1, config.maxDrawnDefects())));
    Dataset<Row> points =
        warehouse
            .read(Tables.POINTS, batch, config.ruleSet())
            .select(col("rollId"), col("defectId"), col("points"));
    Dataset<Row> pictures =
        warehouse
            .read(Tables.EVIDENCE, batch)
            .filter(length(col("thumbnail")).between(1, LARGEST_PICTURE_BYTES))
            .select(col("defectId").as("pictured"), col("thumbnail"));
    return first
        .join(points, new String[] {"rollId", "defectId"}, "left")
        .join(
            pictures,
            col("defectId").equalTo(col("pictured")).and(col("place").leq(config.maxThumbnails())),
            "left")
        .orderBy(col("rollId"), col("place"));
  }

  private static RollSheet.Mark mark(Row row) {
    Integer points = row.getAs("points");
    byte[] picture = row.getAs("thumbnail");
    return new RollSheet.Mark(
        DefectKind.valueOf(row.getAs("kind")),
        Direction.valueOf(row.getAs("direction")),
        box(row.getAs("box")),
        row.getAs("lengthMm"),
        row.getAs("thicknessMm"),
        row.getAs("score"),
        points == null ? OptionalInt.empty() : OptionalInt.of(points),
        Optional.ofNullable(picture).map(Base64.getEncoder()::encodeToString));
  }

  private static Box box(Row row) {
    return new Box(row.getAs("xMm"), row.getAs("yMm"), row.getAs("widthMm"), row.getAs("heightMm"));
  }

  /** The cloth that each camera saw of each roll, frames that adjoin put together. */
  private Map<String, List<Box>> pieces(List<String> rollIds) {
    WindowSpec camera =
        Window.partitionBy("rollId", "cameraId").orderBy(col("start"), col("end"), col("frameId"));
    Column left = greatest(col("box.xMm"), col("clothLeftMm"));
    Column right = least(col("box.xMm").plus(col("box.widthMm")), col("clothRightMm"));
    Column before = max("end").over(camera.rowsBetween(Window.unboundedPreceding(), -1));
    Column begins =
        when(before.isNull().or(col("start").gt(before.plus(PIECE_GAP_MM))), 1).otherwise(0);
    List<Row> rows =
        warehouse
            .read(Tables.SCORES, batch)
            .filter(col("rollId").isin(rollIds.toArray()).and(col("clothAreaMm2").gt(0)))
            .select(
                col("rollId"),
                col("cameraId"),
                col("frameId"),
                left.as("left"),
                right.as("right"),
                col("box.yMm").as("start"),
                col("box.yMm").plus(col("box.heightMm")).as("end"))
            .filter(col("right").gt(col("left")))
            .withColumn("begins", begins)
            .withColumn("piece", sum("begins").over(camera))
            .groupBy("rollId", "cameraId", "piece")
            .agg(
                min("left").as("left"),
                max("right").as("right"),
                min("start").as("start"),
                max("end").as("end"))
            .withColumn(
                "place",
                row_number()
                    .over(Window.partitionBy("rollId").orderBy(col("start"), col("cameraId"))))
            .filter(col("place").leq(PIECES_PER_ROLL))
            .orderBy("rollId", "place")
            .collectAsList();
    Map<String, List<Box>> pieces = new HashMap<>();
    for (Row row : rows) {
      double leftMm = row.getAs("left");
      double rightMm = row.getAs("right");
      double startMm = row.getAs("start");
      double endMm = row.getAs("end");
      pieces
          .computeIfAbsent(row.getAs("rollId"), id -> new ArrayList<>())
          .add(new Box(leftMm, startMm, rightMm - leftMm, endMm - startMm));
    }
    return pieces;
  }
}

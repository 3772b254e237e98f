package io.loomsight.jobs.report;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.nanvl;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.loomsight.jobs.runtime.StageContext;
import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.Reviews;
import io.loomsight.jobs.table.RollGrade;
import io.loomsight.jobs.table.SmallFiles;
import io.loomsight.jobs.table.Tables;
import io.loomsight.jobs.table.Warehouse;
import io.loomsight.models.fabric.Box;
import io.loomsight.models.fabric.DefectKind;
import io.loomsight.models.fabric.Direction;
import io.loomsight.models.fabric.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.util.SerializableConfiguration;
import scala.Tuple2;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Reads the rolls of a batch with what their maps show: the cloth that was seen, the defects that
 * stand out most, and pictures of the first of these. The worst come to the driver, for the night's
 * page; each roll's own page is written where its rows are.
 */
final class RollSheetsJob {

  /** Rolls in the table, worst first. */
  static final int LISTED_ROLLS = 1000;

  /** Rolls with a map on the night's page, worst first. */
  static final int DRAWN_ROLLS = 40;

  private static final int PIECES_PER_ROLL = 2000;
  private static final int LARGEST_PICTURE_BYTES = 100_000;

  /** Pieces of cloth that lie closer along the roll are drawn as one. */
  private static final double PIECE_GAP_MM = 5;

  private final Warehouse warehouse;
  private final Batch batch;
  private final ReportConfig config;

  RollSheetsJob(Warehouse warehouse, Batch batch, ReportConfig config) {
    this.warehouse = warehouse;
    this.batch = batch;
    this.config = config;
  }

  /** At most {@link #LISTED_ROLLS} rolls, worst first, the first of them drawn. */
  List<RollSheet> worst() {
    List<RollGrade> grades =
        warehouse
            .read(Tables.ROLLS, batch, config.ruleSet())
            .orderBy(
                when(col("grade").equalTo("REJECT"), 0)
                    .when(col("fitsStyle").equalTo(false), 1)
                    .when(col("grade").equalTo("NONE").and(col("status").equalTo("CLOSED")), 2)
                    .when(col("grade").isin("THIRD", "SECOND"), 3)
                    .otherwise(4),
                nanvl(col("pointsPer100M2"), lit(0)).desc(),
                col("rollId"))
            .limit(LISTED_ROLLS)
            .collectAsList()
            .stream()
            .sorted(RollSheet.worstFirst(config.pointsLimitPer100M2()))
            .toList();
    Map<String, RollSheet.Drawing> drawings = new HashMap<>();
    List<String> drawn = grades.stream().limit(DRAWN_ROLLS).map(RollGrade::rollId).toList();
    drawings(Optional.of(drawn), config.maxThumbnails())
        .collectAsList()
        .forEach(row -> drawings.put(row.getAs("rollId"), drawing(row)));
    return grades.stream()
        .map(
            grade ->
                new RollSheet(
                    grade,
                    Optional.ofNullable(drawings.get(grade.rollId()))
                        .or(
                            () ->
                                drawn.contains(grade.rollId())
                                    ? Optional.of(RollSheet.Drawing.EMPTY)
                                    : Optional.empty())))
        .toList();
  }

  /**
   * Writes a page for every roll of the batch into a folder.
   *
   * @return the pages' names
   */
  List<String> writePages(StageContext context, Path folder) {
    Dataset<RollGrade> rolls = warehouse.read(Tables.ROLLS, batch, config.ruleSet());
    Broadcast<SerializableConfiguration> hadoop =
        context.broadcast(
            new SerializableConfiguration(context.spark().sparkContext().hadoopConfiguration()));
    Dataset<Row> drawings = drawings(Optional.empty(), config.maxDrawnDefects());
    return rolls
        .joinWith(drawings, rolls.col("rollId").equalTo(drawings.col("rollId")), "left")
        .mapPartitions(new WritePages(batch, config, folder.toString(), hadoop), Encoders.STRING())
        .collectAsList();
  }

  /** Writes pages of rolls; gives their names. */
  private record WritePages(
      Batch batch, ReportConfig config, String folder, Broadcast<SerializableConfiguration> hadoop)
      implements MapPartitionsFunction<Tuple2<RollGrade, Row>, String> {

    @Override
    public Iterator<String> call(Iterator<Tuple2<RollGrade, Row>> rolls) throws IOException {
      SmallFiles files = new SmallFiles(hadoop.value().value());
      List<String> names = new ArrayList<>();
      while (rolls.hasNext()) {
        Tuple2<RollGrade, Row> roll = rolls.next();
        RollSheet.Drawing drawing =
            roll._2() == null ? RollSheet.Drawing.EMPTY : drawing(roll._2());
        String name = RollFiles.name(roll._1().rollId());
        files.replace(
            new Path(folder, name),
            ReportHtml.of(batch, config, new RollSheet(roll._1(), Optional.of(drawing))));
        names.add(name);
      }
      return names.iterator();
    }
  }

  /**
   * A row for each roll with cloth or defects: rollId, pieces, marks, all.
   *
   * @param rollIds those that are wanted; empty for all
   * @param pictures defects of each roll that bring their pictures
   */
  private Dataset<Row> drawings(Optional<List<String>> rollIds, int pictures) {
    return pieces(rollIds)
        .join(marks(rollIds, pictures), new String[] {"rollId"}, "full")
        .withColumn("all", coalesce(col("all"), lit(0L)));
  }

  private static Dataset<Row> only(Dataset<?> rows, Optional<List<String>> rollIds) {
    return rollIds
        .map(wanted -> rows.filter(col("rollId").isin(wanted.toArray())).toDF())
        .orElse(rows.toDF());
  }

  /** The first defects of each roll with their points, the very first with their pictures. */
  private Dataset<Row> marks(Optional<List<String>> rollIds, int pictures) {
    WindowSpec roll = Window.partitionBy("rollId");
    Dataset<Row> first =
        only(warehouse.read(Tables.DEFECTS, batch), rollIds)
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
    Dataset<Row> images =
        warehouse
            .read(Tables.EVIDENCE, batch)
            .filter(isShown(col("thumbnail")))
            .select(col("defectId").as("pictured"), col("thumbnail"));
    return Reviews.corrected(first, warehouse.readAll(Tables.REVIEWS, batch))
        .join(points, new String[] {"rollId", "defectId"}, "left")
        .join(
            images,
            col("defectId").equalTo(col("pictured")).and(col("place").leq(pictures)),
            "left")
        .groupBy("rollId")
        .agg(
            max("all").as("all"),
            collect_list(
                    struct(
                        col("place"),
                        col("defectId"),
                        col("kind"),
                        col("direction"),
                        col("box"),
                        col("lengthMm"),
                        col("thicknessMm"),
                        col("score"),
                        col("points"),
                        col("thumbnail"),
                        col("verdict")))
                .as("marks"));
  }

  /** Whether a picture is there and not so large that a page could not carry it. */
  static Column isShown(Column picture) {
    return length(picture).between(1, LARGEST_PICTURE_BYTES);
  }

  private static RollSheet.Drawing drawing(Row row) {
    List<Box> pieces = list(row, "pieces", RollSheetsJob::piece);
    List<RollSheet.Mark> marks = list(row, "marks", RollSheetsJob::mark);
    Long all = row.getAs("all");
    return new RollSheet.Drawing(pieces, marks, all == null ? 0 : all);
  }

  /** A list of structs in the order of their first field; none where the column is null. */
  private static <T> List<T> list(Row row, String column, Function<Row, T> element) {
    scala.collection.Seq<Row> found = row.getAs(column);
    return found == null
        ? List.of()
        : CollectionConverters.asJava(found).stream()
            .sorted(Comparator.comparingInt(each -> each.getAs("place")))
            .map(element)
            .toList();
  }

  private static RollSheet.Mark mark(Row row) {
    Integer points = row.getAs("points");
    byte[] picture = row.getAs("thumbnail");
    return new RollSheet.Mark(
        row.getAs("defectId"),
        DefectKind.valueOf(row.getAs("kind")),
        Direction.valueOf(row.getAs("direction")),
        box(row.getAs("box")),
        row.getAs("lengthMm"),
        row.getAs("thicknessMm"),
        row.getAs("score"),
        points == null ? OptionalInt.empty() : OptionalInt.of(points),
        Verdict.valueOf(row.getAs("verdict")),
        Optional.ofNullable(picture).map(Base64.getEncoder()::encodeToString));
  }

  static Box box(Row row) {
    return new Box(row.getAs("xMm"), row.getAs("yMm"), row.getAs("widthMm"), row.getAs("heightMm"));
  }

  private static Box piece(Row row) {
    double leftMm = row.getAs("left");
    double rightMm = row.getAs("right");
    double startMm = row.getAs("start");
    double endMm = row.getAs("end");
    return new Box(leftMm, startMm, rightMm - leftMm, endMm - startMm);
  }

  /** The cloth that each camera saw of each roll, frames that adjoin put together. */
  private Dataset<Row> pieces(Optional<List<String>> rollIds) {
    WindowSpec camera =
        Window.partitionBy("rollId", "cameraId").orderBy(col("start"), col("end"), col("frameId"));
    Column left = greatest(col("box.xMm"), col("clothLeftMm"));
    Column right = least(col("box.xMm").plus(col("box.widthMm")), col("clothRightMm"));
    Column before = max("end").over(camera.rowsBetween(Window.unboundedPreceding(), -1));
    Column begins =
        when(before.isNull().or(col("start").gt(before.plus(PIECE_GAP_MM))), 1).otherwise(0);
    return only(warehouse.read(Tables.SCORES, batch), rollIds)
        .filter(col("clothAreaMm2").gt(0))
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
            row_number().over(Window.partitionBy("rollId").orderBy(col("start"), col("cameraId"))))
        .filter(col("place").leq(PIECES_PER_ROLL))
        .groupBy("rollId")
        .agg(
            collect_list(struct(col("place"), col("left"), col("right"), col("start"), col("end")))
                .as("pieces"));
  }
}

package io.loomsight.jobs.export;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;

import io.loomsight.jobs.runtime.Versions;
import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.RecordEncoder;
import io.loomsight.jobs.table.Reviews;
import io.loomsight.jobs.table.Statistic;
import io.loomsight.jobs.table.Table;
import io.loomsight.jobs.table.Tables;
import io.loomsight.jobs.table.Warehouse;
import io.loomsight.models.fabric.DefectKind;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * Reads what sheets show. Rows come sorted by what they are, so that the same nights give the same
 * files; the driver holds one partition of them at a time, about {@link #ROWS_HELD} rows.
 */
final class TableRowsJob {

  /** Rows of a partition, one of which is on the driver at a time. */
  private static final long ROWS_HELD = 20_000;

  /** Of a defect: several nights may show it under one id. */
  private static final String[] KEY = {"batchDate", "defectId"};

  private final Warehouse warehouse;
  private final List<Batch> nights;
  private final String ruleSet;
  private final int mostDefects;
  private final long allDefects;

  /**
   * @param mostDefects defects that their sheet holds; beyond, the least are left out
   */
  TableRowsJob(Warehouse warehouse, List<Batch> nights, String ruleSet, int mostDefects) {
    this.warehouse = warehouse;
    this.nights = List.copyOf(nights);
    this.ruleSet = ruleSet;
    this.mostDefects = mostDefects;
    this.allDefects = kept(Tables.DEFECTS).count();
  }

  /** All defects. */
  static TableRowsJob ofAll(Warehouse warehouse, List<Batch> nights, String ruleSet) {
    return new TableRowsJob(warehouse, nights, ruleSet, Integer.MAX_VALUE);
  }

  /** Every sheet with its rows, in the workbook's order. */
  List<SheetRows<?>> sheets() {
    return List.of(
        new SheetRows<>(
            Sheets.STATISTICS,
            () -> sorted(graded(Tables.STATISTICS), "batchDate", "level", "name")),
        new SheetRows<>(
            Sheets.KINDS,
            () -> sorted(graded(Tables.STATISTICS_BY_KIND), "batchDate", "level", "name", "kind")),
        new SheetRows<>(
            Sheets.ROLLS, () -> sorted(graded(Tables.ROLLS), "batchDate", "loomId", "rollId")),
        new SheetRows<>(Sheets.DEFECTS, this::defects),
        new SheetRows<>(Sheets.REJECTS, this::rejects));
  }

  /** What stands before the sheets. */
  Summary summary() {
    List<Statistic> whole =
        graded(Tables.STATISTICS)
            .filter(col("level").equalTo(Statistic.Level.BATCH.name()))
            .collectAsList()
            .stream()
            .sorted(Comparator.comparing(Statistic::batchDate))
            .toList();
    Dataset<Row> versions = graded(Tables.ROLLS).select("ruleSetVersion").distinct();
    return new Summary(
        nights.get(0).factory(),
        nights.stream().map(Batch::batchDate).toList(),
        ruleSet,
        versions.collectAsList().stream().map(row -> row.getInt(0)).sorted().toList(),
        Versions.of(versions.sparkSession()),
        missing(),
        Math.max(0, allDefects - mostDefects),
        whole);
  }

  private Iterator<DefectRow> defects() {
    Dataset<Row> all = kept(Tables.DEFECTS).toDF();
    Dataset<Row> points =
        graded(Tables.POINTS)
            .select(
                col("batchDate"),
                col("defectId"),
                col("points").cast("double").as("points"),
                col("rawPoints").cast("double").as("rawPoints"),
                col("unit").cast("double").as("unit"),
                col("reason").as("pointsReason"));
    Dataset<Row> shown = kept(Tables.EVIDENCE).select("batchDate", "defectId", "frameId");
    Dataset<Row> images = kept(Tables.FRAMES).select("batchDate", "frameId", "uri");
    String factory = nights.get(0).factory();
    Dataset<Row> costed =
        (allDefects > mostDefects ? worst(all, points) : all)
            .withColumn("frames", size(col("frameIds")))
            .withColumn("ruleSet", lit(ruleSet))
            .join(points, KEY, "left");
    Dataset<Row> joined =
        Reviews.judged(costed, warehouse.readAll(Tables.REVIEWS, factory))
            .join(shown, KEY, "left")
            .join(images, new String[] {"batchDate", "frameId"}, "left")
            .withColumn("reviewedKind", said("kind", lit(DefectKind.UNKNOWN.name())))
            .withColumn("reviewer", said("reviewer", lit("")))
            .withColumn("reviewedAt", said("reviewedAt", lit(Instant.EPOCH)))
            .withColumn("note", said("note", lit("")));
    for (String number : List.of("points", "rawPoints", "unit")) {
      joined = joined.withColumn(number, coalesce(col(number), lit(Double.NaN)));
    }
    for (String text : List.of("pointsReason", "frameId", "uri")) {
      joined = joined.withColumn(text, coalesce(col(text), lit("")));
    }
    Dataset<DefectRow> rows =
        joined
            .select(
                Stream.of(DefectRow.class.getRecordComponents())
                    .map(component -> col(component.getName()))
                    .toArray(Column[]::new))
            .as(RecordEncoder.of(DefectRow.class));
    return sorted(
        rows,
        Math.min(allDefects, mostDefects),
        "batchDate",
        "loomId",
        "rollId",
        "box.yMm",
        "box.xMm",
        "defectId");
  }

  /** The defects that cost most points, of these those that stand out most. */
  private Dataset<Row> worst(Dataset<Row> defects, Dataset<Row> points) {
    Dataset<Row> most =
        defects
            .select("batchDate", "defectId", "score")
            .join(points.select("batchDate", "defectId", "points"), KEY, "left")
            .orderBy(
                col("points").desc_nulls_last(),
                col("score").desc(),
                col("batchDate"),
                col("defectId"))
            .limit(mostDefects)
            .select("batchDate", "defectId");
    return defects.join(most, KEY, "left_semi");
  }

  /** Grades outlive pictures. */
  private <R extends Record> Dataset<R> kept(Table<R> table) {
    return warehouse.readKept(table, nights);
  }

  private <R extends Record> Dataset<R> graded(Table<R> table) {
    return warehouse.readKept(table, nights, ruleSet);
  }

  /** What was cleaned away of the nights, {@code defects 2026-03-01}, so that sheets lack it. */
  private List<String> missing() {
    Stream<String> seen =
        Stream.of(Tables.DEFECTS, Tables.EVIDENCE, Tables.FRAMES, Tables.REJECTS)
            .flatMap(table -> missing(table, night -> warehouse.isPublished(table, night)));
    Stream<String> given =
        Stream.of(Tables.STATISTICS_BY_KIND, Tables.ROLLS, Tables.POINTS)
            .flatMap(
                table -> missing(table, night -> warehouse.isPublished(table, night, ruleSet)));
    return Stream.concat(given, seen).toList();
  }

  private Stream<String> missing(Table<?> table, Predicate<Batch> isThere) {
    return nights.stream()
        .filter(isThere.negate())
        .map(night -> table.name() + " " + night.batchDate());
  }

  private static Column said(String what, Column otherwise) {
    return coalesce(col("review." + what), otherwise);
  }

  private Iterator<RejectRow> rejects() {
    Dataset<RejectRow> rows =
        kept(Tables.REJECTS)
            .groupBy("factory", "batchDate", "subject", "reason")
            .agg(
                count(lit(1)).as("count"),
                min(col("uri")).as("uri"),
                min_by(col("detail"), struct(col("uri"), col("line"))).as("detail"))
            .as(RecordEncoder.of(RejectRow.class));
    return sorted(rows, 1, "batchDate", "subject", "reason");
  }

  private static <R extends Record> Iterator<R> sorted(Dataset<R> rows, String... order) {
    return sorted(rows, rows.count(), order);
  }

  private static <R extends Record> Iterator<R> sorted(
      Dataset<R> rows, long count, String... order) {
    Column[] columns = Arrays.stream(order).map(functions::col).toArray(Column[]::new);
    int partitions = (int) Math.max(1, (count + ROWS_HELD - 1) / ROWS_HELD);
    return rows.repartitionByRange(partitions, columns)
        .sortWithinPartitions(columns)
        .toLocalIterator();
  }
}

package io.loomsight.jobs.export;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;

import io.loomsight.jobs.runtime.Versions;
import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.RecordEncoder;
import io.loomsight.jobs.table.Review;
import io.loomsight.jobs.table.Statistic;
import io.loomsight.jobs.table.Table;
import io.loomsight.jobs.table.Tables;
import io.loomsight.jobs.table.Warehouse;
import io.loomsight.models.fabric.Defect;
import io.loomsight.models.fabric.DefectKind;
import io.loomsight.models.fabric.Verdict;
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

  private final Warehouse warehouse;
  private final List<Batch> nights;
  private final String ruleSet;

  TableRowsJob(Warehouse warehouse, List<Batch> nights, String ruleSet) {
    this.warehouse = warehouse;
    this.nights = List.copyOf(nights);
    this.ruleSet = ruleSet;
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
        whole);
  }

  /** The latest word on each defect, as grading takes it: later stands over earlier. */
  static Dataset<Row> latest(Dataset<Review> reviews) {
    return reviews
        .groupBy("defectId")
        .agg(
            max(struct(
                    col("reviewedAt"), col("verdict"), col("kind"), col("reviewer"), col("note")))
                .as("review"));
  }

  private Iterator<DefectRow> defects() {
    Dataset<Defect> defects = kept(Tables.DEFECTS);
    long count = defects.count();
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
    Dataset<Row> joined =
        defects
            .withColumn("frames", size(col("frameIds")))
            .withColumn("ruleSet", lit(ruleSet))
            .join(points, new String[] {"batchDate", "defectId"}, "left")
            .join(
                latest(warehouse.readAll(Tables.REVIEWS, factory)),
                new String[] {"defectId"},
                "left")
            .join(shown, new String[] {"batchDate", "defectId"}, "left")
            .join(images, new String[] {"batchDate", "frameId"}, "left")
            .withColumn("verdict", said("verdict", lit(Verdict.UNREVIEWED.name())))
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
    return sorted(rows, count, "batchDate", "loomId", "rollId", "box.yMm", "box.xMm", "defectId");
  }

  /** The rows of those nights that were not cleaned away; grades outlive pictures. */
  private <R extends Record> Dataset<R> kept(Table<R> table) {
    return warehouse.read(
        table, nights.stream().filter(night -> warehouse.isPublished(table, night)).toList());
  }

  /** The same of what a rule set gave. */
  private <R extends Record> Dataset<R> graded(Table<R> table) {
    return warehouse.read(
        table,
        nights.stream().filter(night -> warehouse.isPublished(table, night, ruleSet)).toList(),
        ruleSet);
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

package io.loomsight.jobs.check;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;

import io.loomsight.jobs.table.Inventory.Published;
import io.loomsight.jobs.table.Inventory.Retired;
import io.loomsight.jobs.table.Table;
import io.loomsight.jobs.table.Table.Mode;
import io.loomsight.jobs.table.Tables;
import io.loomsight.jobs.table.Warehouse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Checks what rows say of each other, one Spark job a rule over all batches at once: keys are
 * unique, rows lie in the folder of their batch, and what one table names is in the other.
 */
final class RowsJob {

  private static final List<String> BATCH = List.of("factory", "batchDate");

  private final Warehouse warehouse;
  private final List<Published> runs;
  private final Set<String> unknown = new HashSet<>();

  /**
   * @param runs whose files can be read
   * @param retired batches of tables that nobody can point into any more
   */
  RowsJob(Warehouse warehouse, List<Published> runs, List<Retired> retired) {
    this.warehouse = warehouse;
    this.runs = runs;
    retired.forEach(slot -> unknown.add(slot.table().name() + " " + slot.batch()));
  }

  List<Damage> check() {
    List<Damage> damages = new ArrayList<>();
    for (Table<?> table : Tables.all()) {
      List<Published> mine = ofTable(table);
      if (!mine.isEmpty()) {
        Dataset<Row> rows = rows(table, mine);
        if (table.mode() != Mode.APPEND) {
          damages.addAll(doubled(table, rows));
        }
        if (mine.get(0).batch().isPresent()) {
          damages.addAll(misplaced(table, rows));
        }
      }
    }
    Dataset<Row> frames = keys(Tables.FRAMES, col("frameId"));
    Dataset<Row> defects = keys(Tables.DEFECTS, col("defectId"));
    damages.addAll(lost(Tables.SCORES, keys(Tables.SCORES, col("frameId")), Tables.FRAMES, frames));
    damages.addAll(
        lost(Tables.FINDINGS, keys(Tables.FINDINGS, col("frameId")), Tables.FRAMES, frames));
    damages.addAll(
        lost(
            Tables.DEFECTS, keys(Tables.DEFECTS, explode(col("frameIds"))), Tables.FRAMES, frames));
    Dataset<Row> evidence = keys(Tables.EVIDENCE, col("defectId"));
    damages.addAll(lost(Tables.EVIDENCE, evidence, Tables.DEFECTS, defects));
    damages.addAll(lost(Tables.DEFECTS, defects, Tables.EVIDENCE, evidence));
    damages.addAll(
        lost(
            Tables.POINTS,
            rows(Tables.POINTS)
                .select(col("factory"), col("seenDate").as("batchDate"), col("defectId").as("id")),
            Tables.DEFECTS,
            defects));
    return damages;
  }

  private List<Published> ofTable(Table<?> table) {
    return runs.stream().filter(run -> run.table().equals(table)).toList();
  }

  private Dataset<Row> rows(Table<?> table) {
    return rows(table, ofTable(table));
  }

  private Dataset<Row> rows(Table<?> table, List<Published> mine) {
    return warehouse.readFolders(table, mine.stream().map(Published::folder).toList()).toDF();
  }

  private Dataset<Row> keys(Table<?> table, Column id) {
    return rows(table).select(col("factory"), col("batchDate"), id.as("id"));
  }

  private List<Damage> doubled(Table<?> table, Dataset<Row> rows) {
    Set<String> columns = new HashSet<>(Arrays.asList(rows.columns()));
    boolean byBatch = columns.containsAll(BATCH) && table.mode() != Mode.INSERT_ONLY;
    Stream<String> within =
        !byBatch
            ? Stream.of()
            : columns.contains("ruleSet")
                ? Stream.of("factory", "batchDate", "ruleSet")
                : BATCH.stream();
    Column[] key =
        Stream.concat(within, table.key().stream())
            .distinct()
            .map(name -> col(name))
            .toArray(Column[]::new);
    Column[] words = Stream.of(key).map(column -> column.cast("string")).toArray(Column[]::new);
    List<Row> twice =
        rows.groupBy(key)
            .agg(count(lit(1)).as("times"))
            .filter(col("times").gt(1))
            .agg(count(lit(1)), min(concat_ws(" ", words)))
            .collectAsList();
    long keys = twice.get(0).getLong(0);
    return keys == 0
        ? List.of()
        : List.of(
            new Damage(
                table.name(),
                "each key (%s) once".formatted(String.join(", ", table.key())),
                "%d more than once, such as %s".formatted(keys, twice.get(0).getString(1))));
  }

  /** Rows whose factory or date is not that of the folder they lie in. */
  private static List<Damage> misplaced(Table<?> table, Dataset<Row> rows) {
    Column path = col("_metadata.file_path");
    Column own =
        concat(
            lit("/factory="),
            col("factory"),
            lit("/batch_date="),
            col("batchDate").cast("string"),
            lit("/"));
    return rows
        .select(path.as("path"), own.as("own"))
        .filter(not(col("path").contains(col("own"))))
        .groupBy("path")
        .agg(count(lit(1)), min("own"))
        .collectAsList()
        .stream()
        .map(
            row ->
                new Damage(
                    table.name() + row.getString(0).replaceFirst(".*?/(?=factory=)", "/"),
                    "rows of its own batch",
                    "%d of %s".formatted(row.getLong(1), row.getString(2))))
        .toList();
  }

  /** Ids of one table that another one lacks, by batch; batches that were retired are left out. */
  private List<Damage> lost(Table<?> from, Dataset<Row> ids, Table<?> to, Dataset<Row> known) {
    Dataset<Row> there = known.distinct().withColumn("known", lit(1));
    return ids
        .join(
            there,
            ids.col("factory")
                .equalTo(there.col("factory"))
                .and(ids.col("batchDate").equalTo(there.col("batchDate")))
                .and(ids.col("id").equalTo(there.col("id"))),
            "left")
        .select(ids.col("factory"), ids.col("batchDate"), ids.col("id"), col("known"))
        .filter(col("known").isNull())
        .groupBy("factory", "batchDate")
        .agg(sum(lit(1L)), min("id"))
        .collectAsList()
        .stream()
        .filter(row -> !unknown.contains(to.name() + " " + row.getString(0) + " " + date(row)))
        .map(
            row ->
                new Damage(
                    "%s of %s %s".formatted(from.name(), row.getString(0), date(row)),
                    "what it names to be in " + to.name(),
                    "%d that are not, such as %s".formatted(row.getLong(2), row.getString(3))))
        .toList();
  }

  private static String date(Row row) {
    Object date = row.get(1);
    return date instanceof LocalDate day ? day.toString() : String.valueOf(date);
  }
}

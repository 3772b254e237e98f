package io.loomsight.jobs.grade;

import static org.apache.spark.sql.functions.broadcast;

import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.Table;
import io.loomsight.jobs.table.Tables;
import io.loomsight.jobs.table.Warehouse;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Reads a night, and what earlier nights hold of its rolls. */
final class NightsJob {

  private final Warehouse warehouse;
  private final Batch tonight;
  private final List<Batch> earlier;

  NightsJob(Warehouse warehouse, Batch tonight, GradeConfig config) {
    this.warehouse = warehouse;
    this.tonight = tonight;
    this.earlier = earlier(warehouse, tonight, config);
  }

  /** The earlier nights whose cloth may count to rolls of the batch, by date. */
  static List<Batch> earlier(Warehouse warehouse, Batch tonight, GradeConfig config) {
    return warehouse
        .batches(Tables.SCORES, tonight.factory(), before(tonight, config.lookBackNights()))
        .stream()
        .filter(other -> warehouse.isPublished(Tables.FRAMES, other))
        .toList();
  }

  /** Which nights are before tonight, by so many days at most. */
  static Predicate<Batch> before(Batch tonight, int days) {
    LocalDate from = tonight.batchDate().minusDays(days);
    return other ->
        other.batchDate().isBefore(tonight.batchDate()) && !other.batchDate().isBefore(from);
  }

  LocalDate date() {
    return tonight.batchDate();
  }

  boolean hasEarlier() {
    return !earlier.isEmpty();
  }

  /** Tonight's rows. */
  <R extends Record> Dataset<R> ofTonight(Table<R> table) {
    return warehouse.read(table, tonight);
  }

  /** The ids of the rolls that tonight's frames show. */
  Dataset<Row> rolls() {
    return ofTonight(Tables.FRAMES).select("rollId").distinct();
  }

  /** Tonight's rows, and those of earlier nights that belong to tonight's rolls. */
  <R extends Record> Dataset<R> ofRolls(Table<R> table) {
    Dataset<R> all = ofTonight(table);
    for (Batch night : earlier) {
      all = all.union(ofRolls(warehouse.read(table, night)));
    }
    return all;
  }

  /** Of an earlier night that is little, so it comes before all else. */
  private <R extends Record> Dataset<R> ofRolls(Dataset<R> rows) {
    Dataset<Row> rolls = rolls();
    return rows.join(broadcast(rolls), rows.col("rollId").equalTo(rolls.col("rollId")), "left_semi")
        .as(rows.encoder());
  }

  /** Rows that were appended to tonight and the earlier nights. */
  <R extends Record> Dataset<R> appended(Table<R> table) {
    Dataset<R> all = warehouse.readAll(table, tonight);
    for (Batch night : earlier) {
      all = all.union(warehouse.readAll(table, night));
    }
    return all;
  }
}

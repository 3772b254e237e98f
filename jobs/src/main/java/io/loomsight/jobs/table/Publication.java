package io.loomsight.jobs.table;

import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;

/**
 * What one run of a stage writes. {@link #stage} writes a table's rows where no reader looks yet;
 * {@link #publish} then turns the readers of all staged tables to them and removes what they read
 * before. A job that dies in between leaves every table as it was.
 */
public final class Publication {

  private final Warehouse warehouse;
  private final Batch batch;
  private final String runId;
  private final List<Path> slots = new ArrayList<>();

  Publication(Warehouse warehouse, Batch batch, String runId) {
    this.warehouse = warehouse;
    this.batch = batch;
    this.runId = runId;
  }

  /** Writes the rows of a table that is replaced by batch; returns how many were written. */
  public <R extends Record> long stage(Table<R> table, Dataset<R> rows) {
    return stage(table, warehouse.slot(table, batch), rows);
  }

  /** Writes the rows of a table that is replaced by batch and rule set; returns how many. */
  public <R extends Record> long stage(Table<R> table, String ruleSet, Dataset<R> rows) {
    return stage(table, warehouse.slot(table, batch, ruleSet), rows);
  }

  private <R extends Record> long stage(Table<R> table, Path slot, Dataset<R> rows) {
    if (slots.contains(slot)) {
      throw new IllegalStateException(slot + ": expected to be staged once a run");
    }
    long written = warehouse.write(table, Warehouse.runFolder(slot, runId), rows);
    slots.add(slot);
    return written;
  }

  /** The rows of a table and rule set as this run staged them. */
  public <R extends Record> Dataset<R> staged(Table<R> table, String ruleSet) {
    Path slot = warehouse.slot(table, batch, ruleSet);
    if (!slots.contains(slot)) {
      throw new IllegalStateException(slot + ": expected to be staged before it is read");
    }
    return warehouse.readFolders(table, List.of(Warehouse.runFolder(slot, runId)));
  }

  /** Turns readers to what was staged, then removes the batch's earlier runs. */
  public void publish() {
    warehouse.checkPublishing();
    for (Path slot : slots) {
      warehouse.point(slot, runId);
    }
    for (Path slot : slots) {
      warehouse.sweep(slot, runId);
    }
  }
}

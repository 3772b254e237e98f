package io.loomsight.jobs.runtime;

import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.Run;
import io.loomsight.jobs.table.Run.Outcome;
import io.loomsight.jobs.table.Tables;
import io.loomsight.jobs.table.Warehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/**
 * What was attempted on a batch, the table {@code runs}: read once, then kept beside what this job
 * adds, which is safe under the batch's {@link Lease}. Skipped attempts wait for the next one that
 * did something, or for the end, and are written with it; so do all where a write fails.
 */
public final class RunLog implements AutoCloseable {

  private final SparkSession spark;
  private final Warehouse warehouse;
  private final Batch batch;
  private final List<Run> runs;
  private final List<Run> unwritten = new ArrayList<>();
  private int failedWrites;

  private RunLog(SparkSession spark, Warehouse warehouse, Batch batch, List<Run> runs) {
    this.spark = spark;
    this.warehouse = warehouse;
    this.batch = batch;
    this.runs = runs;
  }

  /** The log of a batch, with all that was attempted so far. */
  public static RunLog open(SparkSession spark, Warehouse warehouse, Batch batch) {
    List<Run> runs = new ArrayList<>(warehouse.readAll(Tables.RUNS, batch).collectAsList());
    runs.sort(Run.BY_END);
    return new RunLog(spark, warehouse, batch, runs);
  }

  /** The latest attempt at a stage that succeeded. */
  public Optional<Run> lastGood(String stage) {
    return lastGood(runs, stage);
  }

  /** The same of any attempts. */
  static Optional<Run> lastGood(List<Run> runs, String stage) {
    return runs.stream()
        .filter(run -> run.stage().equals(stage) && run.outcome() == Outcome.SUCCEEDED)
        .max(Run.BY_END);
  }

  /** All attempts so far, in the order in which they ended. */
  public List<Run> runs() {
    return List.copyOf(runs);
  }

  /** Adds an attempt. */
  public void record(Run run) {
    runs.add(run);
    unwritten.add(run);
    if (run.outcome() != Outcome.SKIPPED) {
      write();
    }
  }

  private void write() {
    if (unwritten.isEmpty()) {
      return;
    }
    List<Run> rows = List.copyOf(unwritten);
    String runId = rows.get(rows.size() - 1).runId();
    // A write that failed left its folder, into which Spark writes nothing more
    String name = failedWrites == 0 ? runId : runId + "-again-" + failedWrites;
    failedWrites++;
    warehouse.append(Tables.RUNS, batch, name, spark.createDataset(rows, Tables.RUNS.encoder()));
    failedWrites = 0;
    unwritten.clear();
  }

  /** Writes what waits. */
  @Override
  public void close() {
    write();
  }
}

package io.loomsight.jobs.runtime;

import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.Warehouse;
import java.time.Clock;
import org.apache.spark.sql.SparkSession;

/**
 * What every stage is handed: where it runs, on which batch, under which run id, and the clock it
 * must use for the time.
 */
public record StageContext(
    SparkSession spark, Warehouse warehouse, Batch batch, String runId, Clock clock) {

  /** The context of one stage of this run. */
  public StageContext ofStage(String stage) {
    return new StageContext(spark, warehouse, batch, RunIds.ofStage(runId, stage), clock);
  }
}

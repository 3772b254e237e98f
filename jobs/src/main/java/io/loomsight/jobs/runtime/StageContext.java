package io.loomsight.jobs.runtime;

import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.Warehouse;
import java.time.Clock;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;

/**
 * What every stage is handed: where it runs, on which batch, under which run id, and the clock it
 * must use for the time.
 */
public record StageContext(
    SparkSession spark, Warehouse warehouse, Batch batch, String runId, Clock clock) {

  /** A value that every task reads. */
  public <T> Broadcast<T> broadcast(T value) {
    return JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(value);
  }

  /** The context of one stage of this run. */
  public StageContext ofStage(String stage) {
    return new StageContext(spark, warehouse, batch, RunIds.ofStage(runId, stage), clock);
  }
}

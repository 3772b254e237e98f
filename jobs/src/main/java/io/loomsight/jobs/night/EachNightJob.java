package io.loomsight.jobs.night;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.night.NightResult.End;
import io.loomsight.jobs.runtime.Lease;
import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.Warehouse;
import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one night of several: what it meets is told and does not stop the others. */
final class EachNightJob {

  private static final Logger LOG = LoggerFactory.getLogger(EachNightJob.class);

  private final SparkSession spark;
  private final Warehouse warehouse;
  private final Clock clock;
  private final PrintStream out;

  EachNightJob(SparkSession spark, Warehouse warehouse, Clock clock, PrintStream out) {
    this.spark = spark;
    this.warehouse = warehouse;
    this.clock = clock;
    this.out = out;
  }

  /** Runs these stages of a night. */
  NightResult run(NightRequest request, List<Stage> stages, String why) {
    Batch night = request.batch();
    long startedMs = clock.millis();
    try {
      NightJob.run(spark, warehouse, request, stages, clock, out);
      return new NightResult(night, why, End.DONE, clock.millis() - startedMs, "");
    } catch (Exception failure) {
      // What Spark throws of a failed task is checked, and no signature says so
      return failed(night, why, clock.millis() - startedMs, failure);
    }
  }

  /** Tells what a night met. */
  NightResult failed(Batch night, String why, long elapsedMs, Exception failure) {
    if (failure instanceof InputException) {
      LOG.warn("night of {}: {}", night, failure.getMessage());
      End end = Lease.live(warehouse, clock).contains(night) ? End.HELD : End.REFUSED;
      return new NightResult(night, why, end, elapsedMs, failure.getMessage());
    }
    LOG.error("night of {} failed", night, failure);
    String detail = failure.toString().lines().findFirst().orElse("");
    return new NightResult(night, why, End.BROKEN, elapsedMs, detail);
  }
}

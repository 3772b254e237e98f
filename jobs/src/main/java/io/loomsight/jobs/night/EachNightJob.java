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
    End end = End.DONE;
    String detail = "";
    try {
      NightJob.run(spark, warehouse, request, stages, clock, out);
    } catch (InputException fault) {
      end = Lease.live(warehouse, clock).contains(night) ? End.HELD : End.REFUSED;
      detail = fault.getMessage();
      LOG.warn("night of {}: {}", night, detail);
    } catch (Exception bug) {
      // What Spark throws of a failed task is checked, and no signature says so
      end = End.BROKEN;
      detail = bug.toString().lines().findFirst().orElse("");
      LOG.error("night of {} failed", night, bug);
    }
    return new NightResult(night, why, end, clock.millis() - startedMs, detail);
  }
}

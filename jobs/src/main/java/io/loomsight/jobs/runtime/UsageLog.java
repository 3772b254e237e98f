package io.loomsight.jobs.runtime;

import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.Tables;
import io.loomsight.jobs.table.Usage;
import io.loomsight.jobs.table.Warehouse;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The compute ledger of a night, the table {@code usage}: a row a task of every stage attempt that
 * did something, also of those that failed. Rows are written with an attempt's end where a minute
 * of device time waits, else with a later one's or at the night's end, so that a small night costs
 * one small write and a killed driver loses its last attempt. A night that does nothing writes
 * nothing.
 */
public final class UsageLog implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(UsageLog.class);

  private static final long WRITE_FROM_MS = 60_000;
  private static final long EVENTS_PATIENCE_MS = 10_000;
  private static final long KILLED_PATIENCE_MS = 10_000;
  private static final long POLL_MS = 20;

  private final SparkSession spark;
  private final Warehouse warehouse;
  private final Batch batch;
  private final String nightId;
  private final Clock clock;
  private final UsageMeter meter;
  private final Map<String, Attempt> attempts = new HashMap<>();
  private final List<MeteredTask> waiting = new ArrayList<>();
  private int writes;

  private record Attempt(String stage, boolean counts) {}

  private UsageLog(StageContext night, UsageMeter meter) {
    this.spark = night.spark();
    this.warehouse = night.warehouse();
    this.batch = night.batch();
    this.nightId = night.runId();
    this.clock = night.clock();
    this.meter = meter;
  }

  /**
   * Begins to listen.
   *
   * @param night its warehouse is written to also when the night has lost its lease: what was used
   *     was used
   */
  public static UsageLog open(StageContext night) {
    SparkContext spark = night.spark().sparkContext();
    UsageMeter meter = new UsageMeter(TaskShares.of(spark));
    spark.addSparkListener(meter);
    return new UsageLog(night, meter);
  }

  /** What the calling thread starts on Spark from here on is of the attempt. */
  public void begin(String runId) {
    spark.sparkContext().setLocalProperty(UsageMeter.RUN_ID, runId);
  }

  /**
   * Ends the attempt that has begun. Where this throws, its rows wait for a later write.
   *
   * @param counts whether it succeeded: what a failed one did is to be done again
   */
  public void end(String runId, String stage, boolean counts) {
    spark.sparkContext().setLocalProperty(UsageMeter.RUN_ID, null);
    attempts.put(runId, new Attempt(stage, counts));
    collect();
    if (waiting.stream().mapToLong(MeteredTask::heldMs).sum() >= WRITE_FROM_MS) {
      write();
    }
  }

  private void collect() {
    try {
      spark.sparkContext().listenerBus().waitUntilEmpty(EVENTS_PATIENCE_MS);
    } catch (TimeoutException slow) {
      LOG.warn("usage of {}: Spark is slow to tell of its tasks, waiting for them later", batch);
    }
    waiting.addAll(meter.take());
  }

  private void write() {
    if (waiting.isEmpty()) {
      return;
    }
    Instant now = clock.instant();
    List<Usage> rows = waiting.stream().map(task -> row(task, now)).toList();
    writes++;
    warehouse.append(
        Tables.USAGE,
        batch,
        nightId + "-usage-" + writes,
        spark.createDataset(rows, Tables.USAGE.encoder()));
    waiting.clear();
    LOG.info(
        "usage of {}: {} tasks held {} ms",
        batch,
        rows.size(),
        rows.stream().mapToLong(Usage::heldMs).sum());
  }

  private Usage row(MeteredTask task, Instant now) {
    Attempt attempt = attempts.get(task.runId());
    return task.row(batch, attempt.stage(), attempt.counts(), meter.device(task), now);
  }

  /**
   * Waits a little for killed tasks to end, writes what waits, and listens no more. A task that has
   * not ended by then is taken as killed now.
   */
  @Override
  public void close() {
    try {
      collect();
      long patientUntil = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(KILLED_PATIENCE_MS);
      while (meter.isAnyRunning() && System.nanoTime() < patientUntil && pause()) {
        collect();
      }
      waiting.addAll(meter.cutOff(System.currentTimeMillis()));
      write();
    } finally {
      spark.sparkContext().removeSparkListener(meter);
    }
  }

  /** False where somebody wants the thread to stop. */
  private static boolean pause() {
    try {
      Thread.sleep(POLL_MS);
      return true;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}

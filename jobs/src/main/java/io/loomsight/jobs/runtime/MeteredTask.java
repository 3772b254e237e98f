package io.loomsight.jobs.runtime;

import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.Usage;
import io.loomsight.jobs.table.Usage.Outcome;
import java.time.Instant;
import java.util.Optional;
import org.apache.spark.executor.TaskMetrics;
import org.apache.spark.scheduler.TaskInfo;

/**
 * What Spark said of a task, and the task of itself.
 *
 * @param runId the stage attempt
 * @param endedMs when it ended, or when it was looked at while it ran
 */
record MeteredTask(
    String runId,
    int sparkStage,
    int sparkStageAttempt,
    int partition,
    long taskId,
    int attempt,
    boolean speculative,
    String executorId,
    String host,
    long startedMs,
    long endedMs,
    Outcome outcome,
    TaskShares shares,
    TaskWork work,
    long cpuNanos,
    long bytesRead,
    long bytesWritten) {

  private static final double NANOS_PER_MS = 1e6;
  private static final double MM2_PER_M2 = 1e6;

  /**
   * @param metrics none where the executor was lost
   */
  static MeteredTask of(
      String runId,
      int sparkStage,
      int sparkStageAttempt,
      TaskInfo task,
      long endedMs,
      Outcome outcome,
      TaskShares shares,
      TaskWork work,
      Optional<TaskMetrics> metrics) {
    return new MeteredTask(
        runId,
        sparkStage,
        sparkStageAttempt,
        task.partitionId() < 0 ? task.index() : task.partitionId(),
        task.taskId(),
        task.attemptNumber(),
        task.speculative(),
        task.executorId(),
        task.host(),
        task.launchTime(),
        endedMs,
        outcome,
        shares,
        work,
        metrics.map(TaskMetrics::executorCpuTime).orElse(0L),
        metrics.map(known -> known.inputMetrics().bytesRead()).orElse(0L),
        metrics.map(known -> known.outputMetrics().bytesWritten()).orElse(0L));
  }

  /** The device it held: what Spark gave it, else where its network ran, else the processor. */
  String device() {
    if (!work.assigned().isEmpty()) {
      return work.assigned();
    }
    if (shares.gpus() > 0) {
      return work.ranOn().startsWith("gpu") ? work.ranOn() : "gpu";
    }
    return work.ranOn().isEmpty() ? "cpu" : work.ranOn();
  }

  boolean ranOnItsDevice() {
    return work.ranOn().equals(device());
  }

  long heldMs() {
    return (long) Math.floor(Math.max(0, endedMs - startedMs) * shares.of(device()));
  }

  private long busyMs() {
    double share = Math.min(1, shares.of(device()));
    long forwardMs = (long) Math.floor(work.forwardNanos() / NANOS_PER_MS * share);
    return ranOnItsDevice() ? Math.min(heldMs(), forwardMs) : 0;
  }

  /** Its row. The device may be known better by other tasks on the executor. */
  Usage row(Batch batch, String stage, boolean stageCounts, KnownDevice device, Instant now) {
    return new Usage(
        runId,
        batch.factory(),
        batch.batchDate(),
        stage,
        sparkStage,
        sparkStageAttempt,
        partition,
        taskId,
        attempt,
        outcome,
        speculative,
        stageCounts && outcome == Outcome.SUCCEEDED,
        executorId,
        host,
        device.name(),
        device.id(),
        device.model(),
        shares.of(device.name()),
        Instant.ofEpochMilli(startedMs),
        Instant.ofEpochMilli(endedMs),
        heldMs(),
        busyMs(),
        (long) (work.readNanos() / NANOS_PER_MS),
        (long) (work.decodeNanos() / NANOS_PER_MS),
        (long) (cpuNanos / NANOS_PER_MS),
        bytesRead,
        bytesWritten,
        work.frames(),
        work.areaMm2() / MM2_PER_M2,
        now);
  }

  /** A device as far as tasks have told it. */
  record KnownDevice(String name, String id, String model) {}
}

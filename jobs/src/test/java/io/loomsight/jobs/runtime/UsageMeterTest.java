package io.loomsight.jobs.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.Usage;
import io.loomsight.jobs.table.Usage.Outcome;
import io.loomsight.models.detect.DeviceInfo;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Properties;
import java.util.SplittableRandom;
import org.apache.spark.ExceptionFailure;
import org.apache.spark.ExecutorLostFailure;
import org.apache.spark.Resubmitted$;
import org.apache.spark.Success$;
import org.apache.spark.TaskCommitDenied;
import org.apache.spark.TaskEndReason;
import org.apache.spark.TaskKilled;
import org.apache.spark.TaskState;
import org.apache.spark.executor.ExecutorMetrics;
import org.apache.spark.executor.TaskMetrics;
import org.apache.spark.scheduler.AccumulableInfo;
import org.apache.spark.scheduler.SparkListenerExecutorMetricsUpdate;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import org.apache.spark.scheduler.StageInfo;
import org.apache.spark.scheduler.TaskInfo;
import org.apache.spark.scheduler.TaskLocality;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import scala.Enumeration;
import scala.Option;
import scala.Tuple4;
import scala.collection.immutable.Map$;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** Spark's events as a cluster with faults would send them. */
final class UsageMeterTest {

  private static final String RUN = "run-1-detect";
  private static final int STAGE = 7;
  private static final long START_MS = 1_000_000;
  private static final DeviceInfo H100 = new DeviceInfo("NVIDIA H100 80GB HBM3", "GPU-1");

  private final UsageMeter meter = new UsageMeter(profile -> new TaskShares(0.25, 1, 1));

  @BeforeEach
  void submit() {
    submit(STAGE, RUN);
  }

  @Test
  void quarterOfAGpuIsHeldForAQuarterOfTheTime() {
    start(task(1, 0, false));
    end(task(1, 0, false), TaskState.FINISHED(), Success$.MODULE$, 1000, work("gpu:0", 800, 5));

    Usage row = rows().get(0);
    assertThat(row.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(row.counted()).isTrue();
    assertThat(row.device()).isEqualTo("gpu:0");
    assertThat(row.deviceModel()).isEqualTo(H100.model());
    assertThat(row.deviceId()).isEqualTo("GPU-1");
    assertThat(row.deviceShare()).isEqualTo(0.25);
    assertThat(row.heldMs()).isEqualTo(250);
    assertThat(row.busyMs()).isEqualTo(200);
    assertThat(row.cpuMs()).isEqualTo(123);
    assertThat(row.frames()).isEqualTo(5);
    assertThat(row.areaM2()).isCloseTo(2, within(1e-12));
  }

  @Test
  void tasksThatShareADeviceNeverHoldMoreThanItsTime() {
    SplittableRandom random = new SplittableRandom(4);
    long lastMs = 0;
    long id = 0;
    // Four slots, each filled one task after another without a gap
    for (int slot = 0; slot < 4; slot++) {
      long atMs = 0;
      for (int i = 0; i < 50; i++) {
        long ms = 1 + random.nextLong(999);
        TaskInfo task = taskAt(id, (int) id, START_MS + atMs);
        start(task);
        TaskInfo end = taskAt(id, (int) id, START_MS + atMs);
        endAt(end, START_MS + atMs + ms, work("gpu:0", ms, 1));
        atMs += ms;
        id++;
      }
      lastMs = Math.max(lastMs, atMs);
    }
    assertThat(rows().stream().mapToLong(Usage::heldMs).sum()).isBetween(1L, lastMs);
    assertThat(rows()).isEmpty();
  }

  @Test
  void taskThatFailsAndItsRetryAreTwoRows() {
    start(task(1, 0, false));
    end(task(1, 0, false), TaskState.FAILED(), failure(), 400, work("gpu:0", 300, 2));
    start(retry(2, 0));
    end(retry(2, 0), TaskState.FINISHED(), Success$.MODULE$, 1000, work("gpu:0", 800, 5));

    List<Usage> rows = rows();
    assertThat(rows).extracting(Usage::outcome).containsExactly(Outcome.FAILED, Outcome.SUCCEEDED);
    assertThat(rows).extracting(Usage::attempt).containsExactly(0, 1);
    assertThat(rows).extracting(Usage::counted).containsExactly(false, true);
    assertThat(rows).extracting(Usage::busyMs).containsExactly(75L, 200L);
  }

  @Test
  void taskOnALostExecutorHeldItsDeviceAndDidWhatItLastTold() {
    start(task(1, 0, false));
    beat(1, work("gpu:1", 600, 3));
    lose(task(1, 0, false), 1000);

    Usage row = rows().get(0);
    assertThat(row.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(row.device()).isEqualTo("gpu:1");
    assertThat(row.heldMs()).isEqualTo(250);
    assertThat(row.busyMs()).isEqualTo(150);
    assertThat(row.frames()).isEqualTo(3);
    assertThat(row.cpuMs()).isZero();
  }

  @Test
  void loserOfARaceIsSuperseded() {
    start(task(1, 0, false));
    start(task(2, 0, true));
    end(task(2, 0, true), TaskState.FINISHED(), Success$.MODULE$, 700, work("gpu:1", 600, 5));
    end(task(1, 0, false), TaskState.KILLED(), killed(), 900, work("gpu:0", 500, 4));

    List<Usage> rows = rows();
    assertThat(rows)
        .extracting(Usage::outcome)
        .containsExactly(Outcome.SUPERSEDED, Outcome.SUCCEEDED);
    assertThat(rows).extracting(Usage::speculative).containsExactly(false, true);
    assertThat(rows).extracting(Usage::counted).containsExactly(false, true);
  }

  @Test
  void secondSuccessAndADeniedCommitAreSuperseded() {
    end(task(1, 0, false), TaskState.FINISHED(), Success$.MODULE$, 700, TaskWork.NONE);
    end(task(2, 0, true), TaskState.FINISHED(), Success$.MODULE$, 700, TaskWork.NONE);
    end(task(3, 0, true), TaskState.FAILED(), new TaskCommitDenied(1, 0, 1), 700, TaskWork.NONE);
    assertThat(rows())
        .extracting(Usage::outcome)
        .containsExactly(Outcome.SUCCEEDED, Outcome.SUPERSEDED, Outcome.SUPERSEDED);
  }

  @Test
  void taskWhoseOutputWasLostCountsOnceAndIsOneRow() {
    TaskInfo task = task(1, 0, false);
    end(task, TaskState.FINISHED(), Success$.MODULE$, 700, TaskWork.NONE);
    meter.onTaskEnd(ended(task, Resubmitted$.MODULE$));
    end(retry(2, 0), TaskState.FINISHED(), Success$.MODULE$, 700, TaskWork.NONE);
    assertThat(rows())
        .extracting(Usage::outcome)
        .containsExactly(Outcome.SUCCEEDED, Outcome.SUPERSEDED);
  }

  @Test
  void killedTaskOfAFailedJobIsKilled() {
    end(task(1, 0, false), TaskState.KILLED(), killed(), 700, TaskWork.NONE);
    assertThat(rows()).extracting(Usage::outcome).containsExactly(Outcome.KILLED);
  }

  @Test
  void whatStillRunsCanBeCutOff() {
    start(task(1, 0, false));
    beat(1, work("gpu:0", 100, 1));
    assertThat(meter.isAnyRunning()).isTrue();
    MeteredTask cut = meter.cutOff(START_MS + 2000).get(0);
    assertThat(cut.outcome()).isEqualTo(Outcome.KILLED);
    assertThat(cut.heldMs()).isEqualTo(500);
    assertThat(cut.work().frames()).isEqualTo(1);
  }

  @Test
  void taskThatTellsNoDeviceHeldTheOnlyOneThatItsExecutorHas() {
    end(task(1, 0, false), TaskState.FINISHED(), Success$.MODULE$, 700, work("gpu:3", 1, 1));
    end(task(2, 1, false), TaskState.FINISHED(), Success$.MODULE$, 700, TaskWork.NONE);
    assertThat(rows()).extracting(Usage::device).containsExactly("gpu:3", "gpu:3");
  }

  @Test
  void processorsAreHeldByCores() {
    UsageMeter processors = new UsageMeter(profile -> new TaskShares(0, 2, 1));
    processors.onStageSubmitted(submitted(STAGE, RUN));
    TaskInfo task = task(1, 0, false);
    task.markFinished(TaskState.FINISHED(), START_MS + 500);
    task.setAccumulables(told(onCpu(300)));
    processors.onTaskEnd(ended(task, Success$.MODULE$));
    MeteredTask metered = processors.take().get(0);
    Usage row = metered.row(batch(), "detect", true, processors.device(metered), Instant.EPOCH);
    assertThat(row.device()).isEqualTo("cpu");
    assertThat(row.heldMs()).isEqualTo(1000);
    assertThat(row.busyMs()).isEqualTo(300);
  }

  @Test
  void networkOnTheProcessorKeepsNoGpuBusy() {
    end(task(1, 0, false), TaskState.FINISHED(), Success$.MODULE$, 400, gpuHeldCpuUsed());
    Usage row = rows().get(0);
    assertThat(row.device()).isEqualTo("gpu:0");
    assertThat(row.heldMs()).isEqualTo(100);
    assertThat(row.busyMs()).isZero();
  }

  @Test
  void tasksOfNobodyAreNotKept() {
    submit(8, null);
    TaskInfo task = task(1, 0, false);
    task.markFinished(TaskState.FINISHED(), START_MS + 10);
    meter.onTaskStart(new SparkListenerTaskStart(8, 0, task));
    meter.onTaskEnd(
        new SparkListenerTaskEnd(
            8, 0, "ResultTask", Success$.MODULE$, task, new ExecutorMetrics(), metrics()));
    assertThat(rows()).isEmpty();
    assertThat(meter.isAnyRunning()).isFalse();
  }

  @Test
  void slotsOfALocalRunShareWhatSparkDoesNotGiveOut() {
    assertThat(TaskShares.slots("local[*]", 8, 1)).isEqualTo(8);
    assertThat(TaskShares.slots("local[4]", 8, 2)).isEqualTo(2);
    assertThat(TaskShares.slots("local[2,3]", 8, 1)).isEqualTo(2);
    assertThat(TaskShares.slots("local", 8, 1)).isEqualTo(1);
    assertThat(TaskShares.slots("spark://a:7077", 8, 1)).isEqualTo(1);
    assertThat(new TaskShares(0, 1, 8).of("gpu:0")).isEqualTo(0.125);
    assertThat(new TaskShares(0, 1, 8).of("cpu")).isEqualTo(1);
    assertThat(new TaskShares(0.5, 1, 1).of("gpu:0")).isEqualTo(0.5);
  }

  private List<Usage> rows() {
    return meter.take().stream()
        .map(task -> task.row(batch(), "detect", true, meter.device(task), Instant.EPOCH))
        .toList();
  }

  private static Batch batch() {
    return new Batch("mill", LocalDate.of(2026, 3, 1));
  }

  private void submit(int stage, String run) {
    meter.onStageSubmitted(submitted(stage, run));
  }

  private static SparkListenerStageSubmitted submitted(int stage, String run) {
    Properties properties = new Properties();
    if (run != null) {
      properties.setProperty(UsageMeter.RUN_ID, run);
    }
    return new SparkListenerStageSubmitted(
        new StageInfo(
            stage,
            0,
            "map",
            4,
            none(),
            none(),
            "",
            TaskMetrics.empty(),
            none(),
            Option.empty(),
            0,
            false,
            0),
        properties);
  }

  private void start(TaskInfo task) {
    meter.onTaskStart(new SparkListenerTaskStart(STAGE, 0, task));
  }

  private void end(
      TaskInfo task, Enumeration.Value state, TaskEndReason reason, long afterMs, TaskWork work) {
    task.markFinished(state, START_MS + afterMs);
    task.setAccumulables(told(work));
    meter.onTaskEnd(ended(task, reason));
  }

  private void endAt(TaskInfo task, long endMs, TaskWork work) {
    task.markFinished(TaskState.FINISHED(), endMs);
    task.setAccumulables(told(work));
    meter.onTaskEnd(ended(task, Success$.MODULE$));
  }

  /** As Spark does it: no metrics, and nothing told. */
  private void lose(TaskInfo task, long afterMs) {
    task.markFinished(TaskState.FAILED(), START_MS + afterMs);
    meter.onTaskEnd(
        new SparkListenerTaskEnd(
            STAGE,
            0,
            "ShuffleMapTask",
            new ExecutorLostFailure("1", true, Option.apply("killed")),
            task,
            new ExecutorMetrics(),
            null));
  }

  private void beat(long taskId, TaskWork work) {
    Tuple4<Object, Object, Object, Seq<AccumulableInfo>> update =
        new Tuple4<>(taskId, STAGE, 0, told(work));
    meter.onExecutorMetricsUpdate(
        new SparkListenerExecutorMetricsUpdate(
            "1", CollectionConverters.asScala(List.of(update)).toSeq(), Map$.MODULE$.empty()));
  }

  private static SparkListenerTaskEnd ended(TaskInfo task, TaskEndReason reason) {
    return new SparkListenerTaskEnd(
        STAGE, 0, "ShuffleMapTask", reason, task, new ExecutorMetrics(), metrics());
  }

  private static TaskMetrics metrics() {
    TaskMetrics metrics = TaskMetrics.empty();
    metrics.setExecutorCpuTime(123_456_789);
    return metrics;
  }

  private static TaskInfo task(long id, int partition, boolean speculative) {
    return task(id, partition, 0, speculative, START_MS);
  }

  private static TaskInfo retry(long id, int partition) {
    return task(id, partition, 1, false, START_MS);
  }

  private static TaskInfo taskAt(long id, int partition, long startMs) {
    return task(id, partition, 0, false, startMs);
  }

  private static TaskInfo task(
      long id, int partition, int attempt, boolean speculative, long startMs) {
    return new TaskInfo(
        id, partition, attempt, partition, startMs, "1", "node-1", TaskLocality.ANY(), speculative);
  }

  private static TaskWork work(String device, long forwardMs, int frames) {
    return TaskWork.beginning(device, device, H100).plus(forwardMs * 1_000_000, frames, 2e6);
  }

  private static TaskWork onCpu(long forwardMs) {
    return TaskWork.beginning("", "cpu", new DeviceInfo("Loom 9000", ""))
        .plus(forwardMs * 1_000_000, 1, 0);
  }

  private static TaskWork gpuHeldCpuUsed() {
    return TaskWork.beginning("gpu:0", "cpu", new DeviceInfo("Loom 9000", ""))
        .plus(200_000_000, 1, 0);
  }

  private static Seq<AccumulableInfo> told(TaskWork work) {
    AccumulableInfo other =
        new AccumulableInfo(
            3,
            Option.apply("detect frames"),
            Option.apply(4L),
            Option.empty(),
            false,
            true,
            Option.empty());
    AccumulableInfo ours =
        new AccumulableInfo(
            4,
            Option.apply(TaskWorkAccumulator.NAME),
            Option.apply(work),
            Option.empty(),
            false,
            true,
            Option.empty());
    return CollectionConverters.asScala(List.of(other, ours)).toSeq();
  }

  private static TaskEndReason failure() {
    return new ExceptionFailure(
        "java.lang.IllegalStateException",
        "a task broke",
        new StackTraceElement[0],
        "",
        Option.empty(),
        none(),
        none(),
        none());
  }

  private static TaskEndReason killed() {
    return new TaskKilled("another attempt succeeded", none(), none(), none());
  }

  private static <T> Seq<T> none() {
    return CollectionConverters.asScala(List.<T>of()).toSeq();
  }
}

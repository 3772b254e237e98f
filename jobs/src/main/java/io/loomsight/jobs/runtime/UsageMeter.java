package io.loomsight.jobs.runtime;

import io.loomsight.jobs.runtime.MeteredTask.KnownDevice;
import io.loomsight.jobs.table.Usage.Outcome;
import io.loomsight.models.detect.DeviceInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.apache.spark.Resubmitted$;
import org.apache.spark.TaskCommitDenied;
import org.apache.spark.TaskEndReason;
import org.apache.spark.scheduler.AccumulableInfo;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorMetricsUpdate;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import org.apache.spark.scheduler.TaskInfo;
import scala.collection.Iterable;
import scala.jdk.javaapi.CollectionConverters;
import scala.jdk.javaapi.OptionConverters;

/**
 * Hears of every task of this application and keeps those of metered stage attempts until they are
 * taken. Spark's stages are told to be of a stage attempt by the job's property {@value #RUN_ID}.
 *
 * <p>The first success at a part of a Spark stage is the one that counts; a later one is
 * superseded, be it of a slow attempt or of a repetition after an executor was lost with the first
 * one's output.
 */
final class UsageMeter extends SparkListener {

  /** The property of jobs that says of which stage attempt they are. */
  static final String RUN_ID = "loomsight.runId";

  private static final Optional<String> NAME = Optional.of(TaskWorkAccumulator.NAME);

  private final IntFunction<TaskShares> sharesOfProfile;
  private final Map<Integer, SparkStage> stages = new HashMap<>();
  private final Map<Long, Running> running = new TreeMap<>();
  private final Set<Part> succeeded = new HashSet<>();
  private final List<MeteredTask> ended = new ArrayList<>();
  private final Map<String, Map<String, KnownDevice>> devicesOfExecutor = new HashMap<>();

  private record SparkStage(String runId, TaskShares shares) {}

  private record Part(int sparkStage, int partition) {}

  private record Running(int sparkStage, int sparkStageAttempt, TaskInfo task, TaskWork work) {}

  /**
   * @param sharesOfProfile what tasks hold, by the id of their resource profile
   */
  UsageMeter(IntFunction<TaskShares> sharesOfProfile) {
    this.sharesOfProfile = sharesOfProfile;
  }

  @Override
  public synchronized void onStageSubmitted(SparkListenerStageSubmitted event) {
    String runId = event.properties() == null ? null : event.properties().getProperty(RUN_ID);
    if (runId != null) {
      stages.put(
          event.stageInfo().stageId(),
          new SparkStage(runId, sharesOfProfile.apply(event.stageInfo().resourceProfileId())));
    }
  }

  @Override
  public synchronized void onTaskStart(SparkListenerTaskStart event) {
    if (stages.containsKey(event.stageId())) {
      running.put(
          event.taskInfo().taskId(),
          new Running(event.stageId(), event.stageAttemptId(), event.taskInfo(), TaskWork.NONE));
    }
  }

  @Override
  public synchronized void onExecutorMetricsUpdate(SparkListenerExecutorMetricsUpdate event) {
    CollectionConverters.asJava(event.accumUpdates())
        .forEach(
            update ->
                running.computeIfPresent(
                    ((Number) update._1()).longValue(),
                    (taskId, task) ->
                        new Running(
                            task.sparkStage(),
                            task.sparkStageAttempt(),
                            task.task(),
                            work(update._4()).orElse(task.work()))));
  }

  @Override
  public synchronized void onTaskEnd(SparkListenerTaskEnd event) {
    SparkStage stage = stages.get(event.stageId());
    // A task whose output was lost with its executor ends a second time, to be done again
    if (stage == null || event.reason() == Resubmitted$.MODULE$) {
      return;
    }
    TaskInfo task = event.taskInfo();
    Optional<TaskWork> toldWhileRunning =
        Optional.ofNullable(running.remove(task.taskId())).map(Running::work);
    TaskWork work = work(task.accumulables()).or(() -> toldWhileRunning).orElse(TaskWork.NONE);
    MeteredTask metered =
        MeteredTask.of(
            stage.runId(),
            event.stageId(),
            event.stageAttemptId(),
            task,
            task.finishTime(),
            outcome(event.stageId(), task, event.reason()),
            stage.shares(),
            work,
            Optional.ofNullable(event.taskMetrics()));
    ended.add(metered);
    remember(metered);
  }

  private Outcome outcome(int sparkStage, TaskInfo task, TaskEndReason reason) {
    Part part = new Part(sparkStage, MeteredTask.partition(task));
    if (task.successful()) {
      return succeeded.add(part) ? Outcome.SUCCEEDED : Outcome.SUPERSEDED;
    }
    boolean lostTheRace =
        succeeded.contains(part) && (task.killed() || reason instanceof TaskCommitDenied);
    if (lostTheRace) {
      return Outcome.SUPERSEDED;
    }
    return task.killed() ? Outcome.KILLED : Outcome.FAILED;
  }

  /** What a task's meters say, together; nothing where it has none or has not begun. */
  private static Optional<TaskWork> work(Iterable<AccumulableInfo> accumulables) {
    return CollectionConverters.asJavaCollection(accumulables).stream()
        .filter(info -> OptionConverters.toJava(info.name()).equals(NAME))
        .flatMap(info -> OptionConverters.toJava(info.update()).stream())
        .filter(TaskWork.class::isInstance)
        .map(TaskWork.class::cast)
        .reduce(TaskWork::plus);
  }

  private void remember(MeteredTask task) {
    if (task.ranOnItsDevice()) {
      TaskWork work = task.work();
      devicesOfExecutor
          .computeIfAbsent(task.executorId(), executor -> new TreeMap<>())
          .put(task.device(), new KnownDevice(task.device(), work.deviceId(), work.deviceModel()));
    }
  }

  /** The device of a task, by its own word or by that of others on its executor. */
  synchronized KnownDevice device(MeteredTask task) {
    Map<String, KnownDevice> known = devicesOfExecutor.getOrDefault(task.executorId(), Map.of());
    if (known.containsKey(task.device())) {
      return known.get(task.device());
    }
    List<KnownDevice> gpus =
        known.values().stream().filter(device -> device.name().startsWith("gpu")).toList();
    return task.device().equals("gpu") && gpus.size() == 1
        ? gpus.get(0)
        : new KnownDevice(task.device(), "", DeviceInfo.UNKNOWN);
  }

  /** Hands over the tasks that have ended since this was last called, in the order of their ids. */
  synchronized List<MeteredTask> take() {
    List<MeteredTask> taken = new ArrayList<>(ended);
    ended.clear();
    taken.sort((one, other) -> Long.compare(one.taskId(), other.taskId()));
    return taken;
  }

  synchronized boolean isAnyRunning() {
    return !running.isEmpty();
  }

  /** The tasks that still run, as if they were stopped now. */
  synchronized List<MeteredTask> cutOff(long nowMs) {
    return running.values().stream()
        .map(
            task -> {
              SparkStage stage = stages.get(task.sparkStage());
              return MeteredTask.of(
                  stage.runId(),
                  task.sparkStage(),
                  task.sparkStageAttempt(),
                  task.task(),
                  nowMs,
                  Outcome.KILLED,
                  stage.shares(),
                  task.work(),
                  Optional.empty());
            })
        .toList();
  }
}

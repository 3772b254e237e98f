package io.loomsight.jobs.runtime;

import org.apache.spark.SparkContext;
import org.apache.spark.util.AccumulatorV2;
import scala.Option;

/**
 * Carries the {@link TaskWork} of each task to the driver, with its end and with the executor's
 * heartbeats: also of tasks that fail or are killed, and up to the last heartbeat of those whose
 * executor is lost. The sum over tasks, which Spark makes as well, is not used.
 */
final class TaskWorkAccumulator extends AccumulatorV2<TaskWork, TaskWork> {

  /** What the driver finds it by among a task's values. */
  static final String NAME = "loomsight work";

  private static final long serialVersionUID = 1L;

  /** Read by the heartbeat's thread. */
  private volatile TaskWork work = TaskWork.NONE;

  static TaskWorkAccumulator registered(SparkContext spark) {
    TaskWorkAccumulator accumulator = new TaskWorkAccumulator();
    accumulator.register(spark, Option.apply(NAME), /* countFailedValues= */ true);
    return accumulator;
  }

  @Override
  public boolean isZero() {
    return work.equals(TaskWork.NONE);
  }

  @Override
  public AccumulatorV2<TaskWork, TaskWork> copy() {
    TaskWorkAccumulator copy = new TaskWorkAccumulator();
    copy.work = work;
    return copy;
  }

  @Override
  public void reset() {
    work = TaskWork.NONE;
  }

  @Override
  public void add(TaskWork more) {
    work = work.plus(more);
  }

  /** Replaces what a task has said before. */
  void set(TaskWork now) {
    work = now;
  }

  @Override
  public void merge(AccumulatorV2<TaskWork, TaskWork> other) {
    work = work.plus(other.value());
  }

  @Override
  public TaskWork value() {
    return work;
  }
}

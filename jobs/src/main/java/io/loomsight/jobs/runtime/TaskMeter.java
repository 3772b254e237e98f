package io.loomsight.jobs.runtime;

import io.loomsight.models.detect.Detector;
import java.io.Serializable;
import org.apache.spark.TaskContext;
import org.apache.spark.util.TaskCompletionListener;

/**
 * Measures what a task does with the network, for the table {@code usage}. Made on the driver and
 * carried to tasks, each of which gets one of its own.
 */
public final class TaskMeter implements Serializable {

  private static final long serialVersionUID = 1L;

  private final TaskWorkAccumulator work;
  private transient Detector detector;
  private transient long seenNanos;

  private TaskMeter(TaskWorkAccumulator work) {
    this.work = work;
  }

  /** A meter for the tasks of one step of a stage. */
  public static TaskMeter of(StageContext context) {
    return new TaskMeter(TaskWorkAccumulator.registered(context.spark().sparkContext()));
  }

  /** The calling task's detector, {@link TaskDetector#of}; from here on its calls are measured. */
  public Detector detector(DetectorConfig config) {
    if (detector == null) {
      detector = TaskDetector.of(config);
      seenNanos = detector.forwardNanos();
      work.set(
          TaskWork.beginning(
              Devices.assigned().orElse(""), detector.device(), detector.deviceInfo()));
      TaskCompletionListener rest = task -> ran(0, 0);
      TaskContext.get().addTaskCompletionListener(rest);
    }
    return detector;
  }

  /**
   * Says what went through the network since it was said last.
   *
   * @param clothMm2 of them that was judged
   */
  public void ran(int frames, double clothMm2) {
    long nanos = detector.forwardNanos();
    work.set(work.value().plus(nanos - seenNanos, frames, clothMm2));
    seenNanos = nanos;
  }
}

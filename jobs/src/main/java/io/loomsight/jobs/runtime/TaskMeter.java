package io.loomsight.jobs.runtime;

import io.loomsight.models.detect.Detector;
import io.loomsight.models.detect.DeviceFailure;
import java.io.Serializable;
import java.util.function.Function;
import org.apache.spark.TaskContext;
import org.apache.spark.util.TaskCompletionListener;

/**
 * Measures what a task does with images and the network, for the table {@code usage}. Made on the
 * driver and carried to tasks, each of which gets one of its own.
 */
public final class TaskMeter implements Serializable {

  private static final long serialVersionUID = 1L;

  private final TaskWorkAccumulator work;
  private transient TaskDetector detector;
  private transient long seenNanos;

  private TaskMeter(TaskWorkAccumulator work) {
    this.work = work;
  }

  /** A meter for the tasks of one step of a stage. */
  public static TaskMeter of(StageContext context) {
    return new TaskMeter(TaskWorkAccumulator.registered(context.spark().sparkContext()));
  }

  /** Does something with the calling task's detector; where its GPU fails, once more without. */
  public <R> R run(DetectorConfig config, Function<Detector, R> work) {
    TaskDetector own = task(config);
    try {
      return work.apply(own.detector());
    } catch (DeviceFailure failure) {
      ran(0, 0);
      own.goOnWithout(failure);
      begin();
      return work.apply(own.detector());
    }
  }

  /** Frames of a size that go through the network together: its GPU's memory is shared. */
  public int batch(DetectorConfig config, int widthPx, int heightPx) {
    return run(config, own -> Math.max(1, own.batch(widthPx, heightPx) / config.tasksPerGpu()));
  }

  /** Why the calling task's model is not on a GPU, though there was one for it; or empty. */
  public String deviceNote(DetectorConfig config) {
    return task(config).note();
  }

  private TaskDetector task(DetectorConfig config) {
    if (detector == null) {
      detector = TaskDetector.of(config);
      begin();
      TaskCompletionListener rest = task -> ran(0, 0);
      TaskContext.get().addTaskCompletionListener(rest);
    }
    return detector;
  }

  private synchronized void begin() {
    seenNanos = detector.detector().forwardNanos();
    work.set(
        work.value()
            .on(
                Devices.assigned().orElse(""),
                detector.detector().device(),
                detector.detector().deviceInfo()));
  }

  /**
   * Says what went through the network since it was said last.
   *
   * @param clothMm2 of them that was judged
   */
  public synchronized void ran(int frames, double clothMm2) {
    long nanos = detector.detector().forwardNanos();
    work.set(work.value().plus(nanos - seenNanos, frames, clothMm2));
    seenNanos = nanos;
  }

  /** Says how long an image took to come from storage and to be decoded; by any thread. */
  public synchronized void saw(long readNanos, long decodeNanos) {
    work.set(work.value().withImage(readNanos, decodeNanos));
  }
}

package io.loomsight.jobs.runtime;

import io.loomsight.models.detect.Detector;
import io.loomsight.models.detect.DeviceFailure;
import io.loomsight.models.detect.SharedDetectors;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The detector that a task judges with: shared by all tasks of the JVM on one device. Where a GPU
 * does not work, or no longer, the task goes on on the CPU, unless a GPU was demanded.
 */
public final class TaskDetector {

  private static final Logger LOG = LoggerFactory.getLogger(TaskDetector.class);

  private final DetectorConfig config;
  private Detector detector;
  private String note;

  private TaskDetector(DetectorConfig config, TaskDevice device) {
    this.config = config;
    this.note = device.note();
    try {
      this.detector = shared(device.name());
    } catch (DeviceFailure failure) {
      goOnWithout(failure);
    }
  }

  /** The calling task's, by the configured model and what Spark gave it. */
  public static TaskDetector of(DetectorConfig config) {
    return of(config, Detector::gpuCount);
  }

  static TaskDetector of(DetectorConfig config, IntSupplier gpus) {
    TaskDevice device = Devices.ofTask(config.device(), gpus);
    if (!device.note().isEmpty()) {
      LOG.warn("on the CPU: {}", device.note());
    }
    return new TaskDetector(config, device);
  }

  public Detector detector() {
    return detector;
  }

  /** Why the model is not on a GPU, though there was one for it; empty where it is as it should. */
  String note() {
    return note;
  }

  /** Takes the CPU from here on; fails where a GPU was demanded. */
  void goOnWithout(DeviceFailure failure) {
    TaskDevice device = Devices.without(config.device(), failure.getMessage());
    LOG.warn("on the CPU: {}", device.note(), failure);
    note = device.note();
    detector = shared(device.name());
  }

  private Detector shared(String device) {
    return Backbones.isUri(config.model())
        ? SharedDetectors.get(config.model(), device, Backbones::openPinned)
        : SharedDetectors.get(config.model(), device);
  }
}

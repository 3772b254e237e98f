package io.loomsight.jobs.runtime;

import io.loomsight.models.detect.Detector;
import io.loomsight.models.detect.SharedDetectors;

/** The detector that a task judges with. */
public final class TaskDetector {

  private TaskDetector() {}

  /** The shared detector of the configured model on the calling task's device. */
  public static Detector of(DetectorConfig config) {
    return SharedDetectors.get(config.model(), Devices.ofTask(config.device(), Detector::gpuCount));
  }
}

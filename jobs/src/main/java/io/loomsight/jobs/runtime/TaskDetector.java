package io.loomsight.jobs.runtime;

import io.loomsight.models.detect.Detector;
import io.loomsight.models.detect.SharedDetectors;

/** The detector that a task judges with. */
public final class TaskDetector {

  private TaskDetector() {}

  /** The shared detector of the configured model on the calling task's device. */
  public static Detector of(DetectorConfig config) {
    String device = Devices.ofTask(config.device(), Detector::gpuCount);
    return Backbones.isUri(config.model())
        ? SharedDetectors.get(config.model(), device, Backbones::openPinned)
        : SharedDetectors.get(config.model(), device);
  }
}

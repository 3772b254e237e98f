package io.loomsight.jobs.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loomsight.jobs.InputException;
import io.loomsight.models.detect.Detector;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** A GPU that is announced and does not work, as on this machine, which has none. */
final class TaskDetectorTest {

  @Test
  void autoGoesOnOnTheCpuAndSaysWhy() {
    Assumptions.assumeTrue(Detector.gpuCount() == 0, "this machine has a GPU that works");

    TaskDetector detector = TaskDetector.of(config("auto"), () -> 1);

    assertThat(detector.detector().device()).isEqualTo("cpu");
    assertThat(detector.note()).startsWith("gpu:0 failed: ");
  }

  @Test
  void gpuThatIsDemandedFailsWithTheReason() {
    Assumptions.assumeTrue(Detector.gpuCount() == 0, "this machine has a GPU that works");

    assertThatThrownBy(() -> TaskDetector.of(config("gpu"), () -> 1))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("detector.device: expected a GPU, found that gpu:0 failed: ");
  }

  private static DetectorConfig config(String device) {
    DetectorConfig defaults = DetectorConfig.defaults();
    return new DetectorConfig(
        defaults.model(),
        device,
        defaults.sampleFrames(),
        defaults.samplePlaces(),
        defaults.seed(),
        defaults.lowShare(),
        defaults.tasksPerGpu(),
        defaults.framesPerTask());
  }
}

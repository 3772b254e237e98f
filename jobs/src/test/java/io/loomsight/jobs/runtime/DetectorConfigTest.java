package io.loomsight.jobs.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loomsight.jobs.InputException;
import io.loomsight.models.detect.ModelZoo;
import org.junit.jupiter.api.Test;

class DetectorConfigTest {

  @Test
  void defaultsAreTheShippedEncoder() {
    assertThat(DetectorConfig.defaults())
        .isEqualTo(new DetectorConfig(ModelZoo.DEFAULT, "auto", 32, 1024, 1, 0.8, 2, 16));
  }

  @Test
  void valuesOutOfRangeAreNamed() {
    assertRefused(
        () -> new DetectorConfig(" ", "auto", 32, 1024, 1, 0.8, 2, 16),
        "detector.model: expected a name, found ''");
    assertRefused(
        () -> new DetectorConfig("m", "tpu", 32, 1024, 1, 0.8, 2, 16),
        "detector.device: expected auto, cpu or gpu, found 'tpu'");
    assertRefused(
        () -> new DetectorConfig("m", "cpu", 0, 1024, 1, 0.8, 2, 16),
        "detector.sampleFrames: expected 1 to 32, found 0");
    assertRefused(
        () -> new DetectorConfig("m", "cpu", 33, 1024, 1, 0.8, 2, 16),
        "detector.sampleFrames: expected 1 to 32, found 33");
    assertRefused(
        () -> new DetectorConfig("m", "cpu", 32, 255, 1, 0.8, 2, 16),
        "detector.samplePlaces: expected 256 to 65536, found 255");
    assertRefused(
        () -> new DetectorConfig("m", "gpu", 32, 1024, 1, 0.8, 2, 0),
        "detector.framesPerTask: expected at least 1, found 0");
  }

  @Test
  void lowShareOutOfRangeIsNamed() {
    assertRefused(
        () -> new DetectorConfig("m", "cpu", 32, 1024, 1, 0, 2, 16),
        "detector.lowShare: expected above 0 to 1, found 0.0");
    assertRefused(
        () -> new DetectorConfig("m", "cpu", 32, 1024, 1, 1.1, 2, 16),
        "detector.lowShare: expected above 0 to 1, found 1.1");
    assertRefused(
        () -> new DetectorConfig("m", "cpu", 32, 1024, 1, Double.NaN, 2, 16),
        "detector.lowShare: expected above 0 to 1, found NaN");
  }

  @Test
  void modelThatDoesNotShipIsTheUsersFault() {
    DetectorConfig.defaults().checkModel();
    assertThatThrownBy(
            () -> new DetectorConfig("loom/9", "cpu", 32, 1024, 1, 0.8, 2, 16).checkModel())
        .isInstanceOf(InputException.class)
        .hasMessage(
            "detector.model: expected the name of a shipped encoder such as %s or a URI of a TorchScript network, found 'loom/9'"
                .formatted(ModelZoo.DEFAULT));
  }

  private static void assertRefused(Runnable making, String message) {
    assertThatThrownBy(making::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}

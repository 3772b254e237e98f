package io.loomsight.jobs.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DetectConfigTest {

  @Test
  void defaultsKeep100RegionsAFrame() {
    assertThat(DetectConfig.defaults()).isEqualTo(new DetectConfig(100, 32));
  }

  @Test
  void valuesOutOfRangeAreNamed() {
    assertRefused(
        () -> new DetectConfig(0, 32), "detect.maxRegionsPerFrame: expected 1 to 10000, found 0");
    assertRefused(
        () -> new DetectConfig(100, -1), "detect.thumbnailMarginPx: expected 0 to 1024, found -1");
    assertRefused(
        () -> new DetectConfig(100, 1025),
        "detect.thumbnailMarginPx: expected 0 to 1024, found 1025");
  }

  private static void assertRefused(Runnable making, String message) {
    assertThatThrownBy(making::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}

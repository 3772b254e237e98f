package io.loomsight.jobs.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ReferenceConfigTest {

  @Test
  void defaultsHoldBackAQuarterOf256Frames() {
    assertThat(ReferenceConfig.defaults()).isEqualTo(new ReferenceConfig(256, 25, 10));
  }

  @Test
  void valuesOutOfRangeAreNamed() {
    assertRefused(
        () -> new ReferenceConfig(0, 25, 10), "reference.maxFrames: expected 1 to 4096, found 0");
    assertRefused(
        () -> new ReferenceConfig(4097, 25, 10),
        "reference.maxFrames: expected 1 to 4096, found 4097");
    assertRefused(
        () -> new ReferenceConfig(256, 0, 10),
        "reference.heldBackPercent: expected above 0 and below 100, found 0.0");
    assertRefused(
        () -> new ReferenceConfig(256, 100, 10),
        "reference.heldBackPercent: expected above 0 and below 100, found 100.0");
    assertRefused(
        () -> new ReferenceConfig(256, 25, 0),
        "reference.wantedFalseAlarmsPer100M2: expected above 0 to 10000, found 0.0");
    assertRefused(
        () -> new ReferenceConfig(256, 25, Double.NaN),
        "reference.wantedFalseAlarmsPer100M2: expected above 0 to 10000, found NaN");
  }

  private static void assertRefused(Runnable making, String message) {
    assertThatThrownBy(making::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}

package io.loomsight.jobs.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ReferenceConfigTest {

  @Test
  void defaultsCut256FramesIntoFiveFolds() {
    assertThat(ReferenceConfig.defaults()).isEqualTo(new ReferenceConfig(256, 5, 10));
  }

  @Test
  void valuesOutOfRangeAreNamed() {
    assertRefused(
        () -> new ReferenceConfig(0, 5, 10), "reference.maxFrames: expected 1 to 4096, found 0");
    assertRefused(
        () -> new ReferenceConfig(4097, 5, 10),
        "reference.maxFrames: expected 1 to 4096, found 4097");
    assertRefused(
        () -> new ReferenceConfig(256, 1, 10), "reference.folds: expected 2 to 16, found 1");
    assertRefused(
        () -> new ReferenceConfig(256, 17, 10), "reference.folds: expected 2 to 16, found 17");
    assertRefused(
        () -> new ReferenceConfig(256, 5, 0),
        "reference.wantedFalseAlarmsPer100M2: expected above 0 to 10000, found 0.0");
    assertRefused(
        () -> new ReferenceConfig(256, 5, Double.NaN),
        "reference.wantedFalseAlarmsPer100M2: expected above 0 to 10000, found NaN");
  }

  private static void assertRefused(Runnable making, String message) {
    assertThatThrownBy(making::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}

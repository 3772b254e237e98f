package io.loomsight.jobs.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loomsight.models.grade.MergeRules;
import org.junit.jupiter.api.Test;

class DefectsConfigTest {

  @Test
  void defaultsAreTheMergersOwn() {
    assertThat(DefectsConfig.defaults()).isEqualTo(new DefectsConfig(3, 40, 8, 1, 200));
    assertThat(DefectsConfig.defaults().mergeRules()).isEqualTo(MergeRules.defaults());
  }

  @Test
  void valuesOutOfRangeAreNamed() {
    assertRefused(
        () -> new DefectsConfig(-1, 40, 8, 1, 200),
        "defects.mergeGapMm: expected 0 to 1000, found -1.0");
    assertRefused(
        () -> new DefectsConfig(3, 2, 8, 1, 200),
        "defects.lineGapMm: expected mergeGapMm to 1000, found 2.0");
    assertRefused(
        () -> new DefectsConfig(3, 40, Double.NaN, 1, 200),
        "defects.lineThicknessMm: expected 0 to 1000, found NaN");
    assertRefused(
        () -> new DefectsConfig(3, 40, 8, 1001, 200),
        "defects.minLengthMm: expected 0 to 1000, found 1001.0");
    assertRefused(
        () -> new DefectsConfig(3, 40, 8, 1, 0),
        "defects.maxRegionsPerFrame: expected 1 to 100000, found 0");
  }

  private static void assertRefused(Runnable making, String message) {
    assertThatThrownBy(making::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}

package io.loomsight.jobs.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CleanConfigTest {

  @Test
  void onlyWhatIsBulkyAndDerivedIsDroppedUnlessSomebodyAsks() {
    assertThat(CleanConfig.defaults().keepDays()).containsOnlyKeys("findings", "evidence");
  }

  @Test
  void whatIsKeptForEverCannotBeGivenAnAge() {
    assertThatThrownBy(() -> new CleanConfig(Map.of("runs", 10)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("clean.keepDays: expected tables out of frames, rejects, findings")
        .hasMessageEndingWith("found 'runs'");
  }

  @Test
  void daysAreInRange() {
    assertThatThrownBy(() -> new CleanConfig(Map.of("findings", -1)))
        .hasMessage("clean.keepDays: expected 0 to 36600 days of findings, found -1");
  }
}

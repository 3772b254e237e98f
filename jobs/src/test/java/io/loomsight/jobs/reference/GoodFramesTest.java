package io.loomsight.jobs.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GoodFramesTest {

  @Test
  void ofTheManifestIsEveryStyleThatLacksOne() {
    assertThat(GoodFrames.ofManifest()).isEqualTo(new GoodFrames(Optional.empty(), List.of()));
  }

  @Test
  void rollsWithoutAStyleAreRefused() {
    assertThatThrownBy(() -> new GoodFrames(Optional.empty(), List.of("r1", "r2")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("reference: expected a style beside the rolls [r1, r2], found none");
  }

  @Test
  void rollsAreCopied() {
    List<String> rolls = new ArrayList<>(List.of("r1"));
    GoodFrames good = new GoodFrames(Optional.of("twill"), rolls);
    rolls.add("r2");
    assertThat(good.rollIds()).containsExactly("r1");
  }
}

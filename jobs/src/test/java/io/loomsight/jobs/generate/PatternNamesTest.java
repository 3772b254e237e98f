package io.loomsight.jobs.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.loomsight.models.pattern.RepeatLayout;
import org.junit.jupiter.api.Test;

final class PatternNamesTest {

  @Test
  void namesSayWhatFilesAre() {
    String name = PatternNames.pattern("hero", RepeatLayout.STRAIGHT, 7, 0);
    assertThat(name).isEqualTo("hero-straight-007");
    assertThat(PatternNames.tilePng(name, "indigo"))
        .isEqualTo("tiles/hero-straight-007-indigo.png");
    assertThat(PatternNames.tileTiff(name, "indigo"))
        .isEqualTo("tiles/hero-straight-007-indigo.tif");
    assertThat(PatternNames.separation(name, 3))
        .isEqualTo("separations/hero-straight-007-screen-03.tif");
    assertThat(PatternNames.preview(name, "indigo", Scene.BED))
        .isEqualTo("previews/hero-straight-007-indigo-bed.png");
  }

  @Test
  void mixesAndVariationsAreNamedInFullWords() {
    assertThat(PatternNames.pattern("hero+house", RepeatLayout.HALF_DROP, 12, 2))
        .isEqualTo("hero-and-house-half-drop-012-like-2");
  }
}

package io.loomsight.models.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SpecksTest {

  private static final List<Integer> THREE = List.of(0xffffff, 0x808080, 0x000000);

  @Test
  void aSpeckTakesTheColourItTouchesMost() {
    ReducedImage image = Drawn.letters(THREE, "aaaabb", "aacabb", "aaaabb", "aaaacc", "aaaacc");
    assertThat(Drawn.rows(Specks.cleaned(image, RepeatLayout.STRAIGHT, 2)))
        .containsExactly("aaaabb", "aaaabb", "aaaabb", "aaaacc", "aaaacc");
  }

  @Test
  void anAreaOverTheEdgeIsOneArea() {
    ReducedImage image = Drawn.letters(THREE, "baacab", "aaaaaa", "aaacaa", "baaaab");
    assertThat(Specks.count(image, RepeatLayout.STRAIGHT, 4)).isEqualTo(2);
    assertThat(Drawn.rows(Specks.cleaned(image, RepeatLayout.STRAIGHT, 4)).get(0))
        .startsWith("b")
        .endsWith("b");
  }

  @Test
  void neighboursAcrossTheEdgeAreTheLayouts() {
    // straight: left and right end meet in one row; half-drop: two rows lower
    ReducedImage image = Drawn.letters(THREE.subList(0, 2), "aaab", "aaaa", "baaa", "aaaa");
    assertThat(Specks.count(image, RepeatLayout.STRAIGHT, 2)).isEqualTo(2);
    assertThat(Specks.count(image, RepeatLayout.HALF_DROP, 2)).isZero();
    ReducedImage turned = Drawn.letters(THREE.subList(0, 2), "aaba", "aaaa", "aaaa", "baaa");
    assertThat(Specks.count(turned, RepeatLayout.STRAIGHT, 2)).isEqualTo(2);
    assertThat(Specks.count(turned, RepeatLayout.BRICK, 2)).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void noColourIsNewAndNoneIsLost(RepeatLayout layout) {
    for (long seed = 0; seed < 4; seed++) {
      ReducedImage image = ColourReduction.of(Drawn.noise(32, 24, seed), 5, seed).image();
      ReducedImage cleaned = Specks.cleaned(image, layout, 6);
      assertThat(cleaned.palette()).isEqualTo(image.palette());
      assertThat(Specks.count(cleaned, layout, 6)).isLessThan(5);
    }
  }

  @Test
  void theLastAreaOfAScreenStays() {
    ReducedImage image = Drawn.letters(THREE, "aaaaaa", "aabaca", "aaaaaa");
    assertThat(Specks.cleaned(image, RepeatLayout.STRAIGHT, 9)).isEqualTo(image);
  }

  @Test
  void whatHasNoSpecksIsUnchanged() {
    ReducedImage image = Drawn.letters(THREE, "aabbcc", "aabbcc");
    assertThat(Specks.cleaned(image, RepeatLayout.STRAIGHT, 4)).isEqualTo(image);
    assertThatThrownBy(() -> Specks.cleaned(image, RepeatLayout.STRAIGHT, 0))
        .hasMessage("specks: expected a smallest area of at least 1 px, found 0");
  }
}

package io.loomsight.models.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ReducedImageTest {

  @Test
  void anImageOfFewColoursIsItsOwnReduction() {
    ReducedImage image = ReducedImage.of(Drawn.pixels(3, 1, 0x102030, 0xffffff, 0x102030));
    assertThat(image.palette()).containsExactly(0xffffff, 0x102030);
    assertThat(Drawn.rows(image)).containsExactly("bab");
    assertThat(image.areasPx()).containsExactly(1, 2);
    assertThat(ReducedImage.of(image.toColourImage())).isEqualTo(image);
  }

  @Test
  void everyScreenPrintsSomething() {
    assertThatThrownBy(() -> Drawn.letters(List.of(1, 2, 3), "ab"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "reduced image: expected every one of 3 screens and no other, found screen 2 unused");
    assertThatThrownBy(() -> Drawn.letters(List.of(1, 2), "abc"))
        .hasMessageContaining("found screen 2 used");
  }

  @Test
  void coloursAreDistinct() {
    assertThatThrownBy(() -> Drawn.letters(List.of(1, 1), "ab"))
        .hasMessage("palette: expected distinct colours, found #000001 #000001");
    assertThatThrownBy(() -> Drawn.letters(List.of(1, -1), "ab"))
        .hasMessage("colour: expected 0x000000 to 0xffffff, found 0xffffffff");
  }

  @Test
  void manyColoursAreRefused() {
    assertThatThrownBy(() -> ReducedImage.of(Drawn.noise(20, 20, 1)))
        .hasMessage("reduced image: expected at most 256 colours, found more");
  }
}

package io.loomsight.models.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loomsight.models.image.ColourImage;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class PreviewTest {

  @Test
  void clothShowsItsColourInLightAndShade() {
    ColourImage red = Drawn.pixels(2, 2, 0xc00000, 0xc00000, 0xc00000, 0xc00000);
    for (ColourImage picture :
        new ColourImage[] {
          Preview.curtain(red, RepeatLayout.STRAIGHT, 1), Preview.bed(red, RepeatLayout.BRICK, 1)
        }) {
      int cloth = 0;
      for (int rgb : Rgb.pixels(picture)) {
        int level = rgb >> 16 & 0xff;
        cloth += (rgb & 0xffff) == 0 && level > 0x40 && level <= 0xd0 ? 1 : 0;
      }
      assertThat(cloth).isGreaterThan(picture.widthPx() * picture.heightPx() / 4);
    }
  }

  @Test
  void aFinerPrintShowsMoreRepeats() {
    int[] stripe = new int[100];
    Arrays.fill(stripe, 50, 100, 0xffffff);
    ColourImage tile = Drawn.pixels(1, 100, stripe);
    assertThat(changes(Preview.curtain(tile, RepeatLayout.STRAIGHT, 1)))
        .isBetween(
            changes(Preview.curtain(tile, RepeatLayout.STRAIGHT, 0.5)) * 2 - 4,
            changes(Preview.curtain(tile, RepeatLayout.STRAIGHT, 0.5)) * 2 + 4);
  }

  /** How often a column through a curtain goes from light to dark or back. */
  private static int changes(ColourImage picture) {
    int changes = 0;
    for (int y = 70; y < 620; y++) {
      changes += (picture.sample(1, 200, y) < 0.3) != (picture.sample(1, 200, y - 1) < 0.3) ? 1 : 0;
    }
    return changes;
  }

  @Test
  void aDensityIsANumberAboveZero() {
    assertThatThrownBy(() -> Preview.bed(Drawn.pixels(1, 1, 0), RepeatLayout.STRAIGHT, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("preview: expected above 0 to 1000 px a mm, found NaN");
  }
}

package io.loomsight.models.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loomsight.models.image.ColourImage;
import org.junit.jupiter.api.Test;

class ShadesTest {

  @Test
  void aLoudDesignIsSoftenedAroundItsMiddle() {
    ColourImage loud = DrawnTiles.drawRgb(16, 16, (x, y) -> x < 8 ? 0x404040 : 0xc0c0c0);

    Shades shades = Shades.of(loud);
    ColourImage soft = shades.softened(loud);

    assertThat(shades.middleRgb()).isEqualTo(0x808080);
    assertThat(shades.keepTheDesign()).isFalse();
    assertThat(soft.sample(0, 0, 0)).isCloseTo(128 / 255f - 0.12f, within(1e-6f));
    assertThat(soft.sample(2, 15, 3)).isCloseTo(128 / 255f + 0.12f, within(1e-6f));
  }

  @Test
  void aCalmOneStaysAsItIs() {
    ColourImage calm = DrawnTiles.drawRgb(16, 16, (x, y) -> x < 8 ? 0xd0c8b0 : 0xdcd4bc);

    ColourImage soft = Shades.of(calm).softened(calm);

    assertThat(Shades.of(calm).keepTheDesign()).isTrue();

    for (int x = 0; x < 16; x++) {
      assertThat(soft.rgb(x, 5)).isEqualTo(calm.rgb(x, 5));
    }
  }
}

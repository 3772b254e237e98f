package io.loomsight.models.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loomsight.models.image.ColourImage;
import org.junit.jupiter.api.Test;

class ShadesTest {

  @Test
  void aLoudDesignIsSoftenedAroundItsMiddle() {
    ColourImage loud = DrawnTiles.drawRgb(16, 16, (x, y) -> x < 8 ? 0x000000 : 0xffffff);

    Shades shades = Shades.of(loud);
    ColourImage soft = shades.softened(loud);

    assertThat(shades.middleRgb()).isEqualTo(0x808080);
    assertThat(soft.sample(0, 0, 0)).isCloseTo(0.43f, within(1e-6f));
    assertThat(soft.sample(2, 15, 3)).isCloseTo(0.57f, within(1e-6f));
  }

  @Test
  void aCalmOneStaysAsItIs() {
    ColourImage calm = DrawnTiles.drawRgb(16, 16, (x, y) -> x < 8 ? 0xd0c8b0 : 0xdcd4bc);

    ColourImage soft = Shades.of(calm).softened(calm);

    for (int x = 0; x < 16; x++) {
      assertThat(soft.rgb(x, 5)).isEqualTo(calm.rgb(x, 5));
    }
  }
}

package io.loomsight.models.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import io.loomsight.models.image.ColourImage;
import org.junit.jupiter.api.Test;

final class ColourCountTest {

  @Test
  void coloursAreCountedWithTheirShares() {
    ColourImage image =
        DrawnTiles.drawRgb(4, 2, (x, y) -> x < 2 ? 0x102030 : y == 0 ? 0xff0000 : 0x00ff00);
    assertThat(ColourCount.of(image).shares())
        .containsExactly(
            new ColourCount.Share(0x102030, 4, 0.5),
            new ColourCount.Share(0x00ff00, 2, 0.25),
            new ColourCount.Share(0xff0000, 2, 0.25));
    assertThat(ColourCount.of(image).colours()).isEqualTo(3);
  }

  @Test
  void neighbouringColoursAreDistinct() {
    ColourImage image = DrawnTiles.drawRgb(256, 1, (x, y) -> x);
    assertThat(ColourCount.of(image).colours()).isEqualTo(256);
  }

  @Test
  void samplesThatRoundToOneColourAreOne() {
    ColourImage image = DrawnTiles.draw(2, 1, (plane, x, y) -> 0.5 + 0.0001 * x);
    assertThat(ColourCount.of(image).colours()).isOne();
  }

  @Test
  void sharesAddUpToAll() {
    for (long seed = 0; seed < 5; seed++) {
      ColourCount count = ColourCount.of(DrawnTiles.photo(40, 30, seed));
      assertThat(count.shares().stream().mapToInt(ColourCount.Share::pixels).sum()).isEqualTo(1200);
    }
  }
}

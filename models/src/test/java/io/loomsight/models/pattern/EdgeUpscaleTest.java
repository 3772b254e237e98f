package io.loomsight.models.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class EdgeUpscaleTest {

  private static final List<Integer> TWO = List.of(0xffffff, 0x000000);

  @Test
  void aStripeStaysAStripe() {
    ReducedImage stripe = Drawn.letters(TWO, "aabb", "aabb");
    assertThat(Drawn.rows(EdgeUpscale.to(stripe, RepeatLayout.STRAIGHT, 12, 4)))
        .containsOnly("aaaaaabbbbbb");
  }

  @Test
  void theSameSizeIsTheSameImage() {
    ReducedImage stripe = Drawn.letters(TWO, "aabb", "abab");
    assertThat(EdgeUpscale.to(stripe, RepeatLayout.STRAIGHT, 4, 2)).isSameAs(stripe);
  }

  @Test
  void aLineOfOnePixelStaysOneOldPixelWide() {
    ReducedImage line = Drawn.letters(TWO, "aaabaaaa", "aaabaaaa");
    String row = Drawn.rows(EdgeUpscale.to(line, RepeatLayout.STRAIGHT, 80, 20)).get(7);
    assertThat(row.chars().filter(letter -> letter == 'b').count()).isBetween(9L, 12L);
    assertThat((row.indexOf('b') + row.lastIndexOf('b') + 1) / 2.0).isCloseTo(35, within(0.5));
  }

  @Test
  void aDiscStaysRound() {
    int sidePx = 24;
    byte[] disc = disc(sidePx, 8);
    ReducedImage large =
        EdgeUpscale.to(ReducedImage.of(sidePx, sidePx, TWO, disc), RepeatLayout.STRAIGHT, 192, 192);
    byte[] truth = disc(192, 64);
    int wrong = 0;
    int wrongByRepeatedPixels = 0;
    for (int y = 0; y < 192; y++) {
      for (int x = 0; x < 192; x++) {
        wrong += large.screen(x, y) == truth[y * 192 + x] ? 0 : 1;
        wrongByRepeatedPixels += disc[y / 8 * sidePx + x / 8] == truth[y * 192 + x] ? 0 : 1;
      }
    }
    assertThat(wrong).isLessThan(wrongByRepeatedPixels / 2);
  }

  private static byte[] disc(int sidePx, double radiusPx) {
    byte[] disc = new byte[sidePx * sidePx];
    for (int place = 0; place < disc.length; place++) {
      double x = place % sidePx + 0.5 - sidePx / 2.0;
      double y = Math.floorDiv(place, sidePx) + 0.5 - sidePx / 2.0;
      disc[place] = (byte) (Math.hypot(x, y) < radiusPx ? 1 : 0);
    }
    return disc;
  }

  @ParameterizedTest
  @CsvSource({"33, 25", "41, 37", "64, 48", "101, 77"})
  void anySizeIsMetAndNoColourIsNewOrLost(int widthPx, int heightPx) {
    ReducedImage image = ColourReduction.of(Drawn.noise(32, 24, 2), 9, 2).image();
    ReducedImage large = EdgeUpscale.to(image, RepeatLayout.STRAIGHT, widthPx, heightPx);
    assertThat(large.widthPx()).isEqualTo(widthPx);
    assertThat(large.heightPx()).isEqualTo(heightPx);
    assertThat(large.palette()).isEqualTo(image.palette());
  }

  @Test
  void aSinglePixelOfAColourIsNotLost() {
    ReducedImage image = Drawn.letters(TWO, "aaaaa", "aaaaa", "aabaa", "aaaaa", "aaaaa");
    for (int side = 5; side < 40; side++) {
      assertThat(EdgeUpscale.to(image, RepeatLayout.STRAIGHT, side, side).areasPx()[1])
          .isPositive();
    }
  }

  /** Moving the tile on its torus and enlarging it are the same in either order. */
  @Test
  void theSeamIsNoPlaceOfItsOwn() {
    ReducedImage image = ColourReduction.of(Drawn.noise(16, 12, 2), 4, 2).image();
    ReducedImage large = EdgeUpscale.to(image, RepeatLayout.STRAIGHT, 48, 36);
    ReducedImage largeOfMoved = EdgeUpscale.to(moved(image, 5, 7), RepeatLayout.STRAIGHT, 48, 36);
    assertThat(largeOfMoved).isEqualTo(moved(large, 15, 21));
  }

  private static ReducedImage moved(ReducedImage image, int dxPx, int dyPx) {
    byte[] screens = image.screens();
    byte[] moved = new byte[screens.length];
    for (int place = 0; place < screens.length; place++) {
      int x = (place % image.widthPx() + dxPx) % image.widthPx();
      int y = (Math.floorDiv(place, image.widthPx()) + dyPx) % image.heightPx();
      moved[y * image.widthPx() + x] = screens[place];
    }
    return ReducedImage.of(image.widthPx(), image.heightPx(), image.palette(), moved);
  }

  /** A tile in its layout and the straight repeat of it enlarge to the same plane. */
  @ParameterizedTest
  @EnumSource
  void layoutsEnlargeAsTheirStraightRepeats(RepeatLayout layout) {
    ReducedImage image = ColourReduction.of(Drawn.noise(16, 12, 3), 4, 2).image();
    ReducedImage straight = ReducedImage.of(layout.straightRepeat(image.toColourImage()));
    ReducedImage large = EdgeUpscale.to(image, layout, 40, 30);
    ReducedImage largeStraight =
        EdgeUpscale.to(
            straight,
            RepeatLayout.STRAIGHT,
            40 * straight.widthPx() / 16,
            30 * straight.heightPx() / 12);
    assertThat(Rgb.pixels(largeStraight.toColourImage()))
        .isEqualTo(Rgb.pixels(layout.straightRepeat(large.toColourImage())));
  }

  @Test
  void smallerIsRefused() {
    ReducedImage image = Drawn.letters(TWO, "ab", "ba");
    assertThatThrownBy(() -> EdgeUpscale.to(image, RepeatLayout.STRAIGHT, 1, 4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("upscale: expected at least 2 x 2 px")
        .hasMessageEndingWith("found 1 x 4 px");
  }
}

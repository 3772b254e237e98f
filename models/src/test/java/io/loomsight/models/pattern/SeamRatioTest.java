package io.loomsight.models.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.loomsight.models.image.ColourImage;
import org.junit.jupiter.api.Test;

final class SeamRatioTest {

  private static final int SEEDS = 8;

  @Test
  void everyStripePassesAtEveryShift() {
    for (long seed = 0; seed < SEEDS; seed++) {
      ColourImage stripes = DrawnTiles.stripes(DrawnTiles.sett(96, seed), 12);
      assertPassesAtEveryShift(stripes, RepeatLayout.STRAIGHT, seed);
      assertPassesAtEveryShift(DrawnTiles.transposed(stripes), RepeatLayout.STRAIGHT, seed);
    }
  }

  @Test
  void everyCheckPassesAtEveryShift() {
    for (long seed = 0; seed < SEEDS; seed++) {
      ColourImage check =
          DrawnTiles.check(DrawnTiles.sett(72, seed), DrawnTiles.sett(60, seed + SEEDS));
      assertPassesAtEveryShift(check, RepeatLayout.STRAIGHT, seed);
    }
  }

  @Test
  void everyMirroredTwillCheckPassesAtEveryShift() {
    for (long seed = 0; seed < SEEDS; seed++) {
      int[] warp = mirrored(DrawnTiles.sett(48, seed));
      int[] weft = mirrored(DrawnTiles.sett(48, seed + SEEDS));
      ColourImage tartan =
          DrawnTiles.drawRgb(96, 96, (x, y) -> (x + y) % 4 < 2 ? warp[x] : weft[y]);
      assertPassesAtEveryShift(tartan, RepeatLayout.STRAIGHT, seed);
    }
  }

  private static int[] mirrored(int[] sett) {
    int[] both = new int[2 * sett.length];
    for (int at = 0; at < sett.length; at++) {
      both[at] = sett[at];
      both[both.length - 1 - at] = sett[at];
    }
    return both;
  }

  @Test
  void stripesPassInLayoutsThatMoveThemAlongThemselves() {
    for (long seed = 0; seed < SEEDS; seed++) {
      ColourImage stripes = DrawnTiles.stripes(DrawnTiles.sett(96, seed), 12);
      assertPassesAtEveryShift(stripes, RepeatLayout.HALF_DROP, seed);
      assertPassesAtEveryShift(DrawnTiles.transposed(stripes), RepeatLayout.BRICK, seed);
    }
  }

  @Test
  void stripesFailInLayoutsThatBreakThem() {
    ColourImage stripes = DrawnTiles.stripes(DrawnTiles.sett(96, 3), 12);
    SeamRatio brick = SeamRatio.of(stripes, RepeatLayout.BRICK);
    assertThat(brick.down()).isInfinite();
    assertThat(brick.isSeamless()).isFalse();
    SeamRatio halfDrop = SeamRatio.of(DrawnTiles.transposed(stripes), RepeatLayout.HALF_DROP);
    assertThat(halfDrop.across()).isInfinite();
  }

  @Test
  void motifsOnATorusPassAtNineteenShiftsOfTwenty() {
    for (long seed = 0; seed < 4; seed++) {
      ColourImage motifs = DrawnTiles.motifs(96, seed);
      int passed = 0;
      for (int shift = 0; shift < 96; shift++) {
        ColourImage shifted = DrawnTiles.shifted(motifs, shift, 0);
        double across = SeamRatio.of(shifted, RepeatLayout.STRAIGHT).across();
        assertThat(across).isLessThan(2);
        passed += across <= SeamRatio.LIMIT ? 1 : 0;
      }
      assertThat(passed).as("seed %d", seed).isGreaterThanOrEqualTo(91);
    }
  }

  @Test
  void aHalfDropTilePassesInItsLayoutAlone() {
    // a wave that is half a period lower in the next column of tiles
    ColourImage tile =
        DrawnTiles.draw(
            64,
            64,
            (plane, x, y) ->
                0.5 + 0.4 * Math.sin(2 * Math.PI * (y / 64.0 - x / 128.0) + 0.3 * plane));
    assertThat(SeamRatio.of(tile, RepeatLayout.HALF_DROP).worst()).isLessThanOrEqualTo(1.05);
    assertThat(SeamRatio.of(tile, RepeatLayout.STRAIGHT).across()).isGreaterThan(5);
    ColourImage brick = DrawnTiles.transposed(tile);
    assertThat(SeamRatio.of(brick, RepeatLayout.BRICK).worst()).isLessThanOrEqualTo(1.05);
    assertThat(SeamRatio.of(brick, RepeatLayout.STRAIGHT).down()).isGreaterThan(5);
  }

  @Test
  void croppedPhotosFail() {
    for (long seed = 0; seed < SEEDS; seed++) {
      ColourImage photo = DrawnTiles.photo(160, 140, seed);
      ColourImage crop = DrawnTiles.cropped(photo, 11, 7, 128, 128);
      assertFailsInEveryLayout(crop, seed);
      assertFailsInEveryLayout(DrawnTiles.posterised(crop, 3), seed);
    }
  }

  @Test
  void croppedMotifsFail() {
    for (long seed = 0; seed < SEEDS; seed++) {
      ColourImage crop = DrawnTiles.cropped(DrawnTiles.motifs(256, seed), 20, 31, 128, 128);
      assertFailsInEveryLayout(crop, seed);
    }
  }

  @Test
  void aCroppedMotifOnPlainGroundFails() {
    ColourImage disc =
        DrawnTiles.draw(256, 256, (plane, x, y) -> Math.hypot(x, y - 100) < 5 ? 0.2 : 0.9);
    assertThat(SeamRatio.of(disc, RepeatLayout.STRAIGHT).across()).isGreaterThan(SeamRatio.LIMIT);
  }

  @Test
  void theRatioIsTheEdgeOverThePercentileOfTheLines() {
    // a ramp of steps of 0.01, which falls back by 0.99 at the edge
    ColourImage ramp = DrawnTiles.draw(100, 4, (plane, x, y) -> x / 100.0);
    SeamRatio ratio = SeamRatio.of(ramp, RepeatLayout.STRAIGHT);
    assertThat(ratio.across()).isCloseTo(99, within(0.01));
    assertThat(ratio.down()).isZero();
    assertThat(ratio.worst()).isEqualTo(ratio.across());
  }

  @Test
  void aFlatTileHasNoSeam() {
    SeamRatio ratio = SeamRatio.of(DrawnTiles.plain(8, 8, 0.3), RepeatLayout.BRICK);
    assertThat(ratio).isEqualTo(new SeamRatio(0, 0));
  }

  @Test
  void tilesThatCannotBeJudgedAreRefused() {
    assertThatThrownBy(() -> SeamRatio.of(DrawnTiles.plain(1, 8, 0), RepeatLayout.STRAIGHT))
        .hasMessage("seam ratio: expected at least 2 x 2 px, found 1 x 8");
    assertThatThrownBy(() -> SeamRatio.of(DrawnTiles.plain(8, 7, 0), RepeatLayout.HALF_DROP))
        .hasMessageContaining("expected an even height");
  }

  private static void assertPassesAtEveryShift(ColourImage tile, RepeatLayout layout, long seed) {
    for (int shift = 0; shift < Math.max(tile.widthPx(), tile.heightPx()); shift++) {
      ColourImage shifted = DrawnTiles.shifted(tile, shift, shift);
      assertThat(SeamRatio.of(shifted, layout).worst())
          .as("seed %d shift %d", seed, shift)
          .isLessThanOrEqualTo(SeamRatio.LIMIT);
    }
  }

  private static void assertFailsInEveryLayout(ColourImage tile, long seed) {
    for (RepeatLayout layout : RepeatLayout.values()) {
      assertThat(SeamRatio.of(tile, layout).worst())
          .as("seed %d %s", seed, layout)
          .isGreaterThan(SeamRatio.LIMIT);
    }
  }
}

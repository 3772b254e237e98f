package io.loomsight.models.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loomsight.models.image.ColourImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class RepeatLayoutTest {

  private static final int WIDTH_PX = 6;
  private static final int HEIGHT_PX = 4;

  @Test
  void straightTilesLieInColumnsAndRows() {
    assertSamePixel(RepeatLayout.STRAIGHT, WIDTH_PX, 0);
    assertSamePixel(RepeatLayout.STRAIGHT, 0, HEIGHT_PX);
  }

  @Test
  void halfDropLowersTheRightNeighbourByHalfATile() {
    assertSamePixel(RepeatLayout.HALF_DROP, WIDTH_PX, HEIGHT_PX / 2);
    assertSamePixel(RepeatLayout.HALF_DROP, 0, HEIGHT_PX);
    assertThat(RepeatLayout.HALF_DROP.tileY(WIDTH_PX, 0, WIDTH_PX, HEIGHT_PX)).isEqualTo(2);
  }

  @Test
  void brickShiftsTheRowBelowByHalfATile() {
    assertSamePixel(RepeatLayout.BRICK, WIDTH_PX, 0);
    assertSamePixel(RepeatLayout.BRICK, WIDTH_PX / 2, HEIGHT_PX);
    assertThat(RepeatLayout.BRICK.tileX(0, HEIGHT_PX, WIDTH_PX, HEIGHT_PX)).isEqualTo(3);
  }

  /** The plane does not change when it is moved by (dx, dy), left of and above the origin too. */
  private static void assertSamePixel(RepeatLayout layout, int dxPx, int dyPx) {
    for (int y = -9; y < 9; y++) {
      for (int x = -13; x < 13; x++) {
        assertThat(layout.tileX(x + dxPx, y + dyPx, WIDTH_PX, HEIGHT_PX))
            .isEqualTo(layout.tileX(x, y, WIDTH_PX, HEIGHT_PX));
        assertThat(layout.tileY(x + dxPx, y + dyPx, WIDTH_PX, HEIGHT_PX))
            .isEqualTo(layout.tileY(x, y, WIDTH_PX, HEIGHT_PX));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void theFirstTileIsTheTileItself(RepeatLayout layout) {
    ColourImage tile = counted(WIDTH_PX, HEIGHT_PX);
    assertThat(layout.tiled(tile, 1, 1).samples()).isEqualTo(tile.samples());
  }

  @ParameterizedTest
  @EnumSource
  void theStraightRepeatShowsTheSamePlane(RepeatLayout layout) {
    ColourImage tile = counted(WIDTH_PX, HEIGHT_PX);
    ColourImage straight = layout.straightRepeat(tile);
    assertThat(RepeatLayout.STRAIGHT.cover(straight, 31, 29).samples())
        .isEqualTo(layout.cover(tile, 31, 29).samples());
  }

  @Test
  void twoColumnsOfAHalfDropAndTwoRowsOfABrickAreStraight() {
    ColourImage tile = counted(WIDTH_PX, HEIGHT_PX);
    ColourImage halfDrop = RepeatLayout.HALF_DROP.straightRepeat(tile);
    ColourImage brick = RepeatLayout.BRICK.straightRepeat(tile);
    assertThat(new int[] {halfDrop.widthPx(), halfDrop.heightPx()}).containsExactly(12, 4);
    assertThat(new int[] {brick.widthPx(), brick.heightPx()}).containsExactly(6, 8);
    assertThat(halfDrop.rgb(6, 2)).isEqualTo(tile.rgb(0, 0));
    assertThat(brick.rgb(3, 4)).isEqualTo(tile.rgb(0, 0));
  }

  @Test
  void oddSidesHaveNoHalf() {
    assertThatThrownBy(() -> RepeatLayout.HALF_DROP.requireFits(6, 5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("half-drop repeat: expected an even height, found a tile of 6 x 5 px");
    assertThatThrownBy(() -> RepeatLayout.BRICK.requireFits(7, 4))
        .hasMessage("brick repeat: expected an even width, found a tile of 7 x 4 px");
    assertThat(RepeatLayout.STRAIGHT.fits(7, 5)).isTrue();
  }

  /** Every pixel has a colour of its own. */
  private static ColourImage counted(int widthPx, int heightPx) {
    float[] samples = new float[3 * widthPx * heightPx];
    for (int index = 0; index < samples.length; index++) {
      samples[index] = index / 255f;
    }
    return ColourImage.wrap(widthPx, heightPx, samples);
  }
}

package io.loomsight.models.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loomsight.models.image.GreyImage;
import io.loomsight.models.image.Mask;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class TilesTest {

  private static final int AREA_PX = 256 * 256;

  @Test
  void whatDoesNotFillATileIsDropped() {
    GreyImage image = cloth(600, 300);
    float[] map = new float[600 * 300];
    map[599] = 100; // right of the second tile
    map[299 * 600] = 100; // below the first
    assertThat(Tiles.of(image, Mask.empty(600, 300), map))
        .containsExactly(new Tiles.Tile(0, 0), new Tiles.Tile(0, 0));
  }

  @Test
  void tileScoreIsTheMeanOfItsFiftyHighestPixels() {
    float[] map = new float[AREA_PX];
    for (int index = 0; index < 60; index++) {
      map[index * 7] = index + 1; // 11 to 60 are the highest fifty
    }
    assertThat(Tiles.of(cloth(256, 256), Mask.empty(256, 256), map).get(0).score())
        .isEqualTo((11 + 60) / 2f);
  }

  @Test
  void tileWithMoreThanATenthOfGroundIsLeftOut() {
    // A tenth of 65,536 is 6553.6.
    assertThat(tilesWithGround(6553, 15 / 255f)).hasSize(1);
    assertThat(tilesWithGround(6554, 15 / 255f)).isEmpty();
    assertThat(tilesWithGround(6554, 15 * (1 / 255f))).isEmpty();
    assertThat(tilesWithGround(6554, 16 / 255f)).hasSize(1);
    assertThat(tilesWithGround(6554, 249 / 255f)).hasSize(1);
    assertThat(tilesWithGround(6554, 250 / 255f)).isEmpty();
    assertThat(tilesWithGround(6554, 250 * (1 / 255f))).isEmpty();
  }

  private static List<Tiles.Tile> tilesWithGround(int pixels, float grey) {
    float[] greys = new float[AREA_PX];
    Arrays.fill(greys, 0.5f);
    Arrays.fill(greys, 0, pixels, grey);
    return Tiles.of(GreyImage.wrap(256, 256, greys), Mask.empty(256, 256), new float[AREA_PX]);
  }

  @Test
  void tileWithFewMaskPixelsIsLeftOut() {
    assertThat(tilesWithMask(0)).containsExactly(new Tiles.Tile(0, 0));
    assertThat(tilesWithMask(1)).isEmpty();
    assertThat(tilesWithMask(19)).isEmpty();
    assertThat(tilesWithMask(20)).containsExactly(new Tiles.Tile(0, 20));
  }

  private static List<Tiles.Tile> tilesWithMask(int pixels) {
    BitSet mask = new BitSet();
    mask.set(0, pixels);
    return Tiles.of(cloth(256, 256), Mask.of(256, 256, mask), new float[AREA_PX]);
  }

  @Test
  void imageScoreIsItsHighestTile() {
    List<Tiles.Tile> tiles =
        List.of(new Tiles.Tile(1, 30), new Tiles.Tile(3, 0), new Tiles.Tile(2, 0));
    assertThat(Tiles.imageScore(tiles, new float[] {9})).isEqualTo(3);
  }

  @Test
  void imageWithoutATileIsScoredAsAWhole() {
    assertThat(Tiles.imageScore(List.of(), new float[] {1, 5, 3})).isCloseTo(3, within(1e-7f));
  }

  private static GreyImage cloth(int widthPx, int heightPx) {
    float[] greys = new float[widthPx * heightPx];
    Arrays.fill(greys, 0.5f);
    return GreyImage.wrap(widthPx, heightPx, greys);
  }
}

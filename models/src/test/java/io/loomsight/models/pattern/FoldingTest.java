package io.loomsight.models.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import io.loomsight.models.image.ColourImage;
import io.loomsight.models.synth.WallpaperGroup;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FoldingTest {

  private static final Example NOISE = new Example(Drawn.noise(40, 24, 3), true);

  static Stream<WallpaperGroup> groups() {
    return Arrays.stream(WallpaperGroup.values()).filter(group -> group.fits(32, 32));
  }

  @ParameterizedTest
  @MethodSource("groups")
  void theTileHasTheGroupExactly(WallpaperGroup group) {
    ColourImage tile = folded(group, NOISE.image(), 32, 1);

    int[] first = group.firstOfOrbits(32, 32);
    for (int place = 0; place < first.length; place++) {
      assertThat(tile.rgb(place % 32, place / 32))
          .isEqualTo(tile.rgb(first[place] % 32, first[place] / 32));
    }
  }

  @ParameterizedTest
  @MethodSource("groups")
  void mostNeighboursAreNeighboursOfTheDesignTurnedOrMirrored(WallpaperGroup group) {
    // a few lines across the tile of 32 x 32 px, no more
    assertThat(Fold.of(group, 32, 32).joints().joints()).hasSizeLessThan(12 * 32);
  }

  @Test
  void twelveGroupsFitSquareTiles() {
    assertThat(groups()).hasSize(12);
  }

  @Test
  void aStretchIsTakenWhoseMirrorsCutNoSlivers() {
    // bands whose mirrors may lie in their middle
    ColourImage bands = DrawnTiles.drawRgb(32, 32, (x, y) -> x / 8 % 2 == 0 ? 0 : 0xffffff);

    assertThat(drawn(WallpaperGroup.PMM, bands, 64, 9).joints()).isZero();
  }

  @Test
  void aStretchIsTakenWhereTheDesignHasTheGroupItself() {
    // rings, whose middles are the places to turn at, in a period that is none of the tile's
    ColourImage rings =
        DrawnTiles.drawRgb(
            37, 37, (x, y) -> Math.abs(Math.hypot(x - 18, y - 18) - 11) < 3 ? 0 : 0xffffff);

    FoldJoints joints = Fold.of(WallpaperGroup.CMM, 96, 96).joints();
    double anywhere =
        IntStream.range(0, 37)
            .mapToDouble(at -> joints.cost(rings, at, 7 * at))
            .average()
            .orElse(0);

    for (long seed = 0; seed < 4; seed++) {
      assertThat(drawn(WallpaperGroup.CMM, rings, 96, seed).joints()).isLessThan(0.2 * anywhere);
    }
  }

  private static Folding.Stretch drawn(
      WallpaperGroup group, ColourImage design, int sidePx, long seed) {
    return new Folding(group, sidePx, sidePx, design).draw(new SplittableRandom(seed));
  }

  private static ColourImage folded(
      WallpaperGroup group, ColourImage design, int sidePx, long seed) {
    Folding folding = new Folding(group, sidePx, sidePx, design);
    return folding
        .arranged(folding.draw(new SplittableRandom(seed)))
        .image(Folding.orientations(new Example(design, true)));
  }
}

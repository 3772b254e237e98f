package io.loomsight.models.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import io.loomsight.models.image.ColourImage;
import io.loomsight.models.synth.WallpaperGroup;
import java.util.Arrays;
import java.util.List;
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
    List<Example> examples = Folding.orientations(NOISE);

    ColourImage tile = Folding.draw(examples, group, 32, 32, 1).image(examples);

    int[] first = group.firstOfOrbits(32, 32);
    for (int place = 0; place < first.length; place++) {
      assertThat(tile.rgb(place % 32, place / 32))
          .isEqualTo(tile.rgb(first[place] % 32, first[place] / 32));
    }
  }

  @ParameterizedTest
  @MethodSource("groups")
  void mostNeighboursAreNeighboursOfTheDesignTurnedOrMirrored(WallpaperGroup group) {
    List<Example> examples = Folding.orientations(NOISE);
    Arrangement arrangement = Folding.draw(examples, group, 32, 32, 1);

    boolean[] joints = Joints.around(arrangement, examples, RepeatLayout.STRAIGHT, 0);

    int count = 0;
    for (boolean joint : joints) {
      count += joint ? 1 : 0;
    }
    // a few lines across the tile of 32 x 32 px, no more
    assertThat(count).isLessThan(12 * 32);
  }

  @Test
  void twelveGroupsFitSquareTiles() {
    assertThat(groups()).hasSize(12);
  }

  @Test
  void ofManyStretchesOneWhoseJointsHardlyShowIsTaken() {
    // bands whose mirrors may lie in their middle, or cut slivers off them
    ColourImage bands = DrawnTiles.drawRgb(32, 32, (x, y) -> x / 8 % 2 == 0 ? 0 : 0xffffff);
    Example example = new Example(bands, true);
    List<Example> examples = Folding.orientations(example);

    Arrangement arrangement = Folding.draw(examples, WallpaperGroup.PMM, 64, 64, 9);

    assertThat(Joints.of(arrangement, examples).cost(arrangement, examples)).isZero();
  }
}

package io.loomsight.models.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loomsight.models.image.ColourImage;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ImageQuiltingTest {

  @Test
  void everyPixelIsOneOfTheExamples() {
    ColourImage example = DrawnTiles.photo(40, 36, 1);
    Set<Integer> colours = new HashSet<>();
    for (int at = 0; at < 40 * 36; at++) {
      colours.add(example.rgb(at % 40, at / 40));
    }
    ColourImage tile = ImageQuilting.ofBlocks(12).tile(example, Edges.PLAIN, 50, 61, 3);
    assertThat(tile.widthPx()).isEqualTo(50);
    assertThat(tile.heightPx()).isEqualTo(61);
    for (int at = 0; at < 50 * 61; at++) {
      assertThat(colours).contains(tile.rgb(at % 50, at / 50));
    }
  }

  @Test
  void stripesAreContinuedAroundTheTile() {
    ColourImage stripes = DrawnTiles.draw(48, 48, (plane, x, y) -> x % 8 < 4 ? 0 : 1);
    ColourImage tile = new ImageQuilting(16, 8).tile(stripes, Edges.PLAIN, 64, 64, 5);
    int first = tile.rgb(0, 0);
    for (int y = 0; y < 64; y++) {
      assertThat(tile.rgb(0, y)).isEqualTo(first);
      for (int x = 0; x < 64; x++) {
        assertThat(tile.rgb((x + 4) % 64, y)).isNotEqualTo(tile.rgb(x, y));
      }
    }
  }

  @Test
  void theTileHasHardlyASeam() {
    ColourImage example = DrawnTiles.motifs(64, 1);
    ColourImage tile = ImageQuilting.ofBlocks(18).tile(example, Edges.PERIODIC, 96, 96, 2);
    assertThat(SeamRatio.of(tile, RepeatLayout.STRAIGHT).worst()).isLessThan(1.5);
  }

  @Test
  void aSeedQuiltsTheSameTile() {
    ColourImage example = DrawnTiles.motifs(40, 1);
    ImageQuilting quilting = ImageQuilting.ofBlocks(12);
    assertThat(quilting.tile(example, Edges.PERIODIC, 40, 40, 1).samples())
        .isEqualTo(quilting.tile(example, Edges.PERIODIC, 40, 40, 1).samples())
        .isNotEqualTo(quilting.tile(example, Edges.PERIODIC, 40, 40, 2).samples());
  }

  @Test
  void blocksNeedAnOverlapAnExampleAndRoom() {
    assertThatThrownBy(() -> new ImageQuilting(8, 5))
        .hasMessageContaining("found block=8 overlap=5");
    ImageQuilting quilting = ImageQuilting.ofBlocks(12);
    assertThatThrownBy(() -> quilting.tile(DrawnTiles.plain(11, 30, 0), Edges.PLAIN, 40, 40, 1))
        .hasMessageContaining("at least a block of 12 px, found 11 x 30");
    assertThatThrownBy(() -> quilting.tile(DrawnTiles.plain(30, 30, 0), Edges.PLAIN, 23, 40, 1))
        .hasMessageContaining("two blocks of 12 px a side, found 23 x 40");
  }
}

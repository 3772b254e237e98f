package io.loomsight.models.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.loomsight.models.image.Mask;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class MaskRegionsTest {

  @Test
  void pixelsTouchAtCornersButNotAcrossTheBorder() {
    List<int[]> regions = MaskRegions.of(mask("#..#", ".#..", "#..#"));
    assertThat(regions).hasSize(3);
    assertThat(regions.get(0)).containsExactlyInAnyOrder(0, 5, 8);
    assertThat(regions.get(1)).containsExactly(3);
    assertThat(regions.get(2)).containsExactly(11);
  }

  @Test
  void everyPixelIsInOneRegion() {
    Mask mask = mask("##########", "#........#", "#.######.#", "#........#", "##########");
    List<int[]> regions = MaskRegions.of(mask);
    assertThat(regions).hasSize(2);
    assertThat(regions.stream().mapToInt(region -> region.length).sum()).isEqualTo(mask.areaPx());
  }

  @Test
  void emptyMaskHasNone() {
    assertThat(MaskRegions.of(Mask.empty(3, 2))).isEmpty();
  }

  private static Mask mask(String... rows) {
    BitSet pixels = new BitSet();
    for (int y = 0; y < rows.length; y++) {
      for (int x = 0; x < rows[y].length(); x++) {
        pixels.set(y * rows[y].length() + x, rows[y].charAt(x) == '#');
      }
    }
    return Mask.of(rows[0].length(), rows.length, pixels);
  }
}

package io.loomsight.models.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.loomsight.models.fabric.PixelBox;
import io.loomsight.models.image.Mask;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RegionFinderTest {

  private static List<RegionFinder.Found> find(AnomalyMap map) {
    return RegionFinder.find(map, 3, 0.8, 100);
  }

  @Test
  void regionGrowsDownToTheLowLevelAndNoFurther() {
    AnomalyMap map =
        AnomalyMaps.of(
            20, 10, (x, y) -> y != 4 ? 1 : x == 8 ? 3.5 : x == 9 ? 2.5 : x == 10 ? 2.3 : 1);
    List<RegionFinder.Found> found = find(map);
    assertThat(found).hasSize(1);
    assertThat(found.get(0).pixels()).isEqualTo(new PixelBox(32, 16, 8, 4));
    assertThat(found.get(0).score()).isEqualTo(3.5);
    assertThat(found.get(0).meanScore()).isEqualTo(3);
    assertThat(found.get(0).mask().areaPx()).isEqualTo(32);
  }

  @Test
  void nothingUnderTheThresholdIsFound() {
    assertThat(find(AnomalyMaps.of(20, 10, (x, y) -> 2.99))).isEmpty();
  }

  @Test
  void diagonalNeighboursAreOneRegionAndApartAreTwo() {
    assertThat(find(AnomalyMaps.of(9, 9, (x, y) -> x == y ? 4 : 0))).hasSize(1);
    assertThat(find(AnomalyMaps.of(9, 9, (x, y) -> y == 4 && (x == 1 || x == 7) ? 4 : 0)))
        .hasSize(2);
  }

  @Test
  void highestComesFirstAndTheRestIsCut() {
    AnomalyMap map = AnomalyMaps.of(30, 3, (x, y) -> y == 1 && x % 4 == 0 ? 3 + x : 0);
    List<RegionFinder.Found> found = RegionFinder.find(map, 3, 0.8, 2);
    assertThat(found).extracting(RegionFinder.Found::score).containsExactly(31.0, 27.0);
  }

  @Test
  void maskKeepsTheCoreOfALineAndDoesNotCutItWhereItWeakens() {
    AnomalyMap map =
        AnomalyMaps.of(
            100, 9, (x, y) -> Math.max(0, (x < 50 ? 12 : 4) * (1 - Math.abs(y - 4) * 0.3)));
    List<RegionFinder.Found> found = find(map);
    assertThat(found).hasSize(1);
    Mask mask = found.get(0).mask();
    assertThat(found.get(0).pixels().widthPx()).isEqualTo(400);
    assertThat(found.get(0).pixels().heightPx()).isEqualTo(12);
    assertThat(mask.contains(399, 5)).isTrue();
  }

  @Test
  void boxEndsWithTheImage() {
    float[] cells = new float[9];
    cells[8] = 5;
    AnomalyMap map = new AnomalyMap(10, 11, 3, 3, cells, new ClothArea(0, 10));
    assertThat(find(map).get(0).pixels()).isEqualTo(new PixelBox(8, 8, 2, 3));
  }
}

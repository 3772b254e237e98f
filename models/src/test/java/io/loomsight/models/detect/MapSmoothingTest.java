package io.loomsight.models.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loomsight.models.fabric.PixelBox;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MapSmoothingTest {

  private static final int COLUMNS = 40;
  private static final int ROWS = 30;

  @Test
  void evenMapStaysAsItIsUpToTheClothsBorder() {
    float[] distances = new float[COLUMNS * ROWS];
    Arrays.fill(distances, 1.5f);
    LeftOut label = new LeftOut(LeftOut.Reason.LABEL, new PixelBox(60, 40, 20, 12));
    ClothArea cloth = new ClothArea(16, COLUMNS * 4 - 16, 16, COLUMNS * 4 - 16, List.of(label));
    float[] smooth = MapSmoothing.of(distances, COLUMNS, ROWS, cloth);
    for (int row = 0; row < ROWS; row++) {
      for (int column = 0; column < COLUMNS; column++) {
        float expected = AnomalyMap.onCloth(column, row, cloth) ? 1.5f : 0;
        assertThat(smooth[row * COLUMNS + column]).isEqualTo(expected);
      }
    }
  }

  @Test
  void cellSpreadsAsAGaussianInTheLogarithm() {
    float[] distances = new float[COLUMNS * ROWS];
    Arrays.fill(distances, 1);
    distances[15 * COLUMNS + 20] = 8;
    ClothArea cloth = new ClothArea(0, COLUMNS * 4);
    float[] smooth = MapSmoothing.of(distances, COLUMNS, ROWS, cloth);
    double share = Math.log(smooth[15 * COLUMNS + 20]) / Math.log(8);
    assertThat(share).isCloseTo(1 / (2 * Math.PI * 1.5 * 1.5), within(1e-3));
    double beside = Math.log(smooth[18 * COLUMNS + 20]) / Math.log(8);
    assertThat(beside / share).isCloseTo(Math.exp(-2), within(1e-2));
  }

  @Test
  void zeroLeavesTheCellsAroundItAboveZero() {
    float[] distances = new float[COLUMNS * ROWS];
    Arrays.fill(distances, 1);
    distances[15 * COLUMNS + 20] = 0;
    ClothArea cloth = new ClothArea(0, COLUMNS * 4);
    float[] smooth = MapSmoothing.of(distances, COLUMNS, ROWS, cloth);
    assertThat(smooth[15 * COLUMNS + 20]).isBetween(0.5f, 0.7f);
  }
}

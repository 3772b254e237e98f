package io.loomsight.models.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LocalLevelTest {

  private static final int COLUMNS = 400;
  private static final int ROWS = 80;
  private static final ClothArea CLOTH = new ClothArea(0, COLUMNS * 4);

  @Test
  void evensOutASlowChange() {
    float[] distances = new float[COLUMNS * ROWS];
    for (int i = 0; i < distances.length; i++) {
      distances[i] = 0.9f + 0.2f * (i % COLUMNS) / COLUMNS;
    }
    float[] divided = LocalLevel.divide(distances, COLUMNS, ROWS, CLOTH);
    for (int column = 64; column < COLUMNS - 64; column++) {
      assertThat(divided[40 * COLUMNS + column]).isCloseTo(1, within(1e-3f));
    }
  }

  @Test
  void keepsASmallDefectAsHighAsItIs() {
    float[] distances = new float[COLUMNS * ROWS];
    Arrays.fill(distances, 1);
    distances[40 * COLUMNS + 200] = 3;
    float[] divided = LocalLevel.divide(distances, COLUMNS, ROWS, CLOTH);
    assertThat(divided[40 * COLUMNS + 200]).isCloseTo(3, within(0.01f));
  }

  @Test
  void keepsADefectThatFillsTheFrame() {
    float[] distances = new float[COLUMNS * ROWS];
    Arrays.fill(distances, 3);
    float[] divided = LocalLevel.divide(distances, COLUMNS, ROWS, CLOTH);
    assertThat(divided[0]).isCloseTo(2.4f, within(1e-4f));
  }

  @Test
  void countsNothingOffTheCloth() {
    float[] distances = new float[COLUMNS * ROWS];
    Arrays.fill(distances, 9);
    for (int row = 0; row < ROWS; row++) {
      Arrays.fill(distances, row * COLUMNS + 100, (row + 1) * COLUMNS, 1);
    }
    float[] divided = LocalLevel.divide(distances, COLUMNS, ROWS, new ClothArea(400, COLUMNS * 4));
    assertThat(divided[99]).isZero();
    assertThat(divided[100]).isCloseTo(1, within(1e-6f));
  }

  @Test
  void selvedgeHasTheLevelOfItsColumns() {
    float[] distances = new float[COLUMNS * ROWS];
    Arrays.fill(distances, 1);
    for (int row = 0; row < ROWS; row++) {
      Arrays.fill(distances, row * COLUMNS + 100, row * COLUMNS + 104, 2);
      Arrays.fill(distances, row * COLUMNS + 300, row * COLUMNS + 304, 2);
    }
    distances[40 * COLUMNS + 102] = 6;
    ClothArea besideGround = new ClothArea(400, COLUMNS * 4);
    float[] divided = LocalLevel.divide(distances, COLUMNS, ROWS, besideGround);
    assertThat(divided[20 * COLUMNS + 101]).isCloseTo(1, within(0.03f));
    assertThat(divided[40 * COLUMNS + 102]).isGreaterThan(2.8f);
    // away from ground a running fault stays
    assertThat(divided[20 * COLUMNS + 302]).isGreaterThan(1.6f);
  }
}

package io.loomsight.models.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SmoothNoiseTest {

  private static final int COLUMNS = 30;
  private static final int ROWS = 20;

  @Test
  void hasMeanZeroAndTheDeviation() {
    float[] noise = draw(RepeatLayout.STRAIGHT, 2);

    double sum = 0;
    double squares = 0;
    for (float value : noise) {
      sum += value;
      squares += value * value;
    }
    assertThat(sum / noise.length).isCloseTo(0, within(1e-4));
    assertThat(squares / noise.length).isCloseTo(1, within(1e-4));
  }

  @Test
  void isTheSmootherTheWiderAlsoAroundItsEdges() {
    assertThat(roughness(draw(RepeatLayout.STRAIGHT, 0))).isGreaterThan(1);
    assertThat(roughness(draw(RepeatLayout.STRAIGHT, 2))).isBetween(0.1, 0.6);
    assertThat(roughness(draw(RepeatLayout.STRAIGHT, 4))).isLessThan(0.3);
  }

  @Test
  void hasTheLayoutsSymmetry() {
    float[] drop = draw(RepeatLayout.HALF_DROP, 2);

    assertThat(drop).hasSize(2 * COLUMNS * ROWS);
    for (int at = 0; at < drop.length; at++) {
      int x = (at % (2 * COLUMNS) + COLUMNS) % (2 * COLUMNS);
      int y = (at / (2 * COLUMNS) + ROWS / 2) % ROWS;
      assertThat(drop[y * 2 * COLUMNS + x]).isCloseTo(drop[at], within(1e-4f));
    }
  }

  private static float[] draw(RepeatLayout layout, double width) {
    return SmoothNoise.draw(
        new GeneratorTorus(COLUMNS, ROWS, 1, 1, layout), width, 1, new SplittableRandom(4));
  }

  /** The mean step from a cell to the one on its right. */
  private static double roughness(float[] noise) {
    double sum = 0;
    for (int at = 0; at < noise.length; at++) {
      int right = at / COLUMNS * COLUMNS + (at + 1) % COLUMNS;
      sum += Math.abs(noise[right] - noise[at]);
    }
    return sum / noise.length;
  }
}

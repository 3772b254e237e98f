package io.loomsight.models.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class BoxFilterTest {

  @Test
  void boxIsCutAtTheBorder() {
    float[] values = {1, 2, 3, 4, 5, 6}; // two rows of three
    assertThat(BoxFilter.mean(values, 3, 2, 1, 0)).containsExactly(1.5f, 2, 2.5f, 4.5f, 5, 5.5f);
    assertThat(BoxFilter.mean(values, 3, 2, 9, 9)).containsOnly(3.5f);
    assertThat(BoxFilter.mean(values, 3, 2, 0, 1)[0]).isEqualTo(2.5f);
  }

  @Test
  void boxOfOnePixelChangesNothing() {
    float[] values = {1, 2, 3, 4, 5, 6};
    assertThat(BoxFilter.mean(values, 2, 3, 0, 0)).isEqualTo(values);
  }

  @Test
  void runningSumsAgreeWithPlainMeans() {
    for (long seed = 0; seed < 30; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int width = random.nextInt(1, 20);
      int height = random.nextInt(1, 20);
      int radiusX = random.nextInt(0, 25);
      int radiusY = random.nextInt(0, 25);
      float[] values = new float[width * height];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) random.nextDouble(-1, 1);
      }
      float[] means = BoxFilter.mean(values, width, height, radiusX, radiusY);
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          assertThat((double) means[y * width + x])
              .as("seed %d, x %d, y %d", seed, x, y)
              .isCloseTo(plainMean(values, width, x, y, radiusX, radiusY), within(1e-6));
        }
      }
    }
  }

  private static double plainMean(
      float[] values, int width, int atX, int atY, int radiusX, int radiusY) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < values.length; i++) {
      if (Math.abs(i % width - atX) <= radiusX && Math.abs(i / width - atY) <= radiusY) {
        sum += values[i];
        count++;
      }
    }
    return sum / count;
  }
}

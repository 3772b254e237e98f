package io.loomsight.models.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class RadixSortTest {

  @Test
  void floatsComeInTheOrderOfTheLibrarysSort() {
    SplittableRandom random = new SplittableRandom(1);
    for (int length = 0; length < 300; length++) {
      float[] values = new float[length];
      for (int at = 0; at < length; at++) {
        values[at] = (float) ((random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(-9, 9)));
      }
      float[] expected = values.clone();
      Arrays.sort(expected);
      RadixSort.sort(values);
      assertThat(values).containsExactly(expected);
    }
  }

  @Test
  void infinitiesAndZerosHaveTheirPlaces() {
    float[] values = {0, Float.POSITIVE_INFINITY, -1, -0f, Float.NEGATIVE_INFINITY, 1};
    RadixSort.sort(values);
    assertThat(values)
        .containsExactly(Float.NEGATIVE_INFINITY, -1, -0f, 0, 1, Float.POSITIVE_INFINITY);
  }
}

package io.loomsight.models.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class GreySumsTest {

  @Test
  void sumsAreThoseOfAnyPart() {
    float[] greys = greys(300, 1);
    for (int from = 0; from < 5; from++) {
      for (int to = from; to < 300; to += 13) {
        double sum = 0;
        double squares = 0;
        for (int at = from; at < to; at++) {
          sum += greys[at];
          squares += greys[at] * greys[at];
        }
        assertThat((double) GreySums.of(greys, from, to)).isCloseTo(sum, within(1e-4));
        assertThat((double) GreySums.ofSquares(greys, from, to)).isCloseTo(squares, within(1e-4));
      }
    }
  }

  @Test
  void medianIsThatOfTheSortedGreys() {
    for (int count = 1; count < 300; count += 7) {
      float[] greys = greys(count, count);
      if (count % 2 == 0) {
        Arrays.fill(greys, 0, count / 3, 0.25f);
      }
      assertThat(GreyMedian.of(greys)).isEqualTo(sorted(greys)[count / 2]);
    }
  }

  @Test
  void medianHoldsForBlackWhiteAndGreysAlike() {
    assertThat(GreyMedian.of(new float[] {0, 0, 1})).isZero();
    assertThat(GreyMedian.of(new float[] {1, 0, 1})).isEqualTo(1);
    assertThat(GreyMedian.of(new float[] {0.5f, 0.5f})).isEqualTo(0.5f);
  }

  private static float[] sorted(float[] greys) {
    float[] sorted = greys.clone();
    Arrays.sort(sorted);
    return sorted;
  }

  private static float[] greys(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] greys = new float[count];
    for (int i = 0; i < count; i++) {
      greys[i] = (float) random.nextDouble();
    }
    return greys;
  }
}

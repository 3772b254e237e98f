package io.loomsight.models.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class FeatureSumsTest {

  private static float[] features(long seed, int count, int channels) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] features = new float[count * channels];
    for (int i = 0; i < features.length; i++) {
      features[i] = (float) (random.nextDouble(-3, 3) + i % channels);
    }
    return features;
  }

  @Test
  void sumsAndProductsAreFixedPoint() {
    FeatureSums sums = FeatureSums.over(new float[] {1, 2, 0.5f, -1}, 2);
    assertThat(sums.positions()).isEqualTo(2);
    assertThat(sums.sums()).containsExactly(1536, 1024);
    assertThat(sums.products())
        .containsExactly(1024 * 1024 + 512 * 512, 2 * 1024 * 1024 - 512 * 1024, 5L * 1024 * 1024);
  }

  @Test
  void anyOrderOfAdditionGivesTheSameBits() {
    for (long seed = 0; seed < 20; seed++) {
      float[] all = features(seed, 90, 5);
      FeatureSums whole = FeatureSums.over(all, 5);
      FeatureSums first = FeatureSums.over(Arrays.copyOfRange(all, 0, 100), 5);
      FeatureSums second = FeatureSums.over(Arrays.copyOfRange(all, 100, 300), 5);
      FeatureSums third = FeatureSums.over(Arrays.copyOfRange(all, 300, 450), 5);
      assertThat(third.plus(first).plus(second)).isEqualTo(whole);
      assertThat(first.plus(second.plus(third)).gaussian()).isEqualTo(whole.gaussian());
    }
  }

  @Test
  void farOutlierIsCutInsteadOfOverflowing() {
    FeatureSums sums = FeatureSums.over(new float[] {1e30f, -1e30f}, 1);
    assertThat(sums.sums()).containsExactly(0);
    assertThat(sums.products()).containsExactly(2L * (128 * 1024) * (128 * 1024));
  }

  @Test
  void overflowIsReported() {
    FeatureSums nearlyFull = FeatureSums.of(10, new long[] {0}, new long[] {Long.MAX_VALUE - 5});
    assertThatThrownBy(() -> nearlyFull.plus(nearlyFull)).isInstanceOf(ArithmeticException.class);
  }

  @Test
  void oneplaceMakesNoGaussian() {
    assertThatThrownBy(() -> FeatureSums.over(new float[] {1, 2}, 2).gaussian())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("at least 2 positions of good cloth, found 1");
  }
}

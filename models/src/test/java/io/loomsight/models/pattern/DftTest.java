package io.loomsight.models.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DftTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 12, 31, 64, 97, 100})
  void everyLengthIsTransformedAsByTheSum(int length) {
    double[] real = random(length, 1);
    double[] imaginary = random(length, 2);
    double[] sumReal = new double[length];
    double[] sumImaginary = new double[length];
    for (int bin = 0; bin < length; bin++) {
      for (int at = 0; at < length; at++) {
        double angle = -2 * Math.PI * bin * at / length;
        sumReal[bin] += real[at] * Math.cos(angle) - imaginary[at] * Math.sin(angle);
        sumImaginary[bin] += real[at] * Math.sin(angle) + imaginary[at] * Math.cos(angle);
      }
    }
    Dft dft = new Dft(length);
    dft.forward(real, imaginary);
    assertThat(real).containsExactly(sumReal, within(1e-10));
    assertThat(imaginary).containsExactly(sumImaginary, within(1e-10));
  }

  @Test
  void aPlaneComesBackFromItsTransform() {
    for (int height : new int[] {1, 6, 8, 15}) {
      Dft2d dft = new Dft2d(12, height);
      double[] real = random(12 * height, 3);
      double[] imaginary = random(12 * height, 4);
      double[] realBefore = real.clone();
      double[] imaginaryBefore = imaginary.clone();
      dft.forward(real, imaginary);
      assertThat(real[0]).isCloseTo(Arrays.stream(realBefore).sum(), within(1e-10));
      dft.inverse(real, imaginary);
      assertThat(real).containsExactly(realBefore, within(1e-12));
      assertThat(imaginary).containsExactly(imaginaryBefore, within(1e-12));
    }
  }

  @Test
  void noLengthIsRefused() {
    assertThatThrownBy(() -> new Dft(0)).hasMessage("dft: expected a length >= 1, found 0");
  }

  private static double[] random(int length, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return random.doubles(length, -1, 1).toArray();
  }
}

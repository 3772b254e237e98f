package io.loomsight.models.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ImageQualityTest {

  @Test
  void sharpnessIsTheSteeperOfTheFirstStepsOverTheRange() {
    // Columns of 0 0 0 1 1 1 0 0 0 1 1 1 ...: k px apart they differ in 1/3, 2/3, 3/3, 2/3, 1/3 or
    // none of the places (18 columns, so that not all ends count alike: exact shares below).
    float[] greys = new float[18 * 18];
    for (int at = 0; at < greys.length; at++) {
      greys[at] = at % 18 / 3 % 2;
    }
    // D(1) = 5/17, D(2) = 10/16, D(3) = 15/15, D(6) = 0: (10/16 - 5/17) / 1 and 6/16 / 1
    ImageQuality quality = ImageQuality.of(GreyImage.of(18, 18, greys));
    assertThat(quality.sharpness()).isCloseTo(6 / 16.0, within(1e-9));
    assertThat(quality.meanGrey()).isCloseTo(0.5, within(1e-9));
    assertThat(quality.darkShare()).isCloseTo(0.5, within(1e-9));
    assertThat(quality.brightShare()).isCloseTo(0.5, within(1e-9));
  }

  @Test
  void noiseNeitherHidesBlurNorLooksSharp() {
    SplittableRandom random = new SplittableRandom(4);
    int sidePx = 400;
    float[] noise = new float[sidePx * sidePx];
    float[] blurred = new float[sidePx * sidePx];
    float[] noisy = new float[sidePx * sidePx];
    for (int at = 0; at < noise.length; at++) {
      double xPx = at % sidePx;
      double yPx = Math.floorDiv(at, sidePx);
      noise[at] = (float) (0.5 + 0.1 * random.nextGaussian());
      blurred[at] = (float) (0.5 + 0.1 * Math.sin(xPx / 9) + 0.1 * Math.sin(yPx / 11));
      noisy[at] = blurred[at] + 0.5f * (noise[at] - 0.5f);
    }
    double clear = sharpness(blurred, sidePx);
    assertThat(clear).isBetween(0.05, 0.1);
    assertThat(sharpness(noisy, sidePx)).isCloseTo(clear, within(0.01));
    assertThat(sharpness(noise, sidePx)).isZero();
  }

  private static double sharpness(float[] greys, int sidePx) {
    return ImageQuality.of(GreyImage.of(sidePx, sidePx, greys)).sharpness();
  }

  @Test
  void blankImageHasNoSharpnessAndIsClipped() {
    float[] white = new float[25];
    Arrays.fill(white, 1f);
    assertThat(ImageQuality.of(GreyImage.of(5, 5, white))).isEqualTo(new ImageQuality(0, 1, 0, 1));
  }

  @Test
  void gradientWithoutDetailIsNotSharp() {
    // D(k) = (k / 20)^2 across and nothing along: steps of 3 and 5 over a range of 63
    float[] ramp = new float[400];
    for (int at = 0; at < 400; at++) {
      ramp[at] = at % 20 / 20f;
    }
    assertThat(sharpness(ramp, 20)).isCloseTo(5 / 63.0, within(1e-6));
  }
}

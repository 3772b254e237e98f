package io.loomsight.models.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ImageQualityTest {

  @Test
  void sharpnessIsLaplacianVarianceOverGreyVariance() {
    // Grey: one pixel of 0.8 at (1, 1) among 0, in 4 x 3. Mean 0.8 / 12 = 1 / 15;
    // variance 0.64 / 12 - 1 / 225 = 0.0488889. Laplacian at the two inner pixels: -3.2 and 0.8,
    // mean -1.2, variance 4. Sharpness 4 / 0.0488889 = 81.8182.
    float[] greys = new float[12];
    greys[5] = 0.8f;
    ImageQuality quality = ImageQuality.of(GreyImage.of(4, 3, greys));
    assertThat(quality.sharpness()).isCloseTo(81.8182, within(1e-3));
    assertThat(quality.meanGrey()).isCloseTo(1 / 15.0, within(1e-7));
    assertThat(quality.darkShare()).isCloseTo(11 / 12.0, within(1e-9));
    assertThat(quality.brightShare()).isZero();
  }

  @Test
  void blankImageHasNoSharpnessAndIsClipped() {
    float[] white = new float[25];
    Arrays.fill(white, 1f);
    assertThat(ImageQuality.of(GreyImage.of(5, 5, white))).isEqualTo(new ImageQuality(0, 1, 0, 1));
  }

  @Test
  void gradientWithoutDetailIsNotSharp() {
    float[] ramp = new float[100];
    for (int at = 0; at < 100; at++) {
      ramp[at] = at % 10 / 10f;
    }
    assertThat(ImageQuality.of(GreyImage.of(10, 10, ramp)).sharpness()).isLessThan(1e-9);
  }
}

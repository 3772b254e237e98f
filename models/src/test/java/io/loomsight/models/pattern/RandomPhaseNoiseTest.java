package io.loomsight.models.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loomsight.models.image.ColourImage;
import org.junit.jupiter.api.Test;

final class RandomPhaseNoiseTest {

  @Test
  void theSpectrumOfEveryPlaneStays() {
    ColourImage example = DrawnTiles.motifs(48, 1);
    ColourImage noise = RandomPhaseNoise.like(example, Edges.PERIODIC, 7);
    for (int plane = 0; plane < ColourImage.PLANES; plane++) {
      assertThat(powers(noise, plane, plane))
          .containsExactly(powers(example, plane, plane), within(1e-2));
    }
  }

  @Test
  void correlationsOfPlanesStay() {
    ColourImage example = DrawnTiles.motifs(48, 2);
    ColourImage noise = RandomPhaseNoise.like(example, Edges.PERIODIC, 8);
    assertThat(powers(noise, 0, 2)).containsExactly(powers(example, 0, 2), within(1e-2));
  }

  @Test
  void theMeanStaysAndTheDrawingDoesNot() {
    ColourImage example = DrawnTiles.motifs(48, 3);
    ColourImage noise = RandomPhaseNoise.like(example, Edges.PERIODIC, 9);
    assertThat(mean(noise)).isCloseTo(mean(example), within(1e-5));
    assertThat(noise.samples()).isNotEqualTo(example.samples());
  }

  @Test
  void aSeedDrawsTheSameNoise() {
    ColourImage example = DrawnTiles.motifs(30, 3);
    assertThat(RandomPhaseNoise.like(example, Edges.PERIODIC, 1).samples())
        .isEqualTo(RandomPhaseNoise.like(example, Edges.PERIODIC, 1).samples())
        .isNotEqualTo(RandomPhaseNoise.like(example, Edges.PERIODIC, 2).samples());
  }

  @Test
  void theNoiseOfAPlainExampleIsSeamless() {
    ColourImage ramp = DrawnTiles.photo(64, 64, 1);
    ColourImage noise = RandomPhaseNoise.like(ramp, Edges.PLAIN, 3);
    assertThat(SeamRatio.of(noise, RepeatLayout.STRAIGHT).worst()).isLessThan(1.5);
  }

  @Test
  void thePeriodicPartOfARampIsFlatAndItsMeanStays() {
    ColourImage ramp = DrawnTiles.draw(33, 20, (plane, x, y) -> (x + 0.5) / 33);
    ColourImage periodic = PeriodicComponent.of(ramp);
    assertThat(mean(periodic)).isCloseTo(mean(ramp), within(1e-6));
    for (float sample : periodic.samples()) {
      assertThat(sample).isCloseTo(0.5f, within(0.02f));
    }
  }

  @Test
  void aPeriodicImageIsNearlyItsOwnPeriodicPart() {
    ColourImage wave =
        DrawnTiles.draw(
            64, 64, (plane, x, y) -> 0.5 + 0.3 * Math.cos(2 * Math.PI * (x + y + 0.5) / 64));
    assertThat(PeriodicComponent.of(wave).samples()).containsExactly(wave.samples(), within(0.02f));
  }

  /** The real part of the cross spectrum of two planes, over the number of pixels. */
  private static double[] powers(ColourImage image, int plane, int other) {
    int pixels = image.widthPx() * image.heightPx();
    Dft2d dft = new Dft2d(image.widthPx(), image.heightPx());
    double[] real = Planes.of(image, plane);
    double[] imaginary = new double[pixels];
    dft.forward(real, imaginary);
    double[] otherReal = Planes.of(image, other);
    double[] otherImaginary = new double[pixels];
    dft.forward(otherReal, otherImaginary);
    double[] powers = new double[pixels];
    for (int at = 0; at < pixels; at++) {
      powers[at] = (real[at] * otherReal[at] + imaginary[at] * otherImaginary[at]) / pixels;
    }
    return powers;
  }

  private static double mean(ColourImage image) {
    double sum = 0;
    for (float sample : image.sharedSamples()) {
      sum += sample;
    }
    return sum / image.sharedSamples().length;
  }
}

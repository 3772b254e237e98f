package io.loomsight.models.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loomsight.models.image.ColourImage;
import org.junit.jupiter.api.Test;

final class AreaAverageTest {

  @Test
  void wholePixelsAreAveraged() {
    float[] half = AreaAverage.resize(new float[] {0, 1, 2, 3, 4, 5, 6, 7}, 0, 4, 2, 2, 1);
    assertThat(half).containsExactly(2.5f, 4.5f);
  }

  @Test
  void partsOfPixelsCountByTheirArea() {
    float[] two = AreaAverage.resize(new float[] {0, 3, 6}, 0, 3, 1, 2, 1);
    assertThat(two).containsExactly(new float[] {1, 5}, within(1e-6f));
  }

  @Test
  void enlargingRepeatsPixels() {
    assertThat(AreaAverage.resize(new float[] {1, 2}, 0, 2, 1, 4, 2))
        .containsExactly(1, 1, 2, 2, 1, 1, 2, 2);
  }

  @Test
  void theMeanStaysAtAnySize() {
    ColourImage image = DrawnTiles.photo(50, 37, 1);
    double mean = mean(image);
    for (int side = 1; side < 120; side += 7) {
      assertThat(mean(AreaAverage.resize(image, side, 120 - side))).isCloseTo(mean, within(1e-5));
    }
  }

  @Test
  void aScaleKeepsTheShape() {
    ColourImage image = AreaAverage.scaled(DrawnTiles.plain(100, 50, 0), 0.64);
    assertThat(image.widthPx()).isEqualTo(64);
    assertThat(image.heightPx()).isEqualTo(32);
  }

  private static double mean(ColourImage image) {
    double sum = 0;
    for (float sample : image.sharedSamples()) {
      sum += sample;
    }
    return sum / image.sharedSamples().length;
  }
}

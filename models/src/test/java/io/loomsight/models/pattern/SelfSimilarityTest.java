package io.loomsight.models.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loomsight.models.image.ColourImage;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class SelfSimilarityTest {

  @Test
  void aTileOfUnitsHasTheUnitsPeriod() {
    ColourImage unit = DrawnTiles.motifs(40, 1);
    ColourImage tile =
        DrawnTiles.draw(120, 80, (plane, x, y) -> unit.sample(plane, x % 40, y % 40));
    SelfSimilarity similarity = SelfSimilarity.of(tile);
    assertThat(similarity.correlation()).isCloseTo(1, within(1e-9));
    assertThat(similarity.xPx() + similarity.yPx()).isEqualTo(40);
    assertThat(similarity.xPx() * similarity.yPx()).isZero();
  }

  @Test
  void aStripeHasItsPeriodAcross() {
    ColourImage stripes = DrawnTiles.draw(60, 20, (plane, x, y) -> x % 15 < 6 ? 0 : 1);
    SelfSimilarity similarity = SelfSimilarity.of(stripes);
    assertThat(similarity.xPx()).isEqualTo(15);
    assertThat(similarity.yPx()).isZero();
    assertThat(similarity.correlation()).isCloseTo(1, within(1e-9));
  }

  @Test
  void aHalfDropWithinATileIsFound() {
    ColourImage unit = DrawnTiles.motifs(32, 2);
    ColourImage tile = RepeatLayout.HALF_DROP.straightRepeat(unit);
    SelfSimilarity similarity = SelfSimilarity.of(tile);
    assertThat(Math.abs(similarity.xPx())).isEqualTo(32);
    assertThat(similarity.yPx()).isEqualTo(16);
    assertThat(similarity.correlation()).isCloseTo(1, within(1e-9));
  }

  @Test
  void thePeakIsTheNormalisedSumOfTheShiftedProduct() {
    ColourImage tile = DrawnTiles.motifs(24, 3);
    SelfSimilarity similarity = SelfSimilarity.of(tile);
    ColourImage shifted = DrawnTiles.shifted(tile, -similarity.xPx(), -similarity.yPx());
    assertThat(similarity.correlation())
        .isCloseTo(product(tile, shifted) / product(tile, tile), within(1e-6));
  }

  private static double product(ColourImage one, ColourImage other) {
    double sum = 0;
    for (int plane = 0; plane < ColourImage.PLANES; plane++) {
      double mean = 0;
      for (int at = 0; at < 24 * 24; at++) {
        mean += one.sample(plane, at % 24, at / 24) / (24.0 * 24);
      }
      for (int at = 0; at < 24 * 24; at++) {
        sum +=
            (one.sample(plane, at % 24, at / 24) - mean)
                * (other.sample(plane, at % 24, at / 24) - mean);
      }
    }
    return sum;
  }

  @Test
  void noiseHasLittleSelfSimilarity() {
    SplittableRandom random = new SplittableRandom(1);
    ColourImage noise = DrawnTiles.draw(64, 64, (plane, x, y) -> random.nextDouble());
    assertThat(SelfSimilarity.of(noise).correlation()).isBetween(0.0, 0.1);
  }

  @Test
  void oneWaveOrNoneHasNoSecondPeak() {
    ColourImage wave =
        DrawnTiles.draw(64, 48, (plane, x, y) -> 0.5 + 0.5 * Math.sin(2 * Math.PI * x / 64));
    assertThat(SelfSimilarity.of(wave)).isEqualTo(new SelfSimilarity(0, 0, 0));
    assertThat(SelfSimilarity.of(DrawnTiles.plain(9, 9, 0.4)))
        .isEqualTo(new SelfSimilarity(0, 0, 0));
  }

  @Test
  void aLayoutsOwnStepIsNoRepeatOfTheDesign() {
    ColourImage tile = Drawn.noise(24, 32, 5);

    assertThat(SelfSimilarity.of(RepeatLayout.HALF_DROP.straightRepeat(tile)).correlation())
        .isGreaterThan(0.99);
    for (RepeatLayout layout : RepeatLayout.values()) {
      assertThat(SelfSimilarity.of(tile, layout).correlation()).isBetween(0.0, 0.2);
    }
  }
}

package io.loomsight.models.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class TrainSettingsTest {

  @Test
  void defaultsAreThese() {
    assertThat(TrainSettings.defaults())
        .isEqualTo(new TrainSettings(20_000, 8, 128, 2e-3, 1, 500, 256, 240));
  }

  @Test
  void countsAndMinutesAreAboveZero() {
    String expected =
        "train: expected steps, episodes, validateEvery, validationEpisodes and maxMinutes above 0, found ";
    assertThatThrownBy(() -> new TrainSettings(0, 8, 128, 2e-3, 1, 500, 256, 240))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(expected + "0, 8, 500, 256, 240.0");
    assertThatThrownBy(() -> new TrainSettings(9, 0, 128, 2e-3, 1, 500, 256, 240))
        .hasMessage(expected + "9, 0, 500, 256, 240.0");
    assertThatThrownBy(() -> new TrainSettings(9, 8, 128, 2e-3, 1, -1, 256, 240))
        .hasMessage(expected + "9, 8, -1, 256, 240.0");
    assertThatThrownBy(() -> new TrainSettings(9, 8, 128, 2e-3, 1, 500, 256, Double.NaN))
        .hasMessage(expected + "9, 8, 500, 256, NaN");
  }

  @Test
  void piecesAreMultiplesOfSixteenFromSixtyFourOn() {
    for (int sizePx : new int[] {48, 100, 0, -64}) {
      assertThatThrownBy(() -> new TrainSettings(9, 8, sizePx, 2e-3, 1, 500, 256, 240))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("train.sizePx: expected a multiple of 16 of at least 64, found %d", sizePx);
    }
    assertThat(new TrainSettings(9, 8, 64, 2e-3, 1, 500, 256, 240).sizePx()).isEqualTo(64);
  }

  @Test
  void rateIsAboveZeroAndFinite() {
    for (double rate : new double[] {0, -1e-3, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> new TrainSettings(9, 8, 64, rate, 1, 500, 256, 240))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("train.learningRate: expected a finite number above 0, found %s", rate);
    }
  }
}

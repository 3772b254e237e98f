package io.loomsight.models.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loomsight.models.image.GreyImage;
import io.loomsight.models.image.Mask;
import io.loomsight.models.synth.Episode;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class EpisodeBatchTest {

  private static final int SIZE_PX = 64;
  private static final int AREA_PX = SIZE_PX * SIZE_PX;
  private static final int SIDE = SIZE_PX / 4;
  private static final int EPISODES = 12;
  private static final long FIRST_SEED = 40;

  @Test
  void cleanPiecesComeFirstAndFlawedOnesBehindInTheSameOrder() {
    float[] greys =
        EpisodeBatch.draw(EpisodeSettings.TRAINING, FIRST_SEED, EPISODES, SIZE_PX).greys();
    assertThat(greys).hasSize(2 * EPISODES * AREA_PX);
    for (int i = 0; i < EPISODES; i++) {
      Episode episode = Episode.draw(EpisodeSettings.TRAINING, FIRST_SEED + i, SIZE_PX);
      isNormalised(episode.support(), piece(greys, i));
      isNormalised(episode.query(), piece(greys, EPISODES + i));
    }
  }

  /** Grey less its mean over its deviation and 0.02, worked out in two passes. */
  private static void isNormalised(GreyImage image, float[] piece) {
    double mean = mean(image.greys());
    double deviation = deviation(image.greys());
    for (int place = 0; place < AREA_PX; place += 97) {
      double expected = (image.greys()[place] - mean) / (deviation + 0.02);
      assertThat((double) piece[place]).isCloseTo(expected, within(1e-4));
    }
  }

  @Test
  void eachPieceHasMeanZeroAndADeviationJustBelowOne() {
    float[] greys =
        EpisodeBatch.draw(EpisodeSettings.TRAINING, FIRST_SEED, EPISODES, SIZE_PX).greys();
    for (int i = 0; i < 2 * EPISODES; i++) {
      assertThat(mean(piece(greys, i))).isCloseTo(0, within(1e-4));
      assertThat(deviation(piece(greys, i))).isBetween(0.3, 1.0);
    }
  }

  @Test
  void cellsAreFlawedUnderTheMaskBorderNextToItAndCleanElsewhere() {
    byte[] labels =
        EpisodeBatch.draw(EpisodeSettings.TRAINING, FIRST_SEED, EPISODES, SIZE_PX).labels();
    assertThat(labels).hasSize(EPISODES * SIDE * SIDE);
    int[] seen = new int[3];
    for (int i = 0; i < EPISODES; i++) {
      Mask mask = Episode.draw(EpisodeSettings.TRAINING, FIRST_SEED + i, SIZE_PX).mask();
      for (int row = 0; row < SIDE; row++) {
        for (int column = 0; column < SIDE; column++) {
          byte expected =
              anyFlaw(mask, column, row, 0)
                  ? EpisodeBatch.FLAW
                  : anyFlaw(mask, column, row, 4) ? EpisodeBatch.BORDER : EpisodeBatch.CLEAN;
          assertThat(labels[(i * SIDE + row) * SIDE + column])
              .as("episode %d, row %d, column %d", i, row, column)
              .isEqualTo(expected);
          seen[expected]++;
        }
      }
    }
    assertThat(seen).doesNotContain(0);
  }

  /** Whether the mask holds a pixel of the cell's 4 x 4 px or of those up to {@code aroundPx}. */
  private static boolean anyFlaw(Mask mask, int column, int row, int aroundPx) {
    for (int y = 4 * row - aroundPx; y < 4 * row + 4 + aroundPx; y++) {
      for (int x = 4 * column - aroundPx; x < 4 * column + 4 + aroundPx; x++) {
        if (x >= 0 && y >= 0 && x < SIZE_PX && y < SIZE_PX && mask.contains(x, y)) {
          return true;
        }
      }
    }
    return false;
  }

  @Test
  void sameSeedDrawsTheSameBatch() {
    EpisodeBatch first = EpisodeBatch.draw(EpisodeSettings.TRAINING, 5, 2, SIZE_PX);
    EpisodeBatch second = EpisodeBatch.draw(EpisodeSettings.TRAINING, 5, 2, SIZE_PX);
    assertThat(first.episodes()).isEqualTo(2);
    assertThat(first.greys()).isEqualTo(second.greys());
    assertThat(first.labels()).isEqualTo(second.labels());
    assertThat(EpisodeBatch.draw(EpisodeSettings.TRAINING, 7, 2, SIZE_PX).greys())
        .isNotEqualTo(first.greys());
  }

  @Test
  void nextEpisodeHasTheNextSeed() {
    float[] two = EpisodeBatch.draw(EpisodeSettings.TRAINING, 5, 2, SIZE_PX).greys();
    assertThat(piece(EpisodeBatch.draw(EpisodeSettings.TRAINING, 6, 1, SIZE_PX).greys(), 0))
        .isEqualTo(piece(two, 1));
  }

  private static float[] piece(float[] greys, int index) {
    return Arrays.copyOfRange(greys, index * AREA_PX, (index + 1) * AREA_PX);
  }

  private static double mean(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  private static double deviation(float[] values) {
    double mean = mean(values);
    double squares = 0;
    for (float value : values) {
      squares += (value - mean) * (value - mean);
    }
    return Math.sqrt(squares / values.length);
  }
}

package io.loomsight.models.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loomsight.models.image.GreyImage;
import io.loomsight.models.image.Mask;
import io.loomsight.models.synth.Episode;
import io.loomsight.models.synth.EpisodeSettings;
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
  void cellsAreFlawedWhereTheMaskFillsThemBorderAroundAndCleanElsewhere() {
    byte[] labels =
        EpisodeBatch.draw(EpisodeSettings.TRAINING, FIRST_SEED, EPISODES, SIZE_PX).labels();
    assertThat(labels).hasSize(EPISODES * SIDE * SIDE);
    int[] seen = new int[3];
    for (int i = 0; i < EPISODES; i++) {
      Episode episode = Episode.draw(EpisodeSettings.TRAINING, FIRST_SEED + i, SIZE_PX);
      byte[] shown = Arrays.copyOfRange(labels, i * SIDE * SIDE, (i + 1) * SIDE * SIDE);
      for (int place = 0; place < shown.length; place++) {
        String where = "episode %d, cell %d".formatted(i, place);
        int flawedPx = px(episode.mask(), place);
        if (flawedPx >= 4) {
          assertThat(shown[place]).as(where).isEqualTo(EpisodeBatch.FLAW);
        }
        if (flawedPx == 0) {
          assertThat(shown[place]).as(where).isNotEqualTo(EpisodeBatch.FLAW);
        }
        if (flawedPx > 0 || px(episode.doubtful(), place) > 0) {
          assertThat(shown[place]).as(where).isNotEqualTo(EpisodeBatch.CLEAN);
        }
        seen[shown[place]]++;
      }
    }
    assertThat(seen).doesNotContain(0);
  }

  @Test
  void everyFlawHasAFlawedCellOfItsOwnOrSharesOne() {
    EpisodeBatch batch =
        EpisodeBatch.draw(EpisodeSettings.VALIDATION, FIRST_SEED, EPISODES, SIZE_PX);
    assertThat(batch.flaws()).isNotEmpty();
    for (EpisodeBatch.CellFlaw flaw : batch.flaws()) {
      assertThat(flaw.cells())
          .doesNotHaveDuplicates()
          .allSatisfy(cell -> assertThat(batch.labels()[cell]).isEqualTo(EpisodeBatch.FLAW));
    }
  }

  /** Pixels of the mask in the 4 x 4 px of a cell. */
  private static int px(Mask mask, int place) {
    int count = 0;
    for (int y = place / SIDE * 4; y < place / SIDE * 4 + 4; y++) {
      for (int x = place % SIDE * 4; x < place % SIDE * 4 + 4; x++) {
        count += mask.contains(x, y) ? 1 : 0;
      }
    }
    return count;
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

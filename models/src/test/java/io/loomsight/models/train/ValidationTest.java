package io.loomsight.models.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loomsight.models.synth.EpisodeFlaw;
import io.loomsight.models.synth.EpisodeSettings;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class ValidationTest {

  private static final int SIZE_PX = 64;
  private static final int EPISODES = 24;
  private static final EpisodeBatch BATCH =
      EpisodeBatch.draw(EpisodeSettings.VALIDATION, 700, EPISODES, SIZE_PX);

  private static Validation of(float[] z) {
    Validation.Collector collector = new Validation.Collector();
    collector.add(BATCH, z, 0.5);
    collector.add(BATCH, z, 0.7);
    return collector.validation();
  }

  private static float[] z(float clean, float flawed) {
    float[] z = new float[BATCH.labels().length];
    for (int cell = 0; cell < z.length; cell++) {
      z[cell] = BATCH.labels()[cell] == EpisodeBatch.FLAW ? flawed : clean;
    }
    return z;
  }

  @Test
  void scoreIsTheDistanceOverTheLevelMeanOverNineCells() {
    byte[] labels = new byte[16];
    float[] z = new float[16];
    Arrays.fill(z, 1);
    labels[5] = EpisodeBatch.FLAW;
    z[5] = 100;
    float[] scores = Validation.scores(z, labels, 1);
    assertThat(scores[5]).isCloseTo((8 + 10) / 9f, within(1e-5f));
    assertThat(scores[0]).isCloseTo((3 + 10) / 4f, within(1e-5f));
    assertThat(scores[15]).isCloseTo(1, within(1e-5f));
  }

  @Test
  void flawsThatStandOutAreFoundAndRankedFirst() {
    Validation validation = of(z(1, 1e4f));
    assertThat(validation.loss()).isCloseTo(0.6, within(1e-9));
    assertThat(validation.auroc()).isCloseTo(1, within(0.02));
    assertThat(validation.foundDots()).isEqualTo(1);
    assertThat(validation.foundLines()).isEqualTo(1);
    assertThat(validation.foundAreas()).isEqualTo(1);
  }

  @Test
  void flawsLikeTheClothAreNotFoundAndRankedByChance() {
    Validation validation = of(z(1, 1));
    assertThat(validation.auroc()).isCloseTo(0.5, within(1e-6));
    assertThat(validation.foundDots()).isZero();
    assertThat(validation.foundAreas()).isZero();
  }

  @Test
  void batchHoldsFlawsOfEveryForm() {
    assertThat(BATCH.flaws())
        .extracting(EpisodeBatch.CellFlaw::form)
        .contains(EpisodeFlaw.Form.values());
  }

  @Test
  void validationIsDrawnFromOtherSettings() {
    float[] other = EpisodeBatch.draw(EpisodeSettings.TRAINING, 700, EPISODES, SIZE_PX).greys();
    assertThat(other).isNotEqualTo(BATCH.greys());
    assertThat(ValidationSet.FIRST_SEED).isGreaterThan(1L << 32);
  }
}

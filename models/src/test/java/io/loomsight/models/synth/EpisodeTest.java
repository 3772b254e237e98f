package io.loomsight.models.synth;

import static org.assertj.core.api.Assertions.assertThat;

import io.loomsight.models.image.GreyImage;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class EpisodeTest {

  private static final int SIZE_PX = 64;
  private static final int EPISODES = 60;

  @Test
  void sameSeedDrawsTheSameEpisode() {
    for (int seed = 0; seed < 12; seed++) {
      assertThat(Episode.draw(EpisodeSettings.TRAINING, seed, SIZE_PX))
          .isEqualTo(Episode.draw(EpisodeSettings.TRAINING, seed, SIZE_PX));
    }
    assertThat(Episode.draw(EpisodeSettings.TRAINING, 1, SIZE_PX))
        .isNotEqualTo(Episode.draw(EpisodeSettings.TRAINING, 2, SIZE_PX));
  }

  @Test
  void imagesAndMaskHaveTheSizeAskedFor() {
    Episode episode = Episode.draw(EpisodeSettings.TRAINING, 3, SIZE_PX);
    assertThat(episode.support().widthPx()).isEqualTo(SIZE_PX);
    assertThat(episode.query().heightPx()).isEqualTo(SIZE_PX);
    assertThat(episode.mask().widthPx()).isEqualTo(SIZE_PX);
    assertThat(episode.query()).isNotEqualTo(episode.support());
  }

  @Test
  void someQueriesAreCleanAndMostAreNotAndNoMaskCoversAll() {
    int clean = 0;
    for (int seed = 0; seed < EPISODES; seed++) {
      int areaPx = Episode.draw(EpisodeSettings.TRAINING, 1000 + seed, SIZE_PX).mask().areaPx();
      clean += areaPx == 0 ? 1 : 0;
      assertThat(areaPx).isLessThan(SIZE_PX * SIZE_PX);
    }
    assertThat(clean).isBetween(1, EPISODES / 3);
  }

  @Test
  void clothIsNeitherBlackNorWhite() {
    for (int seed = 0; seed < 20; seed++) {
      GreyImage support = Episode.draw(EpisodeSettings.TRAINING, seed, SIZE_PX).support();
      double sum = 0;
      for (float grey : support.sharedGreys()) {
        sum += grey;
      }
      assertThat(sum / support.sharedGreys().length).isBetween(0.1, 0.9);
    }
  }

  @Test
  void flawsMakeUpTheMaskAndDotsAndLinesAreMost() {
    int[] seen = new int[EpisodeFlaw.Form.values().length];
    for (int seed = 0; seed < EPISODES; seed++) {
      Episode episode = Episode.draw(EpisodeSettings.TRAINING, 2000 + seed, 128);
      BitSet all = new BitSet();
      for (EpisodeFlaw flaw : episode.flaws()) {
        all.or(flaw.mask().pixels());
        seen[List.of(EpisodeFlaw.Form.values()).indexOf(flaw.form())]++;
      }
      assertThat(all).isEqualTo(episode.mask().pixels());
    }
    assertThat(seen).doesNotContain(0);
    assertThat(seen[0] + seen[1]).isGreaterThan(seen[2]);
  }

  @Test
  void validationHoldsOutInterlacings() {
    Set<Draft> trained = drafts(EpisodeSettings.TRAINING);
    assertThat(trained).hasSizeGreaterThan(10);
    assertThat(drafts(EpisodeSettings.VALIDATION))
        .hasSizeGreaterThan(5)
        .doesNotContainAnyElementsOf(trained);
  }

  private static Set<Draft> drafts(EpisodeSettings settings) {
    return LongStream.range(0, 300)
        .mapToObj(seed -> StyleDraw.diverse(seed, settings).draft())
        .collect(Collectors.toSet());
  }

  @Test
  void lensThatIsSharpEverywhereChangesNothing() {
    float[] greys = {0.1f, 0.9f, 0.4f, 0.6f};
    assertThat(new Lens(0, 0, 1, 0, 0).see(greys, 2, 2, 0.5)).isEqualTo(greys);
  }

  @Test
  void lensIsSofterAndFainterAtItsBorder() {
    float[] greys = new float[SIZE_PX * SIZE_PX];
    for (int place = 0; place < greys.length; place++) {
      greys[place] = place % 2 == 0 ? 0.3f : 0.7f;
    }
    float[] seen = new Lens(0, 0, 1, 1, 0.3).see(greys, SIZE_PX, SIZE_PX, 0.5);
    int row = 30 * SIZE_PX;
    assertThat(Math.abs(seen[row + 3] - seen[row + 2])).isGreaterThan(0.3f);
    assertThat(Math.abs(seen[row + 61] - seen[row + 60])).isLessThan(0.1f);
  }
}

package io.loomsight.models.synth;

import static org.assertj.core.api.Assertions.assertThat;

import io.loomsight.models.image.GreyImage;
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
}

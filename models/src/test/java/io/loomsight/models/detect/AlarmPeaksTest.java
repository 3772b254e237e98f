package io.loomsight.models.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.loomsight.models.detect.AlarmPeaks.Peak;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class AlarmPeaksTest {

  @Test
  void peaksAndTheirSaddles() {
    float[] ridge = {1, 3, 2, 5, 1, 0, 4, 1};
    AnomalyMap map = AnomalyMaps.of(ridge.length, 1, (x, y) -> ridge[x]);
    assertThat(AlarmPeaks.of(map, 10))
        .containsExactly(new Peak(5, 0), new Peak(4, 0), new Peak(3, 2));
    assertThat(AlarmPeaks.of(map, 1)).containsExactly(new Peak(5, 0));
  }

  @Test
  void countsTheRegionsThatAreFoundAtEveryThreshold() {
    for (long seed = 0; seed < 20; seed++) {
      AnomalyMap map = rough(seed);
      for (double lowShare : new double[] {0.5, 0.8, 1}) {
        for (double threshold = 0.6; threshold < 2.4; threshold += 0.0997) {
          double at = threshold;
          assertThat(
                  AlarmPeaks.of(map, Integer.MAX_VALUE).stream()
                      .filter(peak -> peak.isRegion(at, lowShare))
                      .count())
              .as("seed %d, threshold %s, share %s", seed, at, lowShare)
              .isEqualTo(RegionFinder.find(map, at, lowShare, Integer.MAX_VALUE).size());
        }
      }
    }
  }

  @Test
  void plateausAreOnePeak() {
    AnomalyMap map = AnomalyMaps.of(9, 9, (x, y) -> x < 4 ? 2 : 1);
    assertThat(AlarmPeaks.of(map, 10)).containsExactly(new Peak(2, 0));
  }

  /** Steps of 0.1, so that many cells are equal, with a strip of 0 in between. */
  private static AnomalyMap rough(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] cells = new double[40 * 30];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = i % 40 == 17 ? 0 : Math.rint(10 * (1 + 0.3 * random.nextGaussian())) / 10;
    }
    return AnomalyMaps.of(40, 30, (x, y) -> Math.max(0, cells[y * 40 + x]));
  }
}

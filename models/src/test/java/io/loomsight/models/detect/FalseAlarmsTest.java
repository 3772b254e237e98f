package io.loomsight.models.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.loomsight.models.detect.AlarmPeaks.Peak;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class FalseAlarmsTest {

  private static final double MM_PER_PX = 0.2;
  private static final double LOW_SHARE = 0.8;

  private static double gumbel(SplittableRandom random, double place, double scale) {
    return place - scale * Math.log(-Math.log(random.nextDouble(1e-12, 1)));
  }

  @Test
  void blockMaximaAreOfClothAlone() {
    AnomalyMap map =
        AnomalyMaps.of(40, 32, new ClothArea(0, 100), (x, y) -> x >= 25 ? 9 : 1 + (x + y) / 64.0);
    // 16 x 16 cells a block; the cloth ends in the second column of blocks with cell 24
    assertThat(FalseAlarms.blockMaxima(map))
        .hasSize(4)
        .containsExactly(1.46875, 1.609375, 1.71875, 1.859375);
  }

  @Test
  void blockIsTheSquareOfItsSide() {
    assertThat(FalseAlarms.blockAreaM2(MM_PER_PX)).isCloseTo(0.0128 * 0.0128, within(1e-12));
  }

  @Test
  void wantedRateIsMetWhereTheGoodClothShowsIt() {
    SplittableRandom random = new SplittableRandom(11);
    // 100 frames of 1000 peaks on 1 m² each: 50,000 per 100 m² is the highest half of the peaks
    List<List<Peak>> good = frames(random, 100, 1000);
    double threshold = FalseAlarms.threshold(good, 100, LOW_SHARE, 5000);
    double perFrame = FalseAlarms.count(frames(random, 200, 1000), threshold, LOW_SHARE) / 200.0;
    assertThat(perFrame).isBetween(48.0, 52.0);
  }

  @Test
  void rareRateIsMetOnAverageOverReferences() {
    SplittableRandom random = new SplittableRandom(12);
    List<List<Peak>> fresh = frames(random, 100, 1000);
    double total = 0;
    int references = 200;
    for (int i = 0; i < references; i++) {
      // 0.1 m² of good cloth can hardly show 100 per 100 m²
      double threshold = FalseAlarms.threshold(frames(random, 2, 50), 0.1, LOW_SHARE, 100);
      total += FalseAlarms.count(fresh, threshold, LOW_SHARE) / 5.0;
    }
    // 100 per 100 m² is one alarm a m², and 1000 peaks lie on one m²
    assertThat(total / references / 20).isBetween(0.7, 1.4);
  }

  @Test
  void oneSmallFrameStillGivesAThreshold() {
    List<List<Peak>> one = List.of(List.of(new Peak(1.3, 0)));
    assertThat(FalseAlarms.threshold(one, 0.01, LOW_SHARE, 10)).isGreaterThan(1.3);
  }

  /** Heights are exponential above 1; every peak stands alone. */
  private static List<List<Peak>> frames(SplittableRandom random, int frames, int peaks) {
    return IntStream.range(0, frames)
        .mapToObj(
            frame ->
                IntStream.range(0, peaks)
                    .mapToObj(i -> new Peak(1 - 0.1 * Math.log(random.nextDouble(1e-12, 1)), 0))
                    .sorted(Comparator.comparingDouble(Peak::height).reversed())
                    .toList())
        .toList();
  }

  @Test
  void fewFlawedBlocksHardlyMoveTheRobustThreshold() {
    SplittableRandom random = new SplittableRandom(13);
    double[] good = new double[1000];
    Arrays.setAll(good, i -> gumbel(random, 1.5, 0.1));
    double[] mixed = good.clone();
    Arrays.fill(mixed, 0, 50, 8);
    assertThat(FalseAlarms.robustThreshold(mixed, MM_PER_PX, 10))
        .isCloseTo(FalseAlarms.robustThreshold(good, MM_PER_PX, 10), within(0.15));
  }

  @Test
  void fewerFalseAlarmsNeedAHigherThreshold() {
    List<List<Peak>> good = frames(new SplittableRandom(14), 1, 100);
    assertThat(FalseAlarms.threshold(good, 0.1, LOW_SHARE, 1))
        .isGreaterThan(FalseAlarms.threshold(good, 0.1, LOW_SHARE, 10));
    double[] maxima = new double[100];
    Arrays.setAll(maxima, i -> 1 + i / 100.0);
    assertThat(FalseAlarms.robustThreshold(maxima, MM_PER_PX, 1))
        .isGreaterThan(FalseAlarms.robustThreshold(maxima, MM_PER_PX, 10));
  }

  @Test
  void tooLittleClothIsRefused() {
    assertThatThrownBy(() -> FalseAlarms.robustThreshold(new double[15], MM_PER_PX, 10))
        .hasMessage("threshold: expected at least 16 blocks of 64 x 64 px of cloth, found 15");
    assertThatThrownBy(() -> FalseAlarms.threshold(List.of(List.of()), 1, LOW_SHARE, 10))
        .hasMessage("threshold: expected peaks of good cloth, found none");
    assertThatThrownBy(() -> FalseAlarms.threshold(List.of(), 1, LOW_SHARE, 0))
        .hasMessage(
            "wanted false alarms: expected above 0 per 100 m² on above 0 m², found 0.0 on 1.0");
  }
}

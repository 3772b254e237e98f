package io.loomsight.models.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class FalseAlarmsTest {

  private static final double MM_PER_PX = 0.2;

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
  void wantedRateIsMetOnFreshCloth() {
    SplittableRandom random = new SplittableRandom(11);
    double[] heldBack = new double[20_000];
    Arrays.setAll(heldBack, i -> gumbel(random, 1.5, 0.1));
    // 1000 per 100 m² is a chance of 1.6e-3 a block, so fresh cloth can show it
    double threshold = FalseAlarms.threshold(heldBack, MM_PER_PX, 1000);
    double robust = FalseAlarms.robustThreshold(heldBack, MM_PER_PX, 1000);
    double[] fresh = new double[1_000_000];
    Arrays.setAll(fresh, i -> gumbel(random, 1.5, 0.1));
    double perBlock = 1000 * FalseAlarms.blockAreaM2(MM_PER_PX) / 100;
    // the first is never below what was seen
    assertThat(threshold).isGreaterThanOrEqualTo(Arrays.stream(heldBack).max().orElseThrow());
    assertThat(FalseAlarms.count(fresh, robust) / 1e6 / perBlock).isBetween(0.7, 1.4);
  }

  @Test
  void tailIsExtendedBelowWhatFewBlocksShow() {
    SplittableRandom random = new SplittableRandom(12);
    double[] heldBack = new double[1000];
    Arrays.setAll(heldBack, i -> gumbel(random, 1.5, 0.1));
    double truth = 1.5 - 0.1 * Math.log(10 * FalseAlarms.blockAreaM2(MM_PER_PX) / 100);
    assertThat(FalseAlarms.threshold(heldBack, MM_PER_PX, 10)).isCloseTo(truth, within(0.3));
    assertThat(FalseAlarms.robustThreshold(heldBack, MM_PER_PX, 10)).isCloseTo(truth, within(0.3));
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
    double[] maxima = new double[100];
    Arrays.setAll(maxima, i -> 1 + i / 100.0);
    assertThat(FalseAlarms.threshold(maxima, MM_PER_PX, 1))
        .isGreaterThan(FalseAlarms.threshold(maxima, MM_PER_PX, 10));
  }

  @Test
  void tooLittleClothIsRefused() {
    assertThatThrownBy(() -> FalseAlarms.threshold(new double[15], MM_PER_PX, 10))
        .hasMessage("threshold: expected at least 16 blocks of 64 x 64 px of cloth, found 15");
  }
}

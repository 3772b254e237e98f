package io.loomsight.models.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;

class LaneyUChartTest {

  @Test
  void sigmaIsTheMeanMovingRangeOver1128() {
    // z of 2, -1, 0: ranges 3 and 1, mean 2
    LaneyUChart chart =
        LaneyUChart.of(List.of(subgroup(15, 9), subgroup(12, 16), subgroup(25, 25)));
    assertThat(chart.sigmaZ()).isCloseTo(2 / 1.128, within(1e-12));
    // (25 ± 3 x 1.773 x 5) / 100
    ControlLimits last = chart.points().get(2).perM2();
    assertThat(last.centre()).isCloseTo(0.25, within(1e-12));
    assertThat(last.upper()).isCloseTo(0.515957, within(1e-6));
    assertThat(last.lower()).isZero();
  }

  private static Subgroup subgroup(long count, double expected) {
    return new Subgroup("x", new Tally(count, 100), expected);
  }

  @Test
  void dyedClothScattersLessThanPoisson() {
    // z by hand: -0.062, 0.182, 0.348, -0.857, -1.773, -1.122, 0.949, 0.273, 0.465, 1.235
    LaneyUChart chart = LaneyUChart.of(Subgroup.againstOwnMean(TestCharts.dyedCloth()));
    assertThat(chart.sigmaZ()).isCloseTo(0.678796, within(1e-6));
    // 1.423256 ± 3 x 0.678796 x √(1.423256 / 10) a unit of 50 m²
    ControlLimits first = chart.points().get(0).perM2();
    assertThat(first.upper() * 50).isCloseTo(2.191504, within(1e-6));
    assertThat(first.lower() * 50).isCloseTo(0.655007, within(1e-6));
  }

  @Test
  void subgroupsThatCannotBeComparedAreSkipped() {
    Subgroup idle = new Subgroup("idle", Tally.NONE, 0);
    Subgroup unexpected = subgroup(0, 0);
    LaneyUChart with =
        LaneyUChart.of(List.of(idle, subgroup(15, 9), unexpected, idle, subgroup(12, 16)));
    assertThat(with.sigmaZ()).isCloseTo(3 / 1.128, within(1e-12));
    assertThat(with.points()).hasSize(5);
    assertThat(with.points().get(0).signal()).isEqualTo(Signal.NONE);
  }

  @Test
  void withFewerThanTwoItIsTheUChart() {
    List<Subgroup> one = List.of(subgroup(15, 9));
    assertThat(LaneyUChart.of(one).sigmaZ()).isEqualTo(1);
    assertThat(LaneyUChart.of(one).points()).isEqualTo(UChart.of(one).points());
    assertThat(LaneyUChart.of(List.of()).sigmaZ()).isEqualTo(1);
  }

  @Test
  void equalSubgroupsOfTheirOwnMeanAreNoSignals() {
    // 0.1 m² thrice is not 0.3 m²: rounding alone would leave limits of no width
    List<Subgroup> equal =
        Subgroup.againstOwnMean(
            new TreeMap<>(
                Map.of("a", new Tally(3, 0.1), "b", new Tally(3, 0.1), "c", new Tally(3, 0.1))));
    LaneyUChart chart = LaneyUChart.of(equal);
    assertThat(chart.sigmaZ()).isCloseTo(0, within(1e-9));
    assertThat(TestCharts.signalShare(chart.points())).isZero();
  }

  @Test
  void singleDefectsHaveASigmaOfOne() {
    for (long seed = 0; seed < 5; seed++) {
      double sigmaZ =
          LaneyUChart.of(TestCharts.inControl(new Well19937c(seed), 20_000, 30)).sigmaZ();
      assertThat(sigmaZ).isCloseTo(1, within(0.02));
    }
  }

  @Test
  void clusteredDefectsSignalFarLessThanOnThePlainChart() {
    for (long seed = 0; seed < 10; seed++) {
      // a variance of nine times the mean: sigma z is 3, and 3 sigmas are one
      List<Subgroup> looms = TestCharts.clustered(new Well19937c(seed), 400, 200, 9);
      LaneyUChart laney = LaneyUChart.of(looms);
      assertThat(laney.sigmaZ()).as("seed %d", seed).isCloseTo(3, within(0.45));
      double plain = TestCharts.signalShare(UChart.of(looms).points());
      assertThat(plain).as("seed %d", seed).isGreaterThan(0.22);
      assertThat(TestCharts.signalShare(laney.points())).as("seed %d", seed).isLessThan(0.02);
    }
  }

  @Test
  void worstLoomOfClusteredOnesIsStillFound() {
    for (long seed = 0; seed < 10; seed++) {
      List<Subgroup> looms =
          new ArrayList<>(TestCharts.clustered(new Well19937c(seed), 60, 200, 9));
      looms.set(20, new Subgroup("bad", new Tally(450, 100), 200));
      assertThat(LaneyUChart.of(looms).points().get(20).confirmedSignal())
          .as("seed %d", seed)
          .isEqualTo(Signal.ABOVE);
    }
  }

  @Test
  void pointsOfDefectsHaveTheSigmaOfTheirWeights() {
    // one to four points a defect, evenly: variance over mean is E w² / E w = 7.5 / 2.5
    RandomGenerator random = new Well19937c(3);
    List<Subgroup> rolls = new ArrayList<>();
    for (Subgroup drawn : TestCharts.inControl(random, 20_000, 40)) {
      long points = 0;
      for (long defect = 0; defect < drawn.tally().count(); defect++) {
        points += 1 + random.nextInt(4);
      }
      rolls.add(new Subgroup(drawn.name(), new Tally(points, 100), 100));
    }
    assertThat(LaneyUChart.of(rolls).sigmaZ()).isCloseTo(Math.sqrt(3), within(0.03));
  }

  @Test
  void narrowLimitsConfirmNothingThatPoissonAllows() {
    // all one sigma over a past mean, evenly: σz is 0
    List<Subgroup> even = List.of(subgroup(30, 25), subgroup(30, 25), subgroup(30, 25));
    LaneyUChart chart = LaneyUChart.of(even);
    assertThat(chart.sigmaZ()).isZero();
    for (ChartPoint point : chart.points()) {
      assertThat(point.signal()).isEqualTo(Signal.ABOVE);
      assertThat(point.confirmedSignal()).isEqualTo(Signal.NONE);
    }
  }

  @Test
  void sigmaBelowZeroIsRefused() {
    assertThatThrownBy(() -> new LaneyUChart(-1, List.of()))
        .hasMessage("sigma z: expected at least 0, found -1.0");
  }
}

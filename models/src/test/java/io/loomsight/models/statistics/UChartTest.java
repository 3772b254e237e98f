package io.loomsight.models.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;

class UChartTest {

  /** The inspection unit of the example of dyed cloth. */
  private static final double UNIT_M2 = 50;

  @Test
  void personalComputersHaveTheLimitsOfTheBook() {
    // Montgomery: 20 samples of 5 computers; 1.93, 3.79 and 0.07
    int[] counts = {10, 12, 8, 14, 10, 16, 11, 7, 10, 15, 9, 5, 7, 11, 12, 6, 8, 10, 7, 5};
    SortedMap<String, Tally> samples = new TreeMap<>();
    for (int sample = 0; sample < counts.length; sample++) {
      samples.put("%02d".formatted(sample + 1), new Tally(counts[sample], 5));
    }
    UChart chart = UChart.of(Subgroup.againstOwnMean(samples));
    assertThat(chart.points()).hasSize(20);
    for (ChartPoint point : chart.points()) {
      assertThat(point.perM2().centre()).isCloseTo(1.93, within(1e-12));
      assertThat(point.perM2().upper()).isCloseTo(3.79, within(0.005));
      assertThat(point.perM2().lower()).isCloseTo(0.07, within(0.005));
      assertThat(point.signal()).isEqualTo(Signal.NONE);
    }
  }

  @Test
  void dyedClothHasTheLimitsOfTheBook() {
    // Montgomery rounds ū to 1.42 a unit of 50 m²
    List<ChartPoint> points =
        UChart.of(Subgroup.againstMean(TestCharts.dyedCloth(), 1.42 / UNIT_M2)).points();
    double[] upper = {2.55, 2.68, 2.41, 2.55, 2.58, 2.55, 2.45, 2.52, 2.45, 2.43};
    double[] lower = {0.29, 0.16, 0.43, 0.29, 0.26, 0.29, 0.39, 0.32, 0.39, 0.41};
    double[] rates = {1.40, 1.50, 1.54, 1.10, 0.74, 1.00, 1.75, 1.52, 1.58, 1.84};
    for (int roll = 0; roll < 10; roll++) {
      ChartPoint point = points.get(roll);
      assertThat(point.perM2().upper() * UNIT_M2).isCloseTo(upper[roll], within(0.005));
      assertThat(point.perM2().lower() * UNIT_M2).isCloseTo(lower[roll], within(0.005));
      assertThat(point.subgroup().tally().perM2() * UNIT_M2)
          .isCloseTo(rates[roll], within(0.00501));
      assertThat(point.signal()).isEqualTo(Signal.NONE);
    }
  }

  @Test
  void dyedClothHasItsOwnMean() {
    // 153 defects on 107.5 units
    ChartPoint first = UChart.of(Subgroup.againstOwnMean(TestCharts.dyedCloth())).points().get(0);
    assertThat(first.perM2().centre() * UNIT_M2).isCloseTo(1.423256, within(1e-6));
    assertThat(first.perM2().upper() * UNIT_M2).isCloseTo(2.555038, within(1e-6));
    assertThat(first.perM2().lower() * UNIT_M2).isCloseTo(0.291474, within(1e-6));
  }

  @Test
  void loomWithLittleClothNeedsMoreToBeBad() {
    // both have three times the mean of 0.04: 12 of 4 expected, 120 of 40
    SortedMap<String, Tally> looms = new TreeMap<>();
    looms.put("much", new Tally(120, 1000));
    looms.put("little", new Tally(12, 100));
    looms.put("least", new Tally(3, 25));
    List<ChartPoint> points = UChart.of(Subgroup.againstMean(looms, 0.04)).points();
    assertThat(points)
        .extracting(point -> point.subgroup().name(), ChartPoint::signal)
        .containsExactly(
            tuple("least", Signal.NONE),
            tuple("little", Signal.ABOVE),
            tuple("much", Signal.ABOVE));
  }

  @Test
  void loomIsNotBadForWeavingAHardStyle() {
    Subgroup hard = new Subgroup("hard", new Tally(60, 300), 55);
    Subgroup easy = new Subgroup("easy", new Tally(60, 300), 15);
    UChart chart = UChart.of(List.of(hard, easy));
    assertThat(chart.points())
        .extracting(ChartPoint::signal)
        .containsExactly(Signal.NONE, Signal.ABOVE);
    // (55 ± 3 √55) / 300
    assertThat(chart.points().get(0).perM2().upper()).isCloseTo(0.257495, within(1e-6));
    assertThat(chart.points().get(0).perM2().lower()).isCloseTo(0.109171, within(1e-6));
  }

  @Test
  void valuesOnALimitAreWithin() {
    // 9 ± 9
    assertThat(signal(18, 9)).isEqualTo(Signal.NONE);
    assertThat(signal(19, 9)).isEqualTo(Signal.ABOVE);
    assertThat(signal(0, 9)).isEqualTo(Signal.NONE);
    // 16 ± 12
    assertThat(signal(4, 16)).isEqualTo(Signal.NONE);
    assertThat(signal(3, 16)).isEqualTo(Signal.BELOW);
    // as sums of areas leave it
    assertThat(signal(18, 9 - 1e-14)).isEqualTo(Signal.NONE);
    assertThat(signal(4, 16 + 1e-13)).isEqualTo(Signal.NONE);
  }

  private static Signal signal(long count, double expected) {
    return point(count, 100, expected).signal();
  }

  private static ChartPoint point(long count, double areaM2, double expected) {
    return UChart.of(List.of(new Subgroup("x", new Tally(count, areaM2), expected)))
        .points()
        .get(0);
  }

  @Test
  void edgesOfNothingAndVeryMuchHold() {
    assertThat(point(0, 0, 0).perM2()).isEqualTo(ControlLimits.NONE);
    assertThat(point(0, 0, 0).signal()).isEqualTo(Signal.NONE);
    assertThat(point(3, 0, 0).confirmedSignal()).isEqualTo(Signal.NONE);
    assertThat(point(0, 10, 0).signal()).isEqualTo(Signal.NONE);
    assertThat(point(1, 10, 0).signal()).isEqualTo(Signal.ABOVE);
    assertThat(point(0, 1e-9, 1e-11).signal()).isEqualTo(Signal.NONE);
    // 3 √2,000,000 = 4242.6
    assertThat(point(2_004_242, 1.2e5, 2e6).signal()).isEqualTo(Signal.NONE);
    assertThat(point(2_004_243, 1.2e5, 2e6).signal()).isEqualTo(Signal.ABOVE);
    assertThat(point(1_995_757, 1.2e5, 2e6).signal()).isEqualTo(Signal.BELOW);
    assertThat(UChart.of(List.of()).points()).isEmpty();
  }

  @Test
  void falseSignalsAreAsOftenAsPoissonSays() {
    for (double expected : new double[] {0.05, 2, 10, 50, 400}) {
      int subgroups = 200_000;
      double share =
          TestCharts.signalShare(
              UChart.of(TestCharts.inControl(new Well19937c(7), subgroups, expected)).points());
      double beyond = beyond(expected);
      assertThat(share)
          .as("expected %s", expected)
          .isCloseTo(beyond, within(4 * Math.sqrt(beyond / subgroups)));
    }
    // the nominal 0.0027 is near for many defects only
    assertThat(beyond(0.05)).isCloseTo(0.0488, within(1e-4));
    assertThat(beyond(400)).isCloseTo(0.0025, within(1e-4));
  }

  private static double beyond(double expected) {
    PoissonDistribution counts = new PoissonDistribution(expected);
    double inside = 0;
    for (int count = 0; count <= expected + 3 * Math.sqrt(expected); count++) {
      if (count >= expected - 3 * Math.sqrt(expected)) {
        inside += counts.probability(count);
      }
    }
    return 1 - inside;
  }

  @Test
  void confirmedSignalsAreNeverMoreOftenThanNominal() {
    for (double expected = 0.02; expected < 100; expected *= 1.3) {
      PoissonDistribution counts = new PoissonDistribution(expected);
      double above = 0;
      double below = 0;
      for (int count = 0; count < expected + 10 * Math.sqrt(expected) + 10; count++) {
        switch (point(count, 100, expected).confirmedSignal()) {
          case ABOVE -> above += counts.probability(count);
          case BELOW -> below += counts.probability(count);
          case NONE -> {}
        }
      }
      assertThat(above).as("above %s", expected).isLessThanOrEqualTo(0.00135);
      assertThat(below).as("below %s", expected).isLessThanOrEqualTo(0.00135);
    }
    // one defect on a scrap is no verdict, ten on it are
    assertThat(point(1, 1, 0.05).signal()).isEqualTo(Signal.ABOVE);
    assertThat(point(1, 1, 0.05).confirmedSignal()).isEqualTo(Signal.NONE);
    assertThat(point(10, 1, 0.05).confirmedSignal()).isEqualTo(Signal.ABOVE);
    assertThat(point(0, 1000, 20).confirmedSignal()).isEqualTo(Signal.BELOW);
  }

  @Test
  void limitsOutOfOrderAreRefused() {
    assertThatThrownBy(() -> new ControlLimits(2, 1, 3))
        .hasMessage("limits: expected 0 <= lower <= centre <= upper, found 2.0, 1.0, 3.0");
    assertThatThrownBy(() -> new ControlLimits(0, Double.NaN, 3))
        .hasMessage("limits: expected 0 <= lower <= centre <= upper, found 0.0, NaN, 3.0");
  }
}

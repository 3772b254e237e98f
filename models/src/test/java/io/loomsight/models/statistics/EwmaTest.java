package io.loomsight.models.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.loomsight.models.statistics.Ewma.Night;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.IntegerDistribution;
import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;

class EwmaTest {

  private static final int RUNS = 1500;

  @Test
  void threeNightsByHand() {
    List<Night> nights =
        new Ewma(0.2, 3)
            .ratesPerM2(List.of(new Tally(6, 100), new Tally(5, 50), new Tally(50, 200)), 0.04);
    // 0.2 x 0.06 + 0.8 x 0.04; then 0.1, 0.25
    assertAverages(nights, 0.044, 0.0552, 0.09416);
    // variances 0.04 x 0.04 / 100 = 1.6e-5; 3.2e-5 + 0.64 x 1.6e-5; 8e-6 + 0.64 x 4.224e-5
    assertThat(nights.get(0).limits().upper()).isCloseTo(0.04 + 3 * 0.004, within(1e-12));
    assertThat(nights.get(1).limits().upper())
        .isCloseTo(0.04 + 3 * Math.sqrt(4.224e-5), within(1e-12));
    assertThat(nights.get(2).limits().lower())
        .isCloseTo(0.04 - 3 * Math.sqrt(3.50336e-5), within(1e-12));
    assertThat(nights)
        .extracting(Night::signal)
        .containsExactly(Signal.NONE, Signal.NONE, Signal.ABOVE);
  }

  private static void assertAverages(List<Night> nights, double... averages) {
    assertThat(nights).hasSize(averages.length);
    for (int at = 0; at < averages.length; at++) {
      assertThat(nights.get(at).average()).isCloseTo(averages[at], within(1e-12));
    }
  }

  @Test
  void varianceOfEqualAreasIsThatOfTheTextbook() {
    for (double lambda : new double[] {0.05, 0.2, 0.4, 1}) {
      double centre = 0.5;
      double areaM2 = 300;
      List<Night> nights =
          new Ewma(lambda, 2.5).ratesPerM2(Collections.nCopies(40, new Tally(150, areaM2)), centre);
      for (int night = 1; night <= nights.size(); night++) {
        double variance =
            lambda / (2 - lambda) * (1 - Math.pow(1 - lambda, 2 * night)) * centre / areaM2;
        ControlLimits limits = nights.get(night - 1).limits();
        assertThat(limits.upper()).isCloseTo(0.5 + 2.5 * Math.sqrt(variance), within(1e-12));
        assertThat(limits.lower()).isCloseTo(0.5 - 2.5 * Math.sqrt(variance), within(1e-12));
      }
    }
  }

  @Test
  void withAllTheWeightOnTheLastNightItIsTheUChart() {
    List<Subgroup> rolls = Subgroup.againstMean(TestCharts.dyedCloth(), 0.02);
    List<Night> nights =
        new Ewma(1, 3).ratesPerM2(rolls.stream().map(Subgroup::tally).toList(), 0.02);
    List<ChartPoint> points = UChart.of(rolls).points();
    for (int at = 0; at < points.size(); at++) {
      assertThat(nights.get(at).limits().upper())
          .isCloseTo(points.get(at).perM2().upper(), within(1e-12));
      assertThat(nights.get(at).limits().lower())
          .isCloseTo(points.get(at).perM2().lower(), within(1e-12));
      assertThat(nights.get(at).signal()).isEqualTo(points.get(at).signal());
    }
  }

  @Test
  void ratiosAreRatesOverTheirMean() {
    List<Subgroup> rolls = Subgroup.againstMean(TestCharts.dyedCloth(), 0.025);
    List<Night> ratios = Ewma.USUAL.ratios(rolls);
    List<Night> rates = Ewma.USUAL.ratesPerM2(rolls.stream().map(Subgroup::tally).toList(), 0.025);
    for (int at = 0; at < rolls.size(); at++) {
      assertThat(ratios.get(at).average() * 0.025)
          .isCloseTo(rates.get(at).average(), within(1e-12));
      assertThat(ratios.get(at).limits().upper() * 0.025)
          .isCloseTo(rates.get(at).limits().upper(), within(1e-12));
      assertThat(ratios.get(at).signal()).isEqualTo(rates.get(at).signal());
    }
  }

  @Test
  void nightsWithoutClothAreCarriedOver() {
    Tally bad = new Tally(40, 100);
    List<Night> nights =
        Ewma.USUAL.ratesPerM2(List.of(Tally.NONE, bad, Tally.NONE, new Tally(3, 0), bad), 0.1);
    assertThat(nights.get(0))
        .isEqualTo(new Night(Double.NaN, 0.1, new ControlLimits(0.1, 0.1, 0.1), Signal.NONE));
    assertThat(nights.get(1).signal()).isEqualTo(Signal.ABOVE);
    for (int idle = 2; idle <= 3; idle++) {
      assertThat(nights.get(idle))
          .isEqualTo(
              new Night(Double.NaN, nights.get(1).average(), nights.get(1).limits(), Signal.NONE));
    }
    // as if there had been two nights
    List<Night> two = Ewma.USUAL.ratesPerM2(List.of(bad, bad), 0.1);
    assertThat(nights.get(4)).isEqualTo(two.get(1));
  }

  @Test
  void nightsOfWhichNothingIsExpectedAreCarriedOver() {
    List<Night> nights =
        Ewma.USUAL.ratios(
            List.of(
                new Subgroup("1", new Tally(12, 100), 10),
                new Subgroup("2", new Tally(1, 100), 0),
                new Subgroup("3", Tally.NONE, 0)));
    assertAverages(nights, 1.04, 1.04, 1.04);
  }

  @Test
  void centreOfZeroIsLeftByTheFirstDefect() {
    List<Night> nights = Ewma.USUAL.ratesPerM2(List.of(new Tally(0, 10), new Tally(1, 10)), 0);
    assertThat(nights).extracting(Night::signal).containsExactly(Signal.NONE, Signal.ABOVE);
  }

  @Test
  void lastingChangeIsFoundThatNoNightShows() {
    // 20 % more of 100 expected: two sigmas each night
    List<Tally> nights = new ArrayList<>(Collections.nCopies(10, new Tally(100, 1000)));
    nights.addAll(Collections.nCopies(10, new Tally(120, 1000)));
    List<Signal> trend = Ewma.USUAL.ratesPerM2(nights, 0.1).stream().map(Night::signal).toList();
    assertThat(trend.indexOf(Signal.ABOVE)).isEqualTo(13);
    assertThat(
            TestCharts.signalShare(
                UChart.of(nights.stream().map(night -> new Subgroup("x", night, 100)).toList())
                    .points()))
        .isZero();
  }

  @Test
  void runsAreAsLongAsLucasAndSaccucciHaveThem() {
    // λ 0.2, L 2.962: 10.5 nights after a change by one sigma, 41.8 after half of one
    assertThat(mean(runLengths(10_100, 200))).isCloseTo(10.5, within(0.6));
    assertThat(mean(runLengths(10_050, 500))).isCloseTo(41.8, within(3.5));
    // 500 in control, so that 300 nights pass without a signal in e^-0.6 of runs
    long quiet = IntStream.of(runLengths(10_000, 300)).filter(length -> length > 300).count();
    assertThat(quiet / (double) RUNS).isCloseTo(Math.exp(-0.6), within(0.05));
  }

  private static double mean(int[] lengths) {
    return IntStream.of(lengths).average().orElseThrow();
  }

  /** Nights to the first signal from where 10,000 a night, long in control, become another mean. */
  private static int[] runLengths(double changed, int nights) {
    Ewma ewma = new Ewma(0.2, 2.962);
    IntegerDistribution counts = TestCharts.poisson(new Well19937c(12), changed);
    Subgroup steady = new Subgroup("steady", new Tally(10_000, 100), 10_000);
    int before = 60;
    int[] lengths = new int[RUNS];
    for (int run = 0; run < RUNS; run++) {
      List<Subgroup> all = new ArrayList<>(Collections.nCopies(before, steady));
      all.addAll(TestCharts.drawn(counts, nights, 10_000));
      lengths[run] = firstSignal(ewma.ratios(all)).orElse(all.size()) - before + 1;
    }
    return lengths;
  }

  private static OptionalInt firstSignal(List<Night> nights) {
    return IntStream.range(0, nights.size())
        .filter(at -> nights.get(at).signal() != Signal.NONE)
        .findFirst();
  }

  @Test
  void widenedLimitsHoldClusteredNights() {
    int plain = 0;
    int widened = 0;
    for (long seed = 0; seed < 20; seed++) {
      List<Subgroup> nights = TestCharts.clustered(new Well19937c(seed), 60, 300, 6);
      double sigmaZ = LaneyUChart.of(nights).sigmaZ();
      plain += firstSignal(Ewma.USUAL.ratios(nights)).isPresent() ? 1 : 0;
      widened += firstSignal(Ewma.USUAL.widened(sigmaZ).ratios(nights)).isPresent() ? 1 : 0;
    }
    assertThat(plain).isEqualTo(20);
    assertThat(widened).isLessThan(8);
    assertThat(Ewma.USUAL.widened(0.3)).isEqualTo(Ewma.USUAL);
  }

  @Test
  void nonsenseIsRefused() {
    assertThatThrownBy(() -> new Ewma(0, 3))
        .hasMessage("lambda: expected above 0 and up to 1, found 0.0");
    assertThatThrownBy(() -> new Ewma(0.2, 0))
        .hasMessage("sigmas: expected more than 0, found 0.0");
    assertThatThrownBy(() -> Ewma.USUAL.ratesPerM2(List.of(), Double.NaN))
        .hasMessage("centre: expected at least 0, found NaN");
  }
}

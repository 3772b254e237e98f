package io.loomsight.models.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.junit.jupiter.api.Test;

class PoissonIntervalTest {

  @Test
  void endsAreThoseOfTheTables() {
    // Garwood's table; 3.689 is -ln(0.025)
    assertInterval(0, 0, 3.689);
    assertInterval(1, 0.0253, 5.572);
    assertInterval(5, 1.623, 11.668);
    assertInterval(10, 4.795, 18.390);
    assertInterval(100, 81.364, 121.627);
  }

  private static void assertInterval(long count, double low, double high) {
    PoissonInterval interval = PoissonInterval.of(count);
    assertThat(interval.low()).isCloseTo(low, within(0.0005));
    assertThat(interval.high()).isCloseTo(high, within(0.0005));
  }

  @Test
  void confidenceWidensTheInterval() {
    // Garwood's table at 99 %; 5.298 is -ln(0.005)
    assertThat(PoissonInterval.of(0, 0.99).high()).isCloseTo(5.298, within(0.0005));
    assertThat(PoissonInterval.of(10, 0.99).low()).isCloseTo(3.717, within(0.0005));
    assertThat(PoissonInterval.of(10, 0.99).high()).isCloseTo(21.398, within(0.0005));
  }

  @Test
  void endsAreWhereTheCountIsJustAsUnlikelyAsTheTail() {
    for (int count : new int[] {1, 3, 17, 400, 50_000, 2_000_000}) {
      for (double confidence : new double[] {0.8, 0.95, 0.999}) {
        PoissonInterval interval = PoissonInterval.of(count, confidence);
        double tail = (1 - confidence) / 2;
        double atLeast =
            1 - new PoissonDistribution(interval.low()).cumulativeProbability(count - 1);
        double atMost = new PoissonDistribution(interval.high()).cumulativeProbability(count);
        assertThat(atLeast).isCloseTo(tail, within(1e-6));
        assertThat(atMost).isCloseTo(tail, within(1e-6));
      }
    }
  }

  @Test
  void everyMeanIsHeldAtLeastAsOftenAsTheConfidenceSays() {
    double most = 0;
    for (double mean = 0.1; mean < 60; mean += 0.37) {
      double coverage = coverage(mean);
      assertThat(coverage).as("mean %s", mean).isGreaterThanOrEqualTo(0.95);
      if (mean > 20) {
        most = Math.max(most, coverage);
      }
    }
    // and not by being far too wide
    assertThat(most).isLessThan(0.975);
  }

  private static double coverage(double mean) {
    PoissonDistribution counts = new PoissonDistribution(mean);
    double coverage = 0;
    for (int count = 0; count < mean + 12 * Math.sqrt(mean) + 20; count++) {
      if (PoissonInterval.of(count).holds(mean)) {
        coverage += counts.probability(count);
      }
    }
    return coverage;
  }

  @Test
  void hugeCountsHaveTheNormalInterval() {
    // Wilson-Hilferty's cube is good to a hundredth of a count here
    int count = 2_000_000;
    PoissonInterval interval = PoissonInterval.of(count);
    double z = new NormalDistribution().inverseCumulativeProbability(0.975);
    assertThat(interval.low()).isCloseTo(cube(count, -z), within(0.01));
    assertThat(interval.high()).isCloseTo(cube(count + 1, z), within(0.01));
  }

  private static double cube(double mean, double z) {
    return mean * Math.pow(1 - 1 / (9 * mean) + z / (3 * Math.sqrt(mean)), 3);
  }

  @Test
  void intervalOfARateIsThatOfTheCountOverTheArea() {
    PoissonInterval perM2 = new Tally(10, 250).ratesPerM2(0.95);
    assertThat(perM2.low()).isCloseTo(4.795 / 250, within(1e-5));
    assertThat(perM2.high()).isCloseTo(18.390 / 250, within(1e-5));
    assertThat(new Tally(0, 1e-6).ratesPerM2(0.95).high()).isCloseTo(3.689e6, within(1e3));
    assertThat(new Tally(3, 0).ratesPerM2(0.95)).isEqualTo(PoissonInterval.UNKNOWN);
  }

  @Test
  void endsBelongToTheInterval() {
    PoissonInterval interval = new PoissonInterval(1, 2);
    assertThat(interval.holds(1)).isTrue();
    assertThat(interval.holds(2)).isTrue();
    assertThat(interval.holds(2.01)).isFalse();
    assertThat(interval.holds(0.99)).isFalse();
  }

  @Test
  void nonsenseIsRefused() {
    assertThatThrownBy(() -> PoissonInterval.of(-1))
        .hasMessage("count: expected at least 0, found -1");
    assertThatThrownBy(() -> PoissonInterval.of(1, 1))
        .hasMessage("confidence: expected above 0 and up to 0.999999, found 1.0");
    assertThatThrownBy(() -> PoissonInterval.of(1, Double.NaN))
        .hasMessage("confidence: expected above 0 and up to 0.999999, found NaN");
    assertThatThrownBy(() -> PoissonInterval.of(1).over(0))
        .hasMessage("size: expected more than 0, found 0.0");
    assertThatThrownBy(() -> new PoissonInterval(2, 1))
        .hasMessage("interval: expected 0 <= low <= high, found 2.0 to 1.0");
  }
}

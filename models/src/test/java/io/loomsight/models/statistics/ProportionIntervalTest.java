package io.loomsight.models.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;

class ProportionIntervalTest {

  @Test
  void endsAreThoseOfTheTables() {
    // exact binomial limits of ten trials, as Documenta Geigy has them; 0.3085 is 1 - 0.025^(1/10)
    assertInterval(0, 10, 0, 0.3085);
    assertInterval(1, 10, 0.0025, 0.4450);
    assertInterval(5, 10, 0.1871, 0.8129);
    assertInterval(10, 10, 0.6915, 1);
  }

  private static void assertInterval(long hits, long trials, double low, double high) {
    ProportionInterval interval = ProportionInterval.of(hits, trials, 0.95);
    assertThat(interval.low()).isCloseTo(low, within(0.00005));
    assertThat(interval.high()).isCloseTo(high, within(0.00005));
  }

  @Test
  void withoutTrialsEveryShareIsPossible() {
    assertThat(ProportionInterval.of(0, 0, 0.95)).isEqualTo(ProportionInterval.UNKNOWN);
  }

  @Test
  void hitsAndMissesAreMirrored() {
    for (long trials : new long[] {1, 7, 100, 123_456}) {
      for (long hits = 0; hits <= trials; hits += 1 + trials / 5) {
        ProportionInterval one = ProportionInterval.of(hits, trials, 0.9);
        ProportionInterval other = ProportionInterval.of(trials - hits, trials, 0.9);
        assertThat(one.low()).isCloseTo(1 - other.high(), within(1e-12));
        assertThat(one.holds((double) hits / trials)).isTrue();
      }
    }
  }

  @Test
  void rareHitsInManyTrialsHaveGarwoodsInterval() {
    PoissonInterval poisson = PoissonInterval.of(1).over(1_000_000);
    ProportionInterval interval = ProportionInterval.of(1, 1_000_000, 0.95);
    assertThat(interval.low()).isCloseTo(poisson.low(), within(1e-5 * poisson.low()));
    assertThat(interval.high()).isCloseTo(poisson.high(), within(1e-5 * poisson.high()));
  }

  @Test
  void everyShareIsHeldAtLeastAsOftenAsTheConfidenceSays() {
    double least = 1;
    for (int trials : new int[] {5, 30, 200}) {
      for (double share = 0.01; share < 1; share += 0.0173) {
        BinomialDistribution hits = new BinomialDistribution(trials, share);
        double coverage = 0;
        for (int count = 0; count <= trials; count++) {
          if (ProportionInterval.of(count, trials, 0.95).holds(share)) {
            coverage += hits.probability(count);
          }
        }
        assertThat(coverage).as("%s of %d", share, trials).isGreaterThanOrEqualTo(0.95);
        least = Math.min(least, coverage);
      }
    }
    assertThat(least).isLessThan(0.955);
  }

  @Test
  void moreHitsThanTrialsAreRefused() {
    assertThatThrownBy(() -> ProportionInterval.of(3, 2, 0.95))
        .hasMessage("share: expected 0 <= hits <= trials, found 3 of 2");
    assertThatThrownBy(() -> ProportionInterval.of(-1, 2, 0.95))
        .hasMessage("share: expected 0 <= hits <= trials, found -1 of 2");
    assertThatThrownBy(() -> ProportionInterval.of(1, 2, 0))
        .hasMessage("confidence: expected above 0 and up to 0.999999, found 0.0");
  }
}

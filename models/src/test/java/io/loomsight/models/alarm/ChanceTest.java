package io.loomsight.models.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;

class ChanceTest {

  @Test
  void tailsAreTheBinomialsAboveTheMean() {
    for (int trials = 1; trials < 60; trials += 3) {
      for (double share : new double[] {0.001, 0.02, 0.3}) {
        BinomialDistribution binomial = new BinomialDistribution(trials, share);
        for (int hits = 0; hits <= trials; hits++) {
          double tail = 1 - binomial.cumulativeProbability(hits - 1);
          double expected = hits <= trials * share ? 1 : tail;
          assertThat(Math.exp(Chance.logAtLeast(trials, share, hits)))
              .isCloseTo(expected, within(1e-9));
        }
      }
    }
  }

  @Test
  void tailsGoOnBelowTheSmallestDouble() {
    // one term: all 400 of 400
    assertThat(Chance.logAtLeast(400, 0.01, 400)).isCloseTo(400 * Math.log(0.01), within(1e-6));
    // 2 of 3: 3 · 0.1² · 0.9 + 0.1³
    assertThat(Math.exp(Chance.logAtLeast(3, 0.1, 2))).isCloseTo(0.028, within(1e-12));
  }
}

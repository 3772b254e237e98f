package io.loomsight.models.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.junit.jupiter.api.Test;

class SubgroupTest {

  @Test
  void ratioAndScoreFollowTheirFormulas() {
    Subgroup loom = new Subgroup("L01", new Tally(15, 300), 9);
    assertThat(loom.ratio()).isCloseTo(15 / 9.0, within(1e-12));
    assertThat(loom.zScore()).isCloseTo(2, within(1e-12));
    // 15 counted: 8.395 to 24.740 by Garwood's table
    assertThat(loom.ratios(0.95).low()).isCloseTo(8.395 / 9, within(1e-4));
    assertThat(loom.ratios(0.95).high()).isCloseTo(24.740 / 9, within(1e-4));
  }

  @Test
  void allAreExpectedToHaveTheirOwnMean() {
    // 8 defects on 40 m²; the one without cloth adds none
    assertThat(
            Subgroup.againstOwnMean(
                new TreeMap<>(
                    Map.of(
                        "b", new Tally(6, 10),
                        "a", new Tally(2, 30),
                        "c", new Tally(1, 0)))))
        .containsExactly(
            new Subgroup("a", new Tally(2, 30), 6),
            new Subgroup("b", new Tally(6, 10), 2),
            new Subgroup("c", new Tally(1, 0), 0));
    assertThat(Subgroup.againstOwnMean(new TreeMap<>(Map.of("a", Tally.NONE))))
        .containsExactly(new Subgroup("a", Tally.NONE, 0));
  }

  @Test
  void withoutClothNothingIsKnown() {
    Subgroup idle = new Subgroup("L01", new Tally(0, 0), 0);
    assertThat(idle.isComparable()).isFalse();
    assertThat(idle.ratio()).isNaN();
    assertThat(idle.zScore()).isNaN();
    assertThat(idle.tailProbability()).isNaN();
    assertThat(idle.ratios(0.95)).isEqualTo(PoissonInterval.UNKNOWN);
  }

  @Test
  void whatNobodyExpectedIsInfinitelyMuch() {
    Subgroup first = new Subgroup("L01", new Tally(1, 10), 0);
    assertThat(first.ratio()).isInfinite();
    assertThat(first.ratios(0.95).low()).isInfinite();
    assertThat(first.tailProbability()).isZero();
    Subgroup clean = new Subgroup("L02", new Tally(0, 10), 0);
    assertThat(clean.ratio()).isNaN();
    assertThat(clean.ratios(0.95)).isEqualTo(PoissonInterval.UNKNOWN);
    assertThat(clean.tailProbability()).isEqualTo(1);
  }

  @Test
  void tailsAreExactPoissonOnTheSideOfTheCount() {
    for (double expected : new double[] {0.05, 0.7, 4, 30, 900, 2_000_000}) {
      PoissonDistribution counts = new PoissonDistribution(expected);
      double step = Math.sqrt(expected);
      for (double sigmas : new double[] {-4, -3, -1, 0, 1, 3, 4}) {
        int count = (int) Math.max(0, Math.round(expected + sigmas * step));
        double tail =
            count < expected
                ? counts.cumulativeProbability(count)
                : 1 - counts.cumulativeProbability(count - 1);
        assertThat(new Subgroup("x", new Tally(count, 1), expected).tailProbability())
            .as("%d of %s", count, expected)
            .isCloseTo(tail, within(1e-9));
      }
    }
    // beyond what 1 - P can tell: about e^-1 / 20!
    assertThat(new Subgroup("x", new Tally(20, 1), 1).tailProbability())
        .isCloseTo(1.588e-19, within(1e-21));
  }

  @Test
  void nonsenseIsRefused() {
    assertThatThrownBy(() -> new Subgroup("L01", new Tally(0, 0), 2))
        .hasMessage("L01: expected nothing of no cloth, found 2.0");
    assertThatThrownBy(() -> new Subgroup("L01", new Tally(0, 1), Double.NaN))
        .hasMessage("L01: expected an expected count >= 0, found NaN");
  }
}

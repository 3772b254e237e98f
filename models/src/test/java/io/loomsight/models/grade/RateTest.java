package io.loomsight.models.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loomsight.models.grade.RollGeometry.Edge;
import org.junit.jupiter.api.Test;

class RateTest {

  /** 120 m of 1500 mm. */
  private static final RollGeometry ROLL =
      new RollGeometry(0, 120_000, 0, 1500, Edge.SELVEDGE, Edge.SELVEDGE);

  @Test
  void ratesFollowTheirFormulas() {
    // 23 x 100000 / (120 x 1500)
    assertThat(Rate.PER_100_M2.rate(23, ROLL)).isCloseTo(12.7778, within(1e-4));
    // 59.0551 in, 131.2336 yd: 23 x 3600 / (59.0551 x 131.2336)
    assertThat(Rate.PER_100_YD2.rate(23, ROLL)).isCloseTo(10.6839, within(1e-4));
    assertThat(Rate.PER_YARD.rate(23, ROLL)).isCloseTo(0.175260, within(1e-6));
    assertThat(Rate.PER_METRE.rate(23, ROLL)).isCloseTo(0.191667, within(1e-6));
  }

  @Test
  void equalPointsAreFewerOnASquareYard() {
    assertThat(Rate.PER_100_YD2.rate(23, ROLL) / Rate.PER_100_M2.rate(23, ROLL))
        .isCloseTo(0.83612736, within(1e-9));
  }

  @Test
  void rollWithoutAreaHasNoRate() {
    RollGeometry none = new RollGeometry(0, 0, 0, 1500, Edge.UNSEEN, Edge.UNSEEN);
    for (Rate rate : Rate.values()) {
      assertThat(rate.rate(0, none)).isZero();
    }
  }

  @Test
  void wholePointsAreRounded() {
    RollGeometry short30 = new RollGeometry(0, 30_400, 0, 1500, Edge.SELVEDGE, Edge.SELVEDGE);
    // 0.5 x 30.4 = 15.2 and 0.55 x 30.4 = 16.72
    assertThat(Rate.PER_METRE_IN_WHOLE_POINTS.measured(15, short30)).isEqualTo(15);
    assertThat(Rate.PER_METRE_IN_WHOLE_POINTS.allowed(0.5, short30)).isEqualTo(15);
    assertThat(Rate.PER_METRE_IN_WHOLE_POINTS.allowed(0.55, short30)).isEqualTo(17);
    assertThat(Rate.PER_METRE.measured(17, short30)).isGreaterThan(0.55);
    assertThat(Rate.PER_METRE.allowed(0.55, short30)).isEqualTo(0.55);
  }
}

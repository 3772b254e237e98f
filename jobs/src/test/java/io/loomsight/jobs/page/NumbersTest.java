package io.loomsight.jobs.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class NumbersTest {

  @Test
  void whatIsNoNumberIsADash() {
    assertThat(Numbers.decimals(Double.NaN, 1)).isEqualTo("–");
    assertThat(Numbers.percent(Double.NaN)).isEqualTo("–");
    assertThat(Numbers.areaM2(Double.POSITIVE_INFINITY)).isEqualTo("–");
    assertThat(Numbers.duration(Double.NaN)).isEqualTo("–");
  }

  @Test
  void digitsFollowTheSize() {
    assertThat(Numbers.sensible(121_000.4)).isEqualTo("121,000");
    assertThat(Numbers.sensible(58.26)).isEqualTo("58.3");
    assertThat(Numbers.sensible(0.424)).isEqualTo("0.42");
    assertThat(Numbers.sensible(0)).isEqualTo("0.0");
    assertThat(Numbers.rough(58.26)).isEqualTo("58");
    assertThat(Numbers.rough(2.96)).isEqualTo("3.0");
  }

  @Test
  void almostAllIsNotAllAndAlmostNoneIsNotNone() {
    assertThat(Numbers.percent(100)).isEqualTo("100 %");
    assertThat(Numbers.percent(99.99)).isEqualTo("99.9 %");
    assertThat(Numbers.percent(0)).isEqualTo("0 %");
    assertThat(Numbers.percent(0.001)).isEqualTo("0.1 %");
    assertThat(Numbers.percent(95.04)).isEqualTo("95.0 %");
  }

  @Test
  void lengthsBecomeMetresFromOneMetreUp() {
    assertThat(Numbers.length(0.84)).isEqualTo("0.8 mm");
    assertThat(Numbers.length(37.4)).isEqualTo("37 mm");
    assertThat(Numbers.length(1254)).isEqualTo("1.25 m");
    assertThat(Numbers.size(230, 1.2)).isEqualTo("230 × 1.2 mm");
    assertThat(Numbers.size(2300, 1.2)).isEqualTo("2.30 m × 1.2 mm");
  }

  @Test
  void timesUseTheUnitsPeopleUse() {
    assertThat(Numbers.duration(350)).isEqualTo("350 ms");
    assertThat(Numbers.duration(4_200)).isEqualTo("4.2 s");
    assertThat(Numbers.duration(59_600)).isEqualTo("1 min 0 s");
    assertThat(Numbers.duration(187_000)).isEqualTo("3 min 7 s");
    assertThat(Numbers.duration(7_500_000)).isEqualTo("2 h 5 min");
  }

  @Test
  void drawingCoordinatesAreShort() {
    assertThat(Numbers.px(-0.01)).isEqualTo("0");
    assertThat(Numbers.px(120.0)).isEqualTo("120");
    assertThat(Numbers.px(12.34)).isEqualTo("12.3");
  }
}

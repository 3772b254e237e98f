package io.loomsight.models.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PoissonIntervalTest {

  @Test
  void endsAreThoseOfTheTables() {
    // Garwood's table; 3.689 is -ln(0.025)
    assertInterval(0, 0, 3.689);
    assertInterval(1, 0.0253, 5.572);
    assertInterval(5, 1.623, 11.668);
    assertInterval(10, 4.795, 18.390);
  }

  private static void assertInterval(long count, double low, double high) {
    PoissonInterval interval = PoissonInterval.of(count);
    assertThat(interval.low()).isCloseTo(low, within(0.0005));
    assertThat(interval.high()).isCloseTo(high, within(0.0005));
  }

  @Test
  void endsBelongToTheInterval() {
    PoissonInterval interval = new PoissonInterval(1, 2);
    assertThat(interval.holds(1)).isTrue();
    assertThat(interval.holds(2)).isTrue();
    assertThat(interval.holds(2.01)).isFalse();
  }

  @Test
  void countBelowZeroIsRefused() {
    assertThatThrownBy(() -> PoissonInterval.of(-1))
        .hasMessage("count: expected at least 0, found -1");
  }
}

package io.loomsight.models.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TallyTest {

  @Test
  void rateIsCountOverArea() {
    assertThat(new Tally(7, 28).perM2()).isEqualTo(0.25);
    assertThat(new Tally(0, 28).perM2()).isZero();
  }

  @Test
  void withoutClothThereIsNoRate() {
    assertThat(new Tally(0, 0).perM2()).isNaN();
    assertThat(new Tally(2, 0).perM2()).isNaN();
  }

  @Test
  void talliesAddUp() {
    assertThat(new Tally(3, 10).plus(new Tally(4, 2.5))).isEqualTo(new Tally(7, 12.5));
    assertThatThrownBy(() -> new Tally(Long.MAX_VALUE, 1).plus(new Tally(1, 1)))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void nonsenseIsRefused() {
    assertThatThrownBy(() -> new Tally(-1, 2))
        .hasMessage("tally: expected count and area >= 0, found count=-1 area=2.0");
    assertThatThrownBy(() -> new Tally(1, Double.NaN))
        .hasMessage("tally: expected count and area >= 0, found count=1 area=NaN");
  }
}

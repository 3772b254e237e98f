package io.loomsight.models.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FalseAlarmCountTest {

  @Test
  void threeSquareMetresAtThreeHundredMeanNineAlarms() {
    FalseAlarmCount count = new FalseAlarmCount(300, 3, 6);
    assertThat(count.expected()).isCloseTo(9, within(1e-12));
    assertThat(count.ratio()).isCloseTo(6 / 9.0, within(1e-12));
    // six found: 2.20 to 13.06 expected
    assertThat(count.holds()).isTrue();
    assertThat(new FalseAlarmCount(300, 3, 3).holds()).isFalse();
    assertThat(new FalseAlarmCount(300, 3, 18).holds()).isFalse();
  }

  @Test
  void countsOfOneRateAddUp() {
    FalseAlarmCount both = new FalseAlarmCount(300, 1, 2).plus(new FalseAlarmCount(300, 2, 5));
    assertThat(both).isEqualTo(new FalseAlarmCount(300, 3, 7));
    assertThatThrownBy(() -> both.plus(new FalseAlarmCount(1000, 1, 0)))
        .hasMessage("false alarms: expected one wanted rate, found 300.0 and 1000.0");
  }

  @Test
  void withoutClothThereIsNoRatio() {
    assertThat(new FalseAlarmCount(300, 0, 0).ratio()).isNaN();
  }
}

package io.loomsight.models.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.loomsight.models.alarm.Rollers.Match;
import java.util.List;
import org.junit.jupiter.api.Test;

class RollersTest {

  private static final Roller TAKE_UP = new Roller("take-up roller", "取卷辊", 500, 1);
  private static final Roller PRESS = new Roller("press roller", "压辊", 251, 0);
  private static final Rollers ROLLERS = new Rollers(List.of(PRESS, TAKE_UP));

  @Test
  void aPeriodFitsTheWholeRollerOrAnEvenPartOfIt() {
    assertThat(ROLLERS.matches(504.9, 0)).containsExactly(new Match(TAKE_UP, 1, 504.9 - 500));
    assertThat(ROLLERS.matches(505.1, 0)).isEmpty();
    assertThat(ROLLERS.matches(252.4, 0)).extracting(Match::marks).containsExactly(2);
    assertThat(ROLLERS.matches(166.7, 0)).extracting(Match::marks).containsExactly(3);
    assertThat(ROLLERS.matches(125, 0)).isEmpty();
  }

  @Test
  void fewerMarksAreLikelier() {
    assertThat(ROLLERS.matches(250.8, 0.11))
        .extracting(Match::roller, Match::marks)
        .containsExactly(tuple(PRESS, 1), tuple(TAKE_UP, 2));
  }

  @Test
  void anUnsurePeriodFitsWithinTwoStandardErrors() {
    assertThat(ROLLERS.matches(508, 1.4)).isEmpty();
    assertThat(ROLLERS.matches(508, 1.5)).hasSize(1);
  }

  @Test
  void noRollerFitsWhereNoneIsSet() {
    assertThat(Rollers.none().matches(500, 1)).isEmpty();
  }

  @Test
  void rollersAreChecked() {
    assertThatThrownBy(() -> new Roller("", "辊", 500, 1)).hasMessageContaining("name");
    assertThatThrownBy(() -> new Roller("roller", "辊", 0, 1))
        .hasMessage("roller: circumferenceMm: expected above 0, found 0.0");
    assertThatThrownBy(() -> new Roller("roller", "辊", 500, 11))
        .hasMessage("roller: tolerancePercent: expected 0 to 10, found 11.0");
  }
}

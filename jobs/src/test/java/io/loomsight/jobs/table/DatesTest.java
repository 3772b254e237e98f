package io.loomsight.jobs.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

final class DatesTest {

  private static final LocalDate FIRST = LocalDate.of(2026, 2, 27);
  private static final LocalDate LAST = LocalDate.of(2026, 3, 1);

  @Test
  void bothEndsAreAmongThem() {
    Dates dates = new Dates(FIRST, LAST);
    assertThat(dates.each()).containsExactly(FIRST, LocalDate.of(2026, 2, 28), LAST);
    assertThat(dates.have(new Batch("mill", FIRST))).isTrue();
    assertThat(dates.have(new Batch("mill", LAST))).isTrue();
    assertThat(dates.have(new Batch("mill", FIRST.minusDays(1)))).isFalse();
    assertThat(dates.have(new Batch("mill", LAST.plusDays(1)))).isFalse();
    assertThat(dates).hasToString("2026-02-27 to 2026-03-01");
  }

  @Test
  void oneNightIsSaidByItself() {
    assertThat(Dates.only(LAST).each()).containsExactly(LAST);
    assertThat(Dates.only(LAST)).hasToString("2026-03-01");
  }

  @Test
  void theFirstComesFirst() {
    LocalDate dayBefore = LAST.minusDays(1);
    assertThatThrownBy(() -> new Dates(LAST, dayBefore))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected a first night up to the last, 2026-02-28, found 2026-03-01");
  }
}

package io.loomsight.jobs.grade;

import static org.assertj.core.api.Assertions.assertThat;

import io.loomsight.jobs.grade.GradeConfig.Shift;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShiftPlanTest {

  // Shanghai is 8 hours ahead of universal time, all year
  @ParameterizedTest
  @CsvSource({
    "2026-03-01T00:00:00Z, day",
    "2026-03-01T11:59:59.999Z, day",
    "2026-03-01T12:00:00Z, night",
    "2026-03-01T16:00:00Z, night",
    "2026-03-01T23:59:59Z, night",
    "2026-03-02T00:00:00Z, day"
  })
  void theNightShiftLastsOverMidnightByTheMillsClock(Instant instant, String shift) {
    assertThat(ShiftPlan.of(GradeConfig.defaults()).shiftAt(instant)).isEqualTo(shift);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-01T05:59:59Z, late",
    "2026-03-01T06:00:00Z, early",
    "2026-03-01T13:59:59Z, early",
    "2026-03-01T14:00:00Z, middle",
    "2026-03-01T22:00:00Z, late"
  })
  void theOrderInTheConfigurationDoesNotMatter(Instant instant, String shift) {
    ShiftPlan plan =
        ShiftPlan.of(
            config(
                "UTC",
                new Shift("late", "22:00"),
                new Shift("early", "06:00"),
                new Shift("middle", "14:00")));

    assertThat(plan.shiftAt(instant)).isEqualTo(shift);
  }

  @ParameterizedTest
  @CsvSource({"2026-01-15T06:59:00Z, night", "2026-07-15T06:00:00Z, day"})
  void summerTimeFollowsTheZone(Instant instant, String shift) {
    // 08:00 in Berlin is 07:00 universal time in winter, 06:00 in summer
    ShiftPlan plan =
        ShiftPlan.of(
            config("Europe/Berlin", new Shift("day", "08:00"), new Shift("night", "20:00")));

    assertThat(plan.shiftAt(instant)).isEqualTo(shift);
  }

  @Test
  void aSingleShiftIsAlwaysOn() {
    ShiftPlan plan = ShiftPlan.of(config("UTC", new Shift("all", "08:00")));

    assertThat(plan.shiftAt(Instant.parse("2026-03-01T03:00:00Z"))).isEqualTo("all");
  }

  private static GradeConfig config(String zone, Shift... shifts) {
    return GradeConfigs.withShifts(zone, shifts);
  }
}

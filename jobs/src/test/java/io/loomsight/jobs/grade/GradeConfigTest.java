package io.loomsight.jobs.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loomsight.jobs.grade.GradeConfig.Shift;
import io.loomsight.models.alarm.AlarmRules;
import io.loomsight.models.alarm.RepeatRules;
import io.loomsight.models.cut.CuttingRules;
import io.loomsight.models.grade.RunRules;
import java.util.List;
import org.junit.jupiter.api.Test;

class GradeConfigTest {

  @Test
  void defaultsAreTheMetricRulesTwoShiftsAndAFortnight() {
    assertThat(GradeConfig.defaults())
        .isEqualTo(
            new GradeConfig(
                List.of("four-point-metric"),
                "",
                14,
                30,
                "Asia/Shanghai",
                List.of(new Shift("day", "08:00"), new Shift("night", "20:00")),
                new CuttingRules(17_500, 1000, 0),
                new AlarmRules(
                    new RunRules(3, 100), 1000, new RepeatRules(8, 50, 3000, 3, 4, 0.01), 100),
                List.of(),
                List.of()));
  }

  @Test
  void ruleSetsMustBeNamedOnceEach() {
    assertRefused(() -> GradeConfigs.by(), "grade.ruleSets: expected at least one name, found []");
    assertRefused(
        () -> GradeConfigs.by(List.of("../x"), "", 14),
        "grade.ruleSets: expected names of small letters, digits, dashes, found [../x]");
    assertRefused(
        () -> GradeConfigs.by(List.of("a", "a"), "", 14),
        "grade.ruleSets: expected each name once, found [a, a]");
  }

  @Test
  void theLookBackIsBounded() {
    assertRefused(
        () -> GradeConfigs.by(List.of("a"), "", -1),
        "grade.lookBackNights: expected 0 to 366, found -1");
  }

  @Test
  void theZoneMustExist() {
    assertRefused(
        () -> GradeConfigs.withShifts("Asia/Nantong", new Shift("day", "08:00")),
        "grade.zone: expected a time zone like Asia/Shanghai, found Asia/Nantong");
  }

  @Test
  void shiftsNeedNamesAndStartsOfTheirOwn() {
    assertRefused(
        () -> GradeConfigs.withShifts("UTC"), "grade.shifts: expected at least one, found []");
    assertThatThrownBy(
            () ->
                GradeConfigs.withShifts(
                    "UTC", new Shift("day", "08:00"), new Shift("day", "20:00")))
        .hasMessageStartingWith("grade.shifts: expected each name once");
    assertThatThrownBy(
            () ->
                GradeConfigs.withShifts(
                    "UTC", new Shift("day", "08:00"), new Shift("night", "08:00")))
        .hasMessageStartingWith("grade.shifts: expected each start once");
    assertRefused(
        () -> new Shift("day", "8:00"),
        "grade.shifts.start: expected a time from 00:00 to 23:59, found 8:00");
    assertRefused(
        () -> new Shift("day", "24:00"),
        "grade.shifts.start: expected a time from 00:00 to 23:59, found 24:00");
    assertRefused(() -> new Shift(" ", "08:00"), "grade.shifts.name: expected a name, found ' '");
  }

  private static void assertRefused(Runnable making, String message) {
    assertThatThrownBy(making::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}

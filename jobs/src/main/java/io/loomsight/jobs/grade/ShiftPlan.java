package io.loomsight.jobs.grade;

import io.loomsight.jobs.grade.GradeConfig.Shift;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;

/** Which shift wove at a moment: the one that started last, by the mill's clock. */
record ShiftPlan(ZoneId zone, List<Shift> byStart) implements Serializable {

  static ShiftPlan of(GradeConfig config) {
    return new ShiftPlan(
        ZoneId.of(config.zone()),
        config.shifts().stream().sorted(Comparator.comparing(Shift::startTime)).toList());
  }

  /** The name of the shift; before the day's first start it is still the last of the day before. */
  String shiftAt(Instant instant) {
    LocalTime time = LocalTime.ofInstant(instant, zone);
    Shift current = byStart.get(byStart.size() - 1);
    for (Shift shift : byStart) {
      if (!shift.startTime().isAfter(time)) {
        current = shift;
      }
    }
    return current.name();
  }
}

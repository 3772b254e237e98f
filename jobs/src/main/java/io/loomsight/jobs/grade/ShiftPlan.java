package io.loomsight.jobs.grade;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;

/** Which shift wove at a moment: the one that started last, by the mill's clock. */
record ShiftPlan(ZoneId zone, TreeMap<LocalTime, String> nameByStart) implements Serializable {

  static ShiftPlan of(GradeConfig config) {
    TreeMap<LocalTime, String> nameByStart = new TreeMap<>();
    config.shifts().forEach(shift -> nameByStart.put(shift.startTime(), shift.name()));
    return new ShiftPlan(ZoneId.of(config.zone()), nameByStart);
  }

  /** The name of the shift; before the day's first start it is still the last of the day before. */
  String shiftAt(Instant instant) {
    Map.Entry<LocalTime, String> shift = nameByStart.floorEntry(LocalTime.ofInstant(instant, zone));
    return (shift == null ? nameByStart.lastEntry() : shift).getValue();
  }
}

package io.loomsight.jobs.grade;

import io.loomsight.jobs.grade.GradeConfig.Shift;
import io.loomsight.models.alarm.Roller;
import java.util.List;

/** Settings of the grades, of which only what a test is about differs from what is shipped. */
public final class GradeConfigs {

  private static final GradeConfig SHIPPED = GradeConfig.defaults();

  private GradeConfigs() {}

  /** The shipped rule sets of these names. */
  public static GradeConfig by(String... ruleSets) {
    return by(List.of(ruleSets), "", SHIPPED.lookBackNights());
  }

  static GradeConfig by(List<String> ruleSets, String folder, int lookBackNights) {
    return of(
        ruleSets, folder, lookBackNights, SHIPPED.zone(), SHIPPED.shifts(), SHIPPED.rollers());
  }

  static GradeConfig withShifts(String zone, Shift... shifts) {
    return of(SHIPPED.ruleSets(), "", SHIPPED.lookBackNights(), zone, List.of(shifts), List.of());
  }

  static GradeConfig withRoller(Roller roller) {
    return of(
        SHIPPED.ruleSets(),
        "",
        SHIPPED.lookBackNights(),
        SHIPPED.zone(),
        SHIPPED.shifts(),
        List.of(roller));
  }

  private static GradeConfig of(
      List<String> ruleSets,
      String folder,
      int lookBackNights,
      String zone,
      List<Shift> shifts,
      List<Roller> rollers) {
    return new GradeConfig(
        ruleSets,
        folder,
        lookBackNights,
        SHIPPED.chartNights(),
        zone,
        shifts,
        SHIPPED.cutting(),
        SHIPPED.alarms(),
        rollers,
        SHIPPED.fibres());
  }
}

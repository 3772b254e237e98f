package io.loomsight.models.alarm;

import io.loomsight.models.grade.RunRules;
import java.io.Serializable;

/**
 * What is worth a mechanic's way.
 *
 * @param runs which warp defects are one running defect
 * @param runLengthMm running defects longer than this are an alarm
 * @param repeats which defects repeat; every repeat is an alarm
 * @param edgeMm how far from a selvedge temples and leno devices reach
 */
public record AlarmRules(RunRules runs, double runLengthMm, RepeatRules repeats, double edgeMm)
    implements Serializable {

  public AlarmRules {
    if (!(runLengthMm > 0) || !(edgeMm >= 0)) {
      throw new IllegalArgumentException(
          "alarm rules: expected runLengthMm > 0 and edgeMm >= 0, found %s, %s"
              .formatted(runLengthMm, edgeMm));
    }
  }

  /** Running defects over 1 m; 100 mm from a selvedge. */
  public static AlarmRules defaults() {
    return new AlarmRules(RunRules.defaults(), 1000, RepeatRules.defaults(), 100);
  }
}

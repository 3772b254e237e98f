package io.loomsight.models.grade;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What cloth may have and be of a grade: the limits of a rule set that hold for one fibre, style
 * and width. A roll and a piece cut from it are graded by the same.
 *
 * @param rate what the limits are in
 * @param upTo the rate up to which cloth is of a grade, best first
 * @param longest faults that are longer than these reject the cloth that they are in; infinite
 *     where none does
 */
public record GradeLimits(Rate rate, Map<Grade, Double> upTo, LongFaults longest) {

  public GradeLimits {
    if (upTo.isEmpty() || !(longest.runMm() > 0) || !(longest.repeatMm() > 0)) {
      throw new IllegalArgumentException(
          "grade limits: expected at least one grade and lengths above 0, found %s, %s"
              .formatted(upTo, longest));
    }
    upTo = Collections.unmodifiableMap(new EnumMap<>(upTo));
  }

  /** The limits of a rule set that hold for a fibre (empty where nobody said), style and width. */
  public static GradeLimits of(RuleSet rules, String fibre, String style, double widthMm) {
    return new GradeLimits(
        rules.rate(),
        rules.limits(fibre, style, widthMm),
        new LongFaults(rules.running().rejectOver().mm(), rules.repeating().rejectOver().mm()));
  }

  /**
   * The grade of cloth.
   *
   * @param points its points
   * @param cloth its length and width
   * @param faults the longest in it
   */
  public Grade grade(long points, RollGeometry cloth, LongFaults faults) {
    return isRunTooLong(faults.runMm()) || isRepeatTooLong(faults.repeatMm())
        ? Grade.REJECT
        : byPoints(points, cloth);
  }

  /** The grade of cloth by its points alone. */
  public Grade byPoints(long points, RollGeometry cloth) {
    double measured = rate.measured(points, cloth);
    for (Map.Entry<Grade, Double> limit : upTo.entrySet()) {
      if (measured <= rate.allowed(limit.getValue(), cloth)) {
        return limit.getKey();
      }
    }
    return Grade.REJECT;
  }

  /** Whether a running defect of this length rejects the cloth that it is in. */
  public boolean isRunTooLong(double lengthMm) {
    return lengthMm > longest.runMm();
  }

  /** Whether a repeating defect of this length rejects the cloth that it is in. */
  public boolean isRepeatTooLong(double lengthMm) {
    return lengthMm > longest.repeatMm();
  }
}

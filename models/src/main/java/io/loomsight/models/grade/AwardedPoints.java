package io.loomsight.models.grade;

import java.time.LocalDate;

/**
 * What one defect costs in one linear unit of its roll, a metre or a yard.
 *
 * @param defectId the defect
 * @param seenDate the night it was seen in
 * @param unit which unit, from 0 at the roll's y = 0
 * @param rawPoints points before the cap of the unit
 * @param points points that count
 * @param rule what gave the points or took them away
 */
public record AwardedPoints(
    String defectId, LocalDate seenDate, int unit, int rawPoints, int points, Rule rule) {

  /** The rule that decided. */
  public enum Rule {
    /** By the band of its longest dimension. */
    LENGTH,
    /** By the band of its longest dimension, on the scale of its kind. */
    KIND,
    /** Runs along the roll: points for every unit it covers. */
    RUNNING,
    /** Its unit had no room for all its points. */
    CAPPED,
    /** Lies wholly in the selvedge. */
    SELVEDGE,
    /** A person says that the cloth is good there. */
    FALSE_ALARM,
    /** Its kind costs nothing. */
    KIND_IGNORED,
    /** It scores too little to count. */
    SCORE
  }
}

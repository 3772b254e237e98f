package io.loomsight.models.grade;

import java.time.LocalDate;

/**
 * What one defect costs in one metre of its roll.
 *
 * @param defectId the defect
 * @param seenDate the night it was seen in
 * @param metre the metre, from 0 at the roll's y = 0
 * @param rawPoints points before the cap of the metre
 * @param points points that count
 * @param rule what gave the points or took them away
 */
public record AwardedPoints(
    String defectId, LocalDate seenDate, int metre, int rawPoints, int points, Rule rule) {

  /** The rule that decided. */
  public enum Rule {
    /** By the band of its longest dimension. */
    LENGTH,
    /** A hole. */
    HOLE,
    /** Runs for more than a metre: points for every metre it covers. */
    RUNNING,
    /** Its metre had no room for all its points. */
    CAPPED,
    /** Lies wholly in the selvedge. */
    SELVEDGE,
    /** Its kind costs nothing. */
    KIND_IGNORED
  }
}

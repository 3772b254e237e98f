package io.loomsight.jobs.grade;

import io.loomsight.models.grade.LongFaults;

/**
 * What a roll's defects come to by one rule set. Public, because Spark's code makes it.
 *
 * @param defects all that were found, false alarms too
 * @param falseAlarms those of them that a person refuted
 * @param points of the others
 * @param longest the longest running and repeating defects, over nights
 */
public record RollTotals(
    String rollId, long defects, long falseAlarms, long points, LongFaults longest) {

  /** A roll without defects. */
  static RollTotals none(String rollId) {
    return new RollTotals(rollId, 0, 0, 0, LongFaults.NONE);
  }
}

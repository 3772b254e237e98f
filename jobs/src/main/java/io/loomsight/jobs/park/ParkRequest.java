package io.loomsight.jobs.park;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.page.Language;
import io.loomsight.jobs.table.Dates;

/**
 * What page is wanted.
 *
 * @param ruleSet by which the nights were graded
 * @param pointsLimitPer100M2 that points are held against
 */
record ParkRequest(
    String park, Dates nights, String ruleSet, double pointsLimitPer100M2, Language language) {

  /** More nights than this are a question for the tables. */
  static final int MOST_NIGHTS = 366;

  ParkRequest {
    if (!park.matches("[^/\\\\\\p{Cntrl}]{1,100}")) {
      throw new InputException(
          "--park: expected a name of 1 to 100 characters, none of them a slash, found '%s'"
              .formatted(park));
    }
    if (nights.first().plusDays(MOST_NIGHTS - 1L).isBefore(nights.last())) {
      throw new InputException(
          "--from and --to: expected at most %d nights, found %s".formatted(MOST_NIGHTS, nights));
    }
  }
}

package io.loomsight.jobs.park;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.page.Language;
import java.time.LocalDate;

/**
 * What page is wanted.
 *
 * @param from the first night
 * @param to the last one
 * @param ruleSet by which the nights were graded
 * @param pointsLimitPer100M2 that points are held against
 */
record ParkRequest(
    String park,
    LocalDate from,
    LocalDate to,
    String ruleSet,
    double pointsLimitPer100M2,
    Language language) {

  /** More nights than this are a question for the tables. */
  static final int MOST_NIGHTS = 366;

  ParkRequest {
    if (!park.matches("[^/\\\\\\p{Cntrl}]{1,100}")) {
      throw new InputException(
          "--park: expected a name of 1 to 100 characters, none of them a slash, found '%s'"
              .formatted(park));
    }
    if (to.isBefore(from) || from.plusDays(MOST_NIGHTS).isBefore(to)) {
      throw new InputException(
          "expected --from to --to to be 1 to %d nights, found %s to %s"
              .formatted(MOST_NIGHTS, from, to));
    }
  }

  /** Nights that there could be. */
  int nights() {
    return (int) (to.toEpochDay() - from.toEpochDay()) + 1;
  }

  /** Whether a night is among them. */
  boolean covers(LocalDate night) {
    return !night.isBefore(from) && !night.isAfter(to);
  }
}

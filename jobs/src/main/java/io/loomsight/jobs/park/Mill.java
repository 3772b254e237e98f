package io.loomsight.jobs.park;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A mill over the range of dates.
 *
 * @param nights by date
 * @param stops looms with a fault that went on at the end of a night, counted by night
 */
public record Mill(String factory, List<MillNight> nights, long stops) {

  public Mill {
    nights = List.copyOf(nights);
    if (nights.isEmpty()) {
      throw new IllegalArgumentException(factory + ": expected at least one night, found none");
    }
  }

  /** All its nights together. */
  public MillNight sum() {
    return MillNight.sum(nights.get(nights.size() - 1).date(), nights);
  }

  /** Nights on which no cloth was judged. */
  public long nightsWithoutCloth() {
    return nights.stream().filter(night -> !night.hasCloth()).count();
  }

  /** A night; empty where the mill has none of that date. */
  public Optional<MillNight> on(LocalDate date) {
    return nights.stream().filter(night -> night.date().equals(date)).findFirst();
  }
}

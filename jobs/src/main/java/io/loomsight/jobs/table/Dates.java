package io.loomsight.jobs.table;

import java.time.LocalDate;
import java.util.List;

/** Nights from a first to a last one, both among them. */
public record Dates(LocalDate first, LocalDate last) {

  public Dates {
    if (first.isAfter(last)) {
      throw new IllegalArgumentException(
          "expected a first night up to the last, %s, found %s".formatted(last, first));
    }
  }

  /** One night. */
  public static Dates only(LocalDate night) {
    return new Dates(night, night);
  }

  /** Whether a night is among them. */
  public boolean have(Batch night) {
    return !night.batchDate().isBefore(first) && !night.batchDate().isAfter(last);
  }

  /** Each of them, oldest first. */
  public List<LocalDate> each() {
    return first.datesUntil(last.plusDays(1)).toList();
  }

  /** {@code 2026-02-27 to 2026-03-01}, or the one night. */
  @Override
  public String toString() {
    return first.equals(last) ? first.toString() : first + " to " + last;
  }
}

package io.loomsight.jobs.table;

import java.io.Serializable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/** One factory's night. Always an explicit argument, never "now". */
public record Batch(String factory, LocalDate batchDate) implements Serializable {

  public Batch {
    if (!factory.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
      throw new IllegalArgumentException(
          "factory: expected 1 to 64 letters, digits, dots, dashes, found '%s'".formatted(factory));
    }
  }

  /** The batch of two names that may be any; empty where they are none. */
  public static Optional<Batch> parse(String factory, String date) {
    try {
      return Optional.of(new Batch(factory, LocalDate.parse(date)));
    } catch (DateTimeException | IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return factory + " " + batchDate;
  }
}

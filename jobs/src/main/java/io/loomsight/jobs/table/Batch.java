package io.loomsight.jobs.table;

import java.time.LocalDate;

/** One factory's night. Always an explicit argument, never "now". */
public record Batch(String factory, LocalDate batchDate) {

  public Batch {
    if (!factory.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
      throw new IllegalArgumentException(
          "factory: expected 1 to 64 letters, digits, dots, dashes, found '%s'".formatted(factory));
    }
  }

  @Override
  public String toString() {
    return factory + " " + batchDate;
  }
}

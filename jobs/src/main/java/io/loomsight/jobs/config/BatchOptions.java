package io.loomsight.jobs.config;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.table.Batch;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.Option;

/** Which factory's night a command works on, to be mixed in. */
public final class BatchOptions {

  @Option(
      names = "--factory",
      paramLabel = "NAME",
      required = true,
      description = "The factory, as in the landing folder's factory=NAME.")
  private String factory = "";

  @Option(
      names = "--date",
      paramLabel = "YYYY-MM-DD",
      required = true,
      description = "The night's date, as in the landing folder's date=YYYY-MM-DD.")
  private String date = "";

  /** The night. */
  public Batch batch() {
    LocalDate day;
    try {
      day = LocalDate.parse(date);
    } catch (DateTimeParseException notDate) {
      throw new InputException("--date: expected YYYY-MM-DD, found '" + date + "'", notDate);
    }
    try {
      return new Batch(factory, day);
    } catch (IllegalArgumentException notName) {
      throw new InputException("--" + notName.getMessage(), notName);
    }
  }
}

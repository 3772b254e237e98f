package io.loomsight.jobs.config;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.table.Batch;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which factory's night a command works on, to be mixed in. */
public final class BatchOptions {

  static final String DATE_LABEL = "YYYY-MM-DD";

  @Option(
      names = "--factory",
      paramLabel = "NAME",
      description = "The factory, as in the landing folder's factory=NAME.")
  private Optional<String> factory = Optional.empty();

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--date",
      paramLabel = DATE_LABEL,
      description = "The night's date, as in the landing folder's date=YYYY-MM-DD.")
  private Optional<String> date = Optional.empty();

  /** The night; the factory must be given. */
  public Batch batch() {
    return batch(factory.orElseThrow(() -> missing(command, "--factory", "NAME")), date());
  }

  /** The factory, where one is given. */
  public Optional<String> factory() {
    return factory.map(name -> batch(name, date()).factory());
  }

  /** The factory, which must be given; other options say which nights. */
  public String factoryAlone() {
    return batch(factory.orElseThrow(() -> missing(command, "--factory", "NAME")), LocalDate.EPOCH)
        .factory();
  }

  /** Whether a night is given. */
  public boolean hasDate() {
    return date.isPresent();
  }

  /** The night's date, which must be given. */
  public LocalDate date() {
    return date("--date", date.orElseThrow(() -> missingDate(command, "--date")));
  }

  static ParameterException missingDate(CommandSpec command, String option) {
    return missing(command, option, DATE_LABEL);
  }

  private static ParameterException missing(CommandSpec command, String option, String label) {
    return new ParameterException(
        command.commandLine(), "Missing required option: '%s=%s'".formatted(option, label));
  }

  /** Reads a date that an option was given. */
  public static LocalDate date(String option, String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException notDate) {
      throw new InputException(
          "%s: expected YYYY-MM-DD, found '%s'".formatted(option, text), notDate);
    }
  }

  /** The night of a factory that an option was given. */
  public static Batch batch(String name, LocalDate day) {
    try {
      return new Batch(name, day);
    } catch (IllegalArgumentException notName) {
      throw new InputException("--" + notName.getMessage(), notName);
    }
  }
}

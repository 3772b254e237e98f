package io.loomsight.jobs.config;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.table.Dates;
import java.time.LocalDate;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which nights a command of many works on, to be mixed in. */
public final class DatesOptions {

  private static final String FROM = "--from";
  private static final String TO = "--to";

  @Option(
      names = FROM,
      paramLabel = BatchOptions.DATE_LABEL,
      description = "The first of several nights, with --to.")
  private Optional<String> from = Optional.empty();

  @Option(
      names = TO,
      paramLabel = BatchOptions.DATE_LABEL,
      description = "The last of several nights, with --from.")
  private Optional<String> to = Optional.empty();

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  /** Whether they are given. */
  public boolean given() {
    if (from.isPresent() != to.isPresent()) {
      throw new InputException("--from and --to: expected both or none, found one");
    }
    return from.isPresent();
  }

  /** The nights; both options must be given. */
  public Dates dates() {
    return between(FROM, date(FROM, from), TO, date(TO, to));
  }

  /** The nights where they are given, else that of {@code --date}. */
  public Dates or(BatchOptions night) {
    if (given() && night.hasDate()) {
      throw new InputException("--from and --date: expected one of them, found both");
    }
    return given() ? dates() : Dates.only(night.date());
  }

  /** Nights whose ends two options gave. */
  public static Dates between(String from, LocalDate first, String to, LocalDate last) {
    if (first.isAfter(last)) {
      throw new InputException(
          "%s: expected a night up to %s %s, found %s".formatted(from, to, last, first));
    }
    return new Dates(first, last);
  }

  private LocalDate date(String option, Optional<String> text) {
    return BatchOptions.date(
        option, text.orElseThrow(() -> BatchOptions.missingDate(command, option)));
  }
}

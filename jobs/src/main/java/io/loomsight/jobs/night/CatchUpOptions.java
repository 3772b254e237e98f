package io.loomsight.jobs.night;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.config.BatchOptions;
import io.loomsight.jobs.config.DatesOptions;
import java.time.LocalDate;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What {@code night} has for catching up, to be mixed in. */
final class CatchUpOptions {

  private static final int LOOK_BACK_DAYS = 14;

  @Option(
      names = "--catch-up",
      description = "Run all nights up to --date that are due, oldest first.")
  private boolean wanted;

  @Option(
      names = "--since",
      paramLabel = "YYYY-MM-DD",
      description = "With --catch-up: the first night to consider; else --look-back tells.")
  private Optional<String> since = Optional.empty();

  @Option(
      names = "--look-back",
      paramLabel = "DAYS",
      description =
          "With --catch-up: how many nights to consider, that of --date counted (default: "
              + LOOK_BACK_DAYS
              + ").")
  private Optional<Integer> lookBackDays = Optional.empty();

  @Option(
      names = "--stop-on-failure",
      description = "With --catch-up: begin no further night once one has failed.")
  private boolean stops;

  @Option(
      names = "--dry-run",
      description = "With --catch-up: list the nights that are due, and run none.")
  private boolean onlyLists;

  /** Whether nights are to be caught up; the other options want it. */
  boolean isWanted() {
    if (!wanted && (since.isPresent() || lookBackDays.isPresent() || stops || onlyLists)) {
      throw new InputException(
          "--since, --look-back, --stop-on-failure, --dry-run: expected --catch-up beside them,"
              + " found none");
    }
    return wanted;
  }

  /** The request for the nights up to {@code last}. */
  CatchUpRequest request(String landing, Optional<String> factory, LocalDate last) {
    int days = lookBackDays.orElse(LOOK_BACK_DAYS);
    if (days < 1 || days > 10_000) {
      throw new InputException("--look-back: expected 1 to 10000, found " + days);
    }
    LocalDate first =
        since
            .map(date -> BatchOptions.date("--since", date))
            .orElseGet(() -> last.minusDays(days - 1L));
    return new CatchUpRequest(
        landing, factory, DatesOptions.between("--since", first, "--date", last), stops, onlyLists);
  }
}

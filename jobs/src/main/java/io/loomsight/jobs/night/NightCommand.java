package io.loomsight.jobs.night;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.config.BatchOptions;
import io.loomsight.jobs.config.Settings;
import io.loomsight.jobs.config.StageOptions;
import io.loomsight.jobs.runtime.LockHandling;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs a night. {@code Main} makes it. */
@Command(
    name = "night",
    description = {
      "Runs a night: ingest, reference, detect, defects, grade, report. A stage whose inputs and",
      "settings are as they were is skipped, so a night that failed goes on where it failed.",
      "Example: loomsight night --landing LANDING --factory demo --date 2026-03-01",
      "",
      "With --catch-up it runs every night of the landing up to --date that has not been run to its",
      "end, or that got files since, oldest first: of one factory, or of all without --factory.",
      "Example: loomsight night --catch-up --landing LANDING --date 2026-03-01"
    })
public final class NightCommand implements Callable<Integer> {

  private final NightStart start;

  @Mixin private StageOptions options;

  @Option(
      names = "--stage",
      paramLabel = "STAGE",
      description = "Run this stage, whether it needs to or not, and no other.")
  private Optional<String> stage = Optional.empty();

  @Option(
      names = "--from",
      paramLabel = "STAGE",
      description = "Run this stage and all after it, whether they need to or not.")
  private Optional<String> from = Optional.empty();

  @Option(
      names = "--reference-version",
      paramLabel = "STYLE=VERSION",
      description =
          "A style's reference to judge by, instead of the one in force; may be repeated.")
  private List<String> versions = new ArrayList<>();

  @ArgGroup(exclusive = false)
  private Optional<CatchUpOptions> catchUp = Optional.empty();

  /** What only catching up has. */
  static final class CatchUpOptions {

    @Option(
        names = "--catch-up",
        required = true,
        description = "Run all nights up to --date that are due, oldest first.")
    private boolean wanted;

    @Option(
        names = "--since",
        paramLabel = "YYYY-MM-DD",
        description = "The first night to consider; else --look-back tells.")
    private Optional<String> since = Optional.empty();

    @Option(
        names = "--look-back",
        paramLabel = "DAYS",
        defaultValue = "14",
        description = "How many nights to consider, --date counted (default: ${DEFAULT-VALUE}).")
    private int lookBackDays = 14;

    @Option(
        names = "--stop-on-failure",
        description = "Begin no further night once one has failed.")
    private boolean stops;

    @Option(names = "--dry-run", description = "List the nights that are due, and run none.")
    private boolean onlyLists;
  }

  public NightCommand(NightStart start) {
    this.start = start;
  }

  @Override
  public Integer call() {
    Settings settings = options.settings();
    if (catchUp.isPresent()) {
      return start.catchUp(settings, catchUpRequest(settings, catchUp.get()));
    }
    NightRequest night =
        new NightRequest(
            options.batch(),
            settings.text("landing"),
            stage,
            from,
            options.breaksLock() ? LockHandling.BREAK : LockHandling.RESPECT,
            StageOptions.versions(versions));
    start.start(settings, night);
    return 0;
  }

  private CatchUpRequest catchUpRequest(Settings settings, CatchUpOptions asked) {
    if (stage.isPresent() || from.isPresent() || !versions.isEmpty() || options.breaksLock()) {
      throw new InputException(
          "--catch-up: expected none of --stage, --from, --reference-version, --break-lock beside"
              + " it, found one");
    }
    LocalDate last = options.batchOptions().date();
    if (asked.lookBackDays < 1) {
      throw new InputException("--look-back: expected at least 1, found " + asked.lookBackDays);
    }
    LocalDate first =
        asked
            .since
            .map(date -> BatchOptions.date("--since", date))
            .orElseGet(() -> last.minusDays(asked.lookBackDays - 1L));
    return new CatchUpRequest(
        settings.text("landing"),
        options.batchOptions().factory(),
        first,
        last,
        asked.stops,
        asked.onlyLists);
  }
}

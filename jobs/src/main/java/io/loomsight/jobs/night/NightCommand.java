package io.loomsight.jobs.night;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.config.Settings;
import io.loomsight.jobs.config.StageOptions;
import io.loomsight.jobs.runtime.LockHandling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
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

  @Mixin private CatchUpOptions catchUp;

  public NightCommand(NightStart start) {
    this.start = start;
  }

  @Override
  public Integer call() {
    Settings settings = options.settings();
    if (catchUp.isWanted()) {
      return start.catchUp(settings, catchUpRequest(settings));
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

  private CatchUpRequest catchUpRequest(Settings settings) {
    if (stage.isPresent() || from.isPresent() || !versions.isEmpty() || options.breaksLock()) {
      throw new InputException(
          "--catch-up: expected none of --stage, --from, --reference-version, --break-lock beside"
              + " it, found one");
    }
    return catchUp.request(
        settings.text("landing"), options.batchOptions().factory(), options.batchOptions().date());
  }
}

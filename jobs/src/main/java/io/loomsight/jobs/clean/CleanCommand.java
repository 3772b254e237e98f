package io.loomsight.jobs.clean;

import io.loomsight.jobs.config.SettingsOptions;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Sweeps the warehouse. */
@Command(
    name = "clean",
    description = {
      "Removes what crashed runs left in the warehouse, and says what and how many bytes. What",
      "readers get stays, and everything of a factory that a job is at work on.",
      "Example: loomsight clean --dry-run"
    })
public final class CleanCommand implements Callable<Integer> {

  @Mixin private SettingsOptions options;

  @Option(
      names = "--older-than-hours",
      paramLabel = "N",
      defaultValue = "24",
      description = "Leave alone what was changed within so many hours (${DEFAULT-VALUE}).")
  private long hours = 24;

  @Option(names = "--dry-run", description = "Say what would be removed, and remove nothing.")
  private boolean dryRun;

  @Override
  public Integer call() {
    CleanRequest request = new CleanRequest(Duration.ofHours(hours), dryRun);
    CleanJob.runAlone(options.settings().text("warehouse"), request, Clock.systemUTC(), System.out);
    return 0;
  }
}

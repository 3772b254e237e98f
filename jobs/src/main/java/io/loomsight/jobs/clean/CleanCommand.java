package io.loomsight.jobs.clean;

import io.loomsight.jobs.ExitCode;
import io.loomsight.jobs.InputException;
import io.loomsight.jobs.clean.CleanRequest.Action;
import io.loomsight.jobs.config.BatchOptions;
import io.loomsight.jobs.config.Settings;
import io.loomsight.jobs.config.SettingsOptions;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Sweeps the warehouse, and on demand retires old batches and merges small runs. */
@Command(
    name = "clean",
    description = {
      "Removes what crashed runs left in the warehouse, on S3 also their pending uploads, and says",
      "what and how many bytes. What readers get stays, and everything of a factory that a job is",
      "at work on. With --as-of it only lists, and the batches too that are older than",
      "'clean.keepDays' keeps them; with --apply it removes all of it. With --compact it merges the",
      "small runs of appended tables.",
      "Example: loomsight clean --as-of 2026-03-01",
      "Example: loomsight clean --as-of 2026-03-01 --apply --compact"
    })
public final class CleanCommand implements Callable<Integer> {

  @Mixin private SettingsOptions options;

  @Option(
      names = "--older-than-hours",
      paramLabel = "N",
      defaultValue = "24",
      description = "Leave alone what was changed within so many hours (${DEFAULT-VALUE}).")
  private long hours = 24;

  @Option(names = "--dry-run", description = "Say what would be done, and change nothing.")
  private boolean dryRun;

  @Option(
      names = "--as-of",
      paramLabel = "YYYY-MM-DD",
      description =
          "List batches that are too old, counted to this day; it is never taken from the clock. Without --apply nothing is changed.")
  private Optional<String> asOf = Optional.empty();

  @Option(names = "--apply", description = "With --as-of: do what it lists.")
  private boolean apply;

  @Option(
      names = "--compact",
      description = "Merge the finished runs of appended tables (runs, references, ...).")
  private boolean compact;

  @Override
  public Integer call() {
    CleanRequest request = request();
    Settings settings = options.settings();
    RetentionRules rules =
        new RetentionRules(
            settings.section(CleanConfig.class), (int) settings.number("grade.lookBackNights"));
    Map<String, Long> counts =
        CleanJob.runAlone(
            settings.text("warehouse"), request, rules, Clock.systemUTC(), System.out);
    return counts.getOrDefault(CompactJob.UNMERGED, 0L) == 0 ? 0 : ExitCode.INPUT_FAULT;
  }

  /** What its options ask for. */
  CleanRequest request() {
    if (dryRun && apply) {
      throw new InputException("--dry-run and --apply: expected one of them, found both");
    }
    Action sweep = dryRun || (asOf.isPresent() && !apply) ? Action.LIST : Action.DO;
    return new CleanRequest(
        Duration.ofHours(hours),
        sweep,
        compact ? sweep : Action.LEAVE,
        asOf.map(day -> BatchOptions.date("--as-of", day)),
        apply ? Action.DO : asOf.isPresent() ? Action.LIST : Action.LEAVE);
  }
}

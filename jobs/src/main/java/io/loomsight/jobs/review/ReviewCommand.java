package io.loomsight.jobs.review;

import io.loomsight.jobs.config.BatchOptions;
import io.loomsight.jobs.config.SettingsOptions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Takes labels in. */
@Command(
    name = "review",
    description = {
      "Takes in what people say of defects: a CSV file with the columns defectId, verdict (DEFECT",
      "or FALSE_ALARM) and, if you like, kind, reviewer, reviewedAt, note. The latest word on a",
      "defect counts. Grades honour it once the nights are graded again: a false alarm costs no",
      "points, and a kind that a person names stands over the machine's.",
      "Example: loomsight review --import labels.csv --factory demo --date 2026-03-01"
    })
public final class ReviewCommand implements Callable<Integer> {

  @Mixin private SettingsOptions settings;

  @Option(
      names = "--import",
      paramLabel = "FILE",
      required = true,
      description = "The file of labels.")
  private Path file = Path.of("");

  @Option(
      names = "--factory",
      paramLabel = "NAME",
      required = true,
      description = "The factory whose defects they are of.")
  private String factory = "";

  @Option(
      names = "--date",
      paramLabel = "YYYY-MM-DD",
      description = "The night in which the defects were seen; without it every night is searched.")
  private Optional<String> date = Optional.empty();

  @Override
  public Integer call() {
    Optional<LocalDate> night = date.map(day -> BatchOptions.date("--date", day));
    ReviewRequest request =
        new ReviewRequest(
            file, BatchOptions.batch(factory, night.orElse(LocalDate.EPOCH)).factory(), night);
    ReviewJob.runLocally(
        settings.settings().text("warehouse"), request, Clock.systemUTC(), System.out);
    return 0;
  }
}

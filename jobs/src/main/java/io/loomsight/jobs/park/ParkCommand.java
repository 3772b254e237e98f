package io.loomsight.jobs.park;

import io.loomsight.jobs.config.DatesOptions;
import io.loomsight.jobs.config.Settings;
import io.loomsight.jobs.config.SettingsOptions;
import io.loomsight.jobs.page.Language;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes the page of a park. */
@Command(
    name = "park",
    description = {
      "Makes one page of all mills of a park over a range of dates, and beside it a workbook of the",
      "same numbers (XLSX) and the sheets of the compute that they used and of the vouchers that are",
      "claimed for it (CSV).",
      "Example: loomsight park --park simulated-park --from 2026-02-01 --to 2026-03-01"
    })
public final class ParkCommand implements Callable<Integer> {

  @Mixin private SettingsOptions options;

  @Mixin private DatesOptions dates;

  @Option(
      names = "--park",
      paramLabel = "NAME",
      required = true,
      description = "The park, as the manifests' column names it.")
  private String park = "";

  @Option(
      names = "--rule-set",
      paramLabel = "NAME",
      description = "By which the nights were graded; over the setting report.ruleSet.")
  private Optional<String> ruleSet = Optional.empty();

  @Override
  public Integer call() {
    Settings settings = options.settings();
    ParkRequest request =
        new ParkRequest(
            park,
            dates.dates(),
            ruleSet.orElseGet(() -> settings.text("report.ruleSet")),
            settings.number("report.pointsLimitPer100M2"),
            Language.valueOf(settings.text("report.language").toUpperCase(Locale.ROOT)));
    ParkJob.runLocally(settings.text("warehouse"), request, Clock.systemUTC(), System.out);
    return 0;
  }
}

package io.loomsight.jobs.export;

import io.loomsight.jobs.config.BatchOptions;
import io.loomsight.jobs.config.DatesOptions;
import io.loomsight.jobs.config.Settings;
import io.loomsight.jobs.config.SettingsOptions;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Hands a mill's nights on. */
@Command(
    name = "export",
    description = {
      "Writes a night's numbers, or those of many, for other programs: a workbook (xlsx) with sheets",
      "of statistics, kinds, rolls, defects and rejects, or the same as CSV files.",
      "Example: loomsight export --format xlsx --factory demo --date 2026-03-01 --out night.xlsx",
      "",
      "With coco it writes a data set to learn from: all defects that a person has reviewed, with",
      "their images and masks. False alarms are in it as images of good cloth.",
      "Example: loomsight export --format coco --factory demo --from 2026-03-01 --to 2026-03-31"
          + " --out labelled"
    })
public final class ExportCommand implements Callable<Integer> {

  @Mixin private SettingsOptions options;

  @Mixin private BatchOptions night;

  @Mixin private DatesOptions dates;

  @Option(
      names = "--format",
      required = true,
      paramLabel = "FORMAT",
      description = "One of: ${COMPLETION-CANDIDATES}.")
  private Format format = Format.XLSX;

  @Option(
      names = "--rule-set",
      paramLabel = "NAME",
      description = "Whose grades; that of the setting 'report.ruleSet' where not given.")
  private Optional<String> ruleSet = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "PLACE",
      required = true,
      description = "Where it goes, here or at a URI: a file of xlsx, else a folder.")
  private String out = "";

  @Override
  public Integer call() {
    String factory = night.factoryAlone();
    Settings settings = options.settings();
    ExportRequest request =
        new ExportRequest(
            format,
            factory,
            dates.or(night),
            ruleSet.orElseGet(() -> settings.text("report.ruleSet")),
            out);
    ExportJob.runLocally(settings.text("warehouse"), request, Clock.systemUTC(), System.out);
    return 0;
  }
}

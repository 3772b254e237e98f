package io.loomsight.jobs.manifest;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.manifest.ManifestRequest.Placing;
import io.loomsight.jobs.table.Batch;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the manifest of images that came without one. */
@Command(
    name = "manifest",
    description = {
      "Writes manifest.csv into LANDING/factory=F/date=D for images that came without one.",
      "The template tells what the parts of an image's path below that folder mean:",
      "{park} {loom} {roll} {style} {camera} {sequence} {ext} {any}.",
      "Images are read as far as their header. Files that do not match are listed on stderr.",
      "A manifest that is there is never overwritten. The landing folder is a local path; for a",
      "bucket, write the manifest beside a copy or with the camera's own software.",
      "Example: loomsight manifest --landing landing --factory mill-1 --date 2026-03-01"
          + " --template '{loom}/{roll}/{sequence}.{ext}' --mm-per-px 0.2 --style twill-5"
    })
public final class ManifestCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(names = "--landing", required = true, description = "The folder above factory=F.")
  private Path landing;

  @Option(names = "--factory", required = true, description = "The mill.")
  private String factory;

  @Option(names = "--date", required = true, description = "The night's date, YYYY-MM-DD.")
  private String date;

  @Option(
      names = "--template",
      required = true,
      description = "For example '{loom}/{roll}/{sequence}.{ext}'.")
  private String template;

  @Option(names = "--mm-per-px", required = true, description = "The images' scale.")
  private double mmPerPx;

  @Option(names = "--park", description = "The industrial park; the factory's name if not given.")
  private Optional<String> park = Optional.empty();

  @Option(names = "--style", description = "The style, if the template has no {style}.")
  private Optional<String> style = Optional.empty();

  @Option(
      names = "--camera",
      defaultValue = "camera-1",
      description = "The camera, if the template has no {camera} (default ${DEFAULT-VALUE}).")
  private String camera = "camera-1";

  @Option(
      names = "--zone",
      defaultValue = "Asia/Shanghai",
      description = "Time zone of the times that are written (default ${DEFAULT-VALUE}).")
  private String zone = "Asia/Shanghai";

  @Option(
      names = "--captured-at",
      description =
          "When all images were taken, as 2026-03-01T20:00:00 in the zone or with one of its own;"
              + " if not given, when each file was last changed.")
  private Optional<String> capturedAt = Optional.empty();

  @Option(
      names = "--stack",
      description =
          "Place every image right below the one before it on the roll. If not given, its place is"
              + " its sequence times its height: numbers that are left out are cloth not seen.")
  private boolean stack;

  @Override
  public Integer call() {
    ManifestWriter.Written written = ManifestWriter.write(request());
    PrintWriter err = spec.commandLine().getErr();
    written.leftOut().forEach(err::println);
    written
        .rollsOfSeveralCameras()
        .forEach(
            roll ->
                err.printf(
                    "roll %s: several cameras, whose offset_x_mm are all 0: put them right%n",
                    roll));
    err.flush();
    spec.commandLine()
        .getOut()
        .printf(
            "%s: %d lines, %d files left out%n",
            written.manifest(), written.lines(), written.leftOut().size());
    spec.commandLine().getOut().flush();
    return 0;
  }

  private ManifestRequest request() {
    ZoneId zoneId;
    try {
      zoneId = ZoneId.of(zone);
    } catch (DateTimeException unknown) {
      throw new InputException(
          "--zone: expected a time zone as Asia/Shanghai, found '" + zone + "'", unknown);
    }
    return new ManifestRequest(
        ManifestRequest.folder(landing, batch()),
        TemplateParser.parse(template),
        mmPerPx,
        park.orElse(factory),
        style,
        camera,
        zoneId,
        capturedAt.map(text -> time(text, zoneId)),
        stack ? Placing.STACKED : Placing.BY_NUMBER);
  }

  private Batch batch() {
    try {
      return new Batch(factory, LocalDate.parse(date));
    } catch (DateTimeException notADate) {
      throw new InputException("--date: expected YYYY-MM-DD, found '" + date + "'", notADate);
    } catch (IllegalArgumentException notAName) {
      throw new InputException("--factory: " + notAName.getMessage(), notAName);
    }
  }

  private static ZonedDateTime time(String text, ZoneId zone) {
    try {
      var parsed =
          DateTimeFormatter.ISO_DATE_TIME.parseBest(text, ZonedDateTime::from, LocalDateTime::from);
      return parsed instanceof ZonedDateTime zoned
          ? zoned.withZoneSameInstant(zone)
          : LocalDateTime.from(parsed).atZone(zone);
    } catch (DateTimeException notATime) {
      throw new InputException(
          "--captured-at: expected a time as 2026-03-01T20:00:00, found '" + text + "'", notATime);
    }
  }
}

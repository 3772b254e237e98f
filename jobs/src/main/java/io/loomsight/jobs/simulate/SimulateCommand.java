package io.loomsight.jobs.simulate;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.config.BatchOptions;
import io.loomsight.jobs.config.Settings;
import io.loomsight.jobs.config.SettingsOptions;
import io.loomsight.jobs.runtime.Terminal;
import io.loomsight.jobs.table.Batch;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Draws a night of a mill into a landing folder. */
@Command(
    name = "simulate",
    description = {
      "Draws a night of a mill: images and manifest in the landing format, and beside them, under",
      "truth, what is really wrong with the rolls. The same seed gives the same files.",
      "Example: loomsight simulate --landing work/landing --factory demo --date 2026-03-01"
    })
public final class SimulateCommand implements Callable<Integer> {

  @Mixin private SettingsOptions common;

  @Mixin private BatchOptions night;

  @Option(
      names = "--landing",
      paramLabel = "DIR",
      description = "The landing folder, a local one; over the setting 'landing'.")
  private Optional<Path> landing = Optional.empty();

  @Option(names = "--seed", paramLabel = "N", description = "Seed of all that is drawn.")
  private Optional<Long> seed = Optional.empty();

  @Option(names = "--looms", paramLabel = "N", description = "Looms.")
  private Optional<Integer> looms = Optional.empty();

  @Option(names = "--styles", paramLabel = "N", description = "Styles on them.")
  private Optional<Integer> styles = Optional.empty();

  @Option(names = "--rolls", paramLabel = "N", description = "Rolls of each loom.")
  private Optional<Integer> rolls = Optional.empty();

  @Option(
      names = "--frames",
      paramLabel = "N",
      description = "Frames that each camera takes of a roll.")
  private Optional<Integer> frames = Optional.empty();

  @Option(
      names = "--cameras",
      paramLabel = "N",
      description = "Most cameras over a loom: looms have 1, 2, … in turn.")
  private Optional<Integer> cameras = Optional.empty();

  @Option(
      names = "--flaws",
      paramLabel = "N",
      description = "Flaws on a mean faulty roll; 0 for a good night.")
  private Optional<Integer> flaws = Optional.empty();

  @Option(
      names = "--bad-files",
      description = "Add files and manifest lines that must be refused, one of each sort.")
  private boolean badFiles;

  @Override
  public Integer call() {
    Batch batch = night.batch();
    Settings settings = common.settings();
    Path folder = landing.orElseGet(() -> local(settings.text("landing")));
    SimulateListener listener =
        Terminal.isWatched() ? SimulateCommand::draw : SimulateListener.silent();
    Map<String, Long> counts =
        SimulateJob.run(
            folder,
            over(settings.section(SimulateConfig.class)),
            batch.factory(),
            batch.batchDate(),
            listener);
    System.out.printf(
        "%d images, %d manifest lines, %d flaws and %d bad files for %s in %s%n",
        counts.get("images"),
        counts.get("lines"),
        counts.get("flaws"),
        counts.get("badFiles"),
        batch,
        folder);
    return 0;
  }

  private static Path local(String landing) {
    if (landing.matches("[a-z0-9]+:.*")) {
      throw new InputException("--landing: expected a local folder, found '" + landing + "'");
    }
    return Path.of(landing);
  }

  /** {@code base} with what the options say. */
  private SimulateConfig over(SimulateConfig base) {
    try {
      return new SimulateConfig(
          seed.orElse(base.seed()),
          looms.orElse(base.looms()),
          styles.orElse(base.styles()),
          rolls.orElse(base.rollsPerLoom()),
          frames.orElse(base.framesPerRoll()),
          base.longRollFrames(),
          cameras.orElse(base.cameras()),
          flaws.orElse(base.flawsPerRoll()),
          base.badLoom(),
          base.rollerMm(),
          base.frameWidthPx(),
          base.frameHeightPx(),
          base.mmPerPx(),
          base.overlapPx(),
          base.jpegQuality(),
          badFiles ? SimulateConfig.BadFiles.ONE_OF_EACH : base.badFiles());
    } catch (IllegalArgumentException outOfRange) {
      throw new InputException(outOfRange.getMessage(), outOfRange);
    }
  }

  private static void draw(int done, int total) {
    System.err.printf("\rsimulate   %,d of %,d images%s", done, total, done == total ? "\n" : "");
    System.err.flush();
  }
}

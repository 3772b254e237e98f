package io.loomsight.jobs.simulate;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.runtime.Terminal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
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

  private static final SimulateConfig DEFAULTS = SimulateConfig.defaults();

  @Option(names = "--landing", required = true, description = "Landing folder, a local one.")
  private Path landing;

  @Option(names = "--factory", required = true, description = "The mill.")
  private String factory;

  @Option(names = "--date", required = true, description = "The night's date, YYYY-MM-DD.")
  private LocalDate date;

  @Option(names = "--seed", description = "Seed of all that is drawn (default ${DEFAULT-VALUE}).")
  private long seed = DEFAULTS.seed();

  @Option(names = "--looms", description = "Looms (default ${DEFAULT-VALUE}).")
  private int looms = DEFAULTS.looms();

  @Option(names = "--styles", description = "Styles on them (default ${DEFAULT-VALUE}).")
  private int styles = DEFAULTS.styles();

  @Option(names = "--rolls", description = "Rolls of each loom (default ${DEFAULT-VALUE}).")
  private int rolls = DEFAULTS.rollsPerLoom();

  @Option(
      names = "--frames",
      description = "Frames that each camera takes of a roll (default ${DEFAULT-VALUE}).")
  private int frames = DEFAULTS.framesPerRoll();

  @Option(
      names = "--cameras",
      description = "Most cameras over a loom: looms have 1, 2, … in turn (${DEFAULT-VALUE}).")
  private int cameras = DEFAULTS.cameras();

  @Option(
      names = "--flaws",
      description = "Flaws on a mean faulty roll; 0 for a good night (default ${DEFAULT-VALUE}).")
  private int flaws = DEFAULTS.flawsPerRoll();

  @Option(
      names = "--bad-files",
      description = "Add files and manifest lines that must be refused, one of each sort.")
  private boolean badFiles;

  @Override
  public Integer call() {
    SimulateListener listener =
        Terminal.isWatched() ? SimulateCommand::draw : SimulateListener.silent();
    Map<String, Long> counts = SimulateJob.run(landing, config(), factory, date, listener);
    System.out.printf(
        "%d images, %d manifest lines, %d flaws and %d bad files for %s %s in %s%n",
        counts.get("images"),
        counts.get("lines"),
        counts.get("flaws"),
        counts.get("badFiles"),
        factory,
        date,
        landing);
    return 0;
  }

  private SimulateConfig config() {
    try {
      return new SimulateConfig(
          seed,
          looms,
          styles,
          rolls,
          frames,
          cameras,
          flaws,
          DEFAULTS.frameWidthPx(),
          DEFAULTS.frameHeightPx(),
          DEFAULTS.mmPerPx(),
          DEFAULTS.overlapPx(),
          DEFAULTS.jpegQuality(),
          badFiles ? SimulateConfig.BadFiles.ONE_OF_EACH : SimulateConfig.BadFiles.NONE);
    } catch (IllegalArgumentException outOfRange) {
      throw new InputException(outOfRange.getMessage(), outOfRange);
    }
  }

  private static void draw(int done, int total) {
    System.err.printf("\rsimulate   %,d of %,d images%s", done, total, done == total ? "\n" : "");
    System.err.flush();
  }
}

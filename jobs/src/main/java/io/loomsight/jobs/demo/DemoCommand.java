package io.loomsight.jobs.demo;

import io.loomsight.jobs.config.Settings;
import io.loomsight.jobs.config.SettingsOptions;
import io.loomsight.jobs.night.NightRequest;
import io.loomsight.jobs.night.NightStart;
import io.loomsight.jobs.night.StageResult;
import io.loomsight.jobs.table.Batch;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Draws a small night and runs it. {@code Main} makes it. */
@Command(
    name = "demo",
    description = {
      "Draws a small night of a mill, bad files among it, and runs it: what to look at first.",
      "Run again, it finds the night there and nothing new to do."
    })
public final class DemoCommand implements Callable<Integer> {

  private static final Batch NIGHT = new Batch("demo", LocalDate.of(2026, 3, 1));

  /**
   * Two looms for each style, of which the fifth is bad in the ranking of looms; one roll that is
   * long enough to be cut; a press roller that leaves its mark. Lengths of alarms and of pieces are
   * those of rolls of metres.
   */
  private static final List<String> OWN =
      List.of(
          "simulate.seed=1",
          "simulate.looms=6",
          "simulate.styles=3",
          "simulate.rollsPerLoom=2",
          "simulate.framesPerRoll=7",
          "simulate.longRollFrames=40",
          "simulate.cameras=2",
          "simulate.badLoom=5",
          "simulate.rollerMm=130.0",
          "simulate.badFiles=ONE_OF_EACH",
          "grade.alarms.runLengthMm=500.0",
          "grade.cutting.minPieceMm=1500.0",
          "grade.cutting.minRemnantMm=500.0",
          "grade.rollers=[{english: press roller, chinese: 压布辊, circumferenceMm: 130.0,"
              + " tolerancePercent: 1.0}]");

  private final NightStart start;

  @Spec private CommandSpec spec;

  @Mixin private SettingsOptions common;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      defaultValue = "work/demo",
      description = "Where the night's images and tables lie (${DEFAULT-VALUE}).")
  private Path folder = Path.of("work", "demo");

  @Option(names = "--looms", paramLabel = "N", description = "Looms of a night that is drawn.")
  private Optional<Integer> looms = Optional.empty();

  @Option(
      names = "--patterns",
      description = "Draws a collection of designs, learns it, and draws new patterns, instead.")
  private boolean patterns;

  @Option(
      names = "--train-minutes",
      paramLabel = "N",
      defaultValue = "2",
      description = "With --patterns: how long the generator learns (${DEFAULT-VALUE}).")
  private double trainMinutes = 2;

  public DemoCommand(NightStart start) {
    this.start = start;
  }

  @Override
  public Integer call() throws Exception {
    if (patterns) {
      new DemoPatterns(spec.commandLine().getParent(), folder, trainMinutes).run();
      return 0;
    }
    Settings settings = common.settings(own(folder, looms));
    DemoNight.draw(folder, settings, NIGHT, System.out);
    List<StageResult> results =
        start.start(settings, NightRequest.whole(NIGHT, settings.text("landing")));
    System.out.print(Findings.of(results));
    System.out.flush();
    return 0;
  }

  /** What the demonstration sets, under --set. */
  static List<String> own(Path folder, Optional<Integer> looms) {
    List<String> own = new ArrayList<>(OWN);
    own.add("warehouse=" + folder.resolve("warehouse"));
    own.add("landing=" + DemoNight.landing(folder));
    looms.ifPresent(number -> own.add("simulate.looms=" + number));
    return own;
  }
}

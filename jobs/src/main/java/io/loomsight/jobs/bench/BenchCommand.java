package io.loomsight.jobs.bench;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.config.BatchOptions;
import io.loomsight.jobs.config.Settings;
import io.loomsight.jobs.config.SettingsOptions;
import io.loomsight.jobs.grade.GradeConfig;
import io.loomsight.jobs.night.NightRequest;
import io.loomsight.jobs.night.NightStart;
import io.loomsight.jobs.night.StageResult;
import io.loomsight.jobs.report.ReportConfig;
import io.loomsight.jobs.runtime.DetectorConfig;
import io.loomsight.jobs.runtime.TaskDetector;
import io.loomsight.jobs.table.Batch;
import io.loomsight.models.detect.Detector;
import io.loomsight.models.detect.ModelZoo;
import io.loomsight.models.image.GreyImage;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures detection, step by step and as a whole stage. {@code Main} makes it. */
@Command(
    name = "bench",
    description = {
      "Measures detection on all cores, step by step, then as a stage of a night (detect), all that",
      "comes before a night's first image is read (landing), or the grading or the pages of a large",
      "night whose defects are made up (grade, report).",
      "Example: loomsight bench detect --frames 500 --dir work/bench",
      "Example: loomsight bench landing --landing LANDING --factory demo --date 2026-03-01",
      "Example: loomsight bench grade --looms 400 --defects 2000000 --dir work/bench-grade",
      "Example: loomsight bench report --looms 400 --defects 12000 --dir work/bench-report"
    })
public final class BenchCommand implements Callable<Integer> {

  private static final Logger LOG = LoggerFactory.getLogger(BenchCommand.class);

  private final NightStart start;

  @Mixin private SettingsOptions common;

  /** What can be measured. */
  private enum What {
    DETECT,
    LANDING,
    GRADE,
    REPORT
  }

  @Parameters(
      paramLabel = "WHAT",
      description = "What to measure: detect, landing, grade or report.")
  private What what = What.DETECT;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      defaultValue = "work/bench",
      description =
          "Folder of the night; one that is there is used again (default ${DEFAULT-VALUE}).")
  private Path folder = Path.of("work/bench");

  @Option(
      names = "--frames",
      paramLabel = "N",
      defaultValue = "500",
      description = "Frames of the roll that is judged (default ${DEFAULT-VALUE}).")
  private int frames = 500;

  @Option(
      names = "--width",
      defaultValue = "4096",
      description = "A frame's columns (default ${DEFAULT-VALUE}).")
  private int widthPx = 4096;

  @Option(
      names = "--height",
      defaultValue = "1024",
      description = "A frame's rows (default ${DEFAULT-VALUE}).")
  private int heightPx = 1024;

  @Option(
      names = "--memory",
      paramLabel = "PNG",
      description = "Also plot the process's memory, second by second.")
  private Optional<Path> memory = Optional.empty();

  @Option(
      names = "--landing",
      paramLabel = "PATH",
      description = "Of landing: the folder above factory=F/date=D/; over the setting.")
  private Optional<String> landed = Optional.empty();

  @Option(names = "--factory", paramLabel = "NAME", description = "Of landing: the factory.")
  private Optional<String> factory = Optional.empty();

  @Option(names = "--date", paramLabel = "YYYY-MM-DD", description = "Of landing: the night.")
  private Optional<String> date = Optional.empty();

  @Option(
      names = "--looms",
      paramLabel = "N",
      defaultValue = "400",
      description =
          "Of grade and report: how many weave, one roll each (default ${DEFAULT-VALUE}).")
  private int looms = 400;

  @Option(
      names = "--defects",
      paramLabel = "N",
      defaultValue = "2000000",
      description =
          "Of grade and report: how many; of grade half of them on one roll (default ${DEFAULT-VALUE}).")
  private long defects = 2_000_000;

  public BenchCommand(NightStart start) {
    this.start = start;
  }

  @Override
  public Integer call() {
    switch (what) {
      case DETECT -> detect(System.out);
      case LANDING ->
          ListingJob.run(
              batch(), landed.orElseGet(() -> common.settings().text("landing")), System.out);
      case GRADE ->
          GradingJob.run(
              new BenchRolls(looms, defects, defects / 2),
              folder.resolve("warehouse").toString(),
              common.settings().section(GradeConfig.class),
              System.out);
      case REPORT ->
          ReportingJob.run(
              new BenchRolls(looms, defects, 0),
              folder.resolve("warehouse").toString(),
              common.settings().section(GradeConfig.class),
              common.settings().section(ReportConfig.class),
              System.out);
    }
    return 0;
  }

  private Batch batch() {
    if (factory.isEmpty() || date.isEmpty()) {
      throw new InputException("bench landing: expected --factory and --date, found not both");
    }
    return BatchOptions.batch(factory.get(), BatchOptions.date("--date", date.get()));
  }

  private void detect(PrintStream out) {
    LOG.info("bench: {} in {}", what, folder);
    Settings settings =
        common.settings(
            List.of(
                "warehouse=" + folder.resolve("warehouse"),
                "landing=" + folder.resolve("landing")));
    GreyImage frame = BenchNight.frame(widthPx, heightPx, 1);
    List<Kernels.Speed> kernels = kernels(settings.section(DetectorConfig.class), frame);
    out.printf("a core's speed, all cores at work, frames of %d x %d px%n", widthPx, heightPx);
    kernels.forEach(out::println);
    Path landing = folder.resolve("landing");
    if (!Files.exists(landing)) {
      out.printf("drawing %d frames%n", frames);
      BenchNight.write(landing, frames, widthPx, heightPx);
    }
    Optional<MemoryLog> log = memory.map(MemoryLog::start);
    List<StageResult> results;
    try {
      results = start.start(settings, NightRequest.whole(BenchNight.BATCH, landing.toString()));
    } finally {
      log.ifPresent(MemoryLog::close);
    }
    report(out, kernels, results, settings.text("warehouse"));
    log.ifPresent(
        kept -> out.printf("highest resident memory in each tenth, MB: %s%n", kept.tenths()));
  }

  private static void report(
      PrintStream out, List<Kernels.Speed> kernels, List<StageResult> results, String warehouse) {
    FindingsJob.Sums sums = FindingsJob.read(warehouse);
    double seconds =
        results.stream()
                .filter(result -> result.stage().equals("detect"))
                .mapToDouble(StageResult::elapsedMs)
                .sum()
            / 1000;
    int cores = Runtime.getRuntime().availableProcessors();
    double megapixels = sums.pixels() / 1e6;
    double stage = megapixels / seconds / cores;
    out.printf(
        Locale.ROOT,
        """
        %,d frames, %,.0f Mpx, %,d regions, %d cores
        image to map, in the job             %8.1f Mpx/s a core
        detect stage, all of it              %8.1f Mpx/s a core (%.1f s)
        """,
        sums.frames(),
        megapixels,
        sums.regions(),
        cores,
        megapixels / sums.judgingMs() * 1000,
        stage,
        seconds);
    for (String forward : List.of(Kernels.PLAIN_FORWARD, Kernels.FORWARD)) {
      double allowed = 1 / (1 / speed(kernels, Kernels.DECODE) + 1 / speed(kernels, forward));
      out.printf(
          Locale.ROOT,
          "decode and %s would allow %.1f Mpx/s a core; the stage reaches %.2f of it%n",
          forward,
          allowed,
          stage / allowed);
    }
    out.flush();
  }

  private static List<Kernels.Speed> kernels(DetectorConfig config, GreyImage frame) {
    try (Detector plain = ModelZoo.openPlain(config.model(), "cpu")) {
      return Kernels.measure(TaskDetector.of(config).detector(), plain, frame);
    }
  }

  private static double speed(List<Kernels.Speed> kernels, String name) {
    return kernels.stream()
        .filter(kernel -> kernel.name().equals(name))
        .findFirst()
        .orElseThrow()
        .megapixelsPerSecond();
  }
}

package io.loomsight.jobs.generate;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.config.Settings;
import io.loomsight.jobs.config.SettingsOptions;
import io.loomsight.jobs.page.Language;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Draws new patterns in the style of design collections. */
@Command(
    name = "generate",
    description = {
      "Draws new patterns in the style of design collections, ready for print: tiles as PNG and",
      "TIFF, a separation for each screen, previews, a sheet to pick from. A file in YAML says what",
      "is wanted; conf/patterns/request.yaml explains each part. The same request gives the same",
      "files; run again, they are replaced.",
      "Example: loomsight generate conf/patterns/request.yaml --out work/patterns"
    })
public final class GenerateCommand implements Callable<Integer> {

  @Mixin private SettingsOptions common;

  @Parameters(paramLabel = "REQUEST", description = "What is wanted, a YAML file.")
  private Path request = Path.of("");

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FOLDER",
      description = "Where the files go, into a folder of the request's name; a path or a URI.")
  private String out = "";

  @Option(
      names = "--picks",
      paramLabel = "FILE",
      description =
          "A picks.csv of an earlier run, with an x beside what was picked: these patterns are drawn"
              + " again, in all palettes and layouts of the request, instead of the request's count.")
  private Optional<Path> picks = Optional.empty();

  @Option(
      names = "--like",
      paramLabel = "N",
      defaultValue = "0",
      description = "With --picks: also N new patterns from the designs of each pick (0).")
  private int like;

  @Option(
      names = "--baselines",
      description =
          "Also measure how far noise and quilting of the designs are from them, to compare with.")
  private boolean baselines;

  @Override
  public Integer call() {
    Settings settings = common.settings();
    PatternRequest wanted = RequestFile.read(request);
    List<Pick> picked = picks.map(PicksFile::read).orElse(List.of());
    Language language = Language.valueOf(settings.text("report.language").toUpperCase(Locale.ROOT));
    GenerateCall call = checked(wanted, picked, language);
    GenerateJob.runLocally(settings.text("warehouse"), call, Clock.systemUTC(), System.out);
    return 0;
  }

  private GenerateCall checked(PatternRequest wanted, List<Pick> picked, Language language) {
    SetNumbers.Against against =
        baselines ? SetNumbers.Against.DESIGNS_AND_BASELINES : SetNumbers.Against.DESIGNS;
    try {
      return new GenerateCall(wanted, out, picked, like, against, language);
    } catch (IllegalArgumentException outOfRange) {
      throw new InputException(outOfRange.getMessage(), outOfRange);
    }
  }
}

package io.loomsight.jobs.kinds;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.config.BatchOptions;
import io.loomsight.jobs.config.Settings;
import io.loomsight.jobs.config.SettingsOptions;
import io.loomsight.jobs.table.Batch;
import io.loomsight.models.detect.KindModel;
import io.loomsight.models.train.KindExample;
import io.loomsight.models.train.KindLearner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures how well kinds are told on simulated nights, or learns them from such nights. */
@Command(
    name = "kinds",
    description = {
      "Measures how well the kinds of defects are told: nights that simulate drew and night"
          + " judged,",
      "against the truth beside their images. A flaw counts as what the defect is named that shows",
      "most of it. With --learn it learns the model that names defects from these nights instead.",
      "Example: loomsight kinds --nights mill/2026-06-01,mill/2026-06-02 --csv kinds.csv"
    })
public final class KindsCommand implements Callable<Integer> {

  /** Less likely than this, a kind is not named. */
  static final double UNKNOWN_BELOW = 0.4;

  @Mixin private SettingsOptions common;

  @Option(
      names = "--nights",
      required = true,
      split = ",",
      paramLabel = "FACTORY/DATE",
      description = "The nights, separated by commas.")
  private List<String> nights = new ArrayList<>();

  @Option(
      names = "--landing",
      paramLabel = "DIR",
      description = "The landing folder that they were drawn into; over the setting 'landing'.")
  private Optional<Path> landing = Optional.empty();

  @Option(
      names = "--csv",
      paramLabel = "FILE",
      description = "Also write the confusion matrix here.")
  private Optional<Path> csv = Optional.empty();

  @Option(
      names = "--model",
      paramLabel = "FILE",
      description = "Name the defects anew by this model, which --learn wrote.")
  private Optional<Path> model = Optional.empty();

  @Option(
      names = "--learn",
      paramLabel = "FILE",
      description = "Learn a model from the nights and write it here; nothing is measured.")
  private Optional<Path> learn = Optional.empty();

  @Override
  public Integer call() {
    Settings settings = common.settings();
    Path folder = landing.orElseGet(() -> Path.of(settings.text("landing")));
    KindsJob.Nights read =
        KindsJob.read(
            settings.text("warehouse"), folder, nights.stream().map(KindsCommand::batch).toList());
    if (learn.isPresent()) {
      List<KindExample> examples = read.found().stream().flatMap(FoundFlaw::examples).toList();
      KindLearner.Learnt learnt = KindLearner.learn(examples, UNKNOWN_BELOW);
      write(learn.get(), learnt.model().json());
      System.out.printf(
          Locale.ROOT,
          "learnt from %,d defects of %,d flaws, %d steps, mean loss %.4f: %s%n",
          learnt.examples(),
          read.found().size(),
          learnt.steps(),
          learnt.meanLoss(),
          learn.get());
      return 0;
    }
    KindsJob.Nights named = model.map(file -> read.namedBy(model(file))).orElse(read);
    KindsReport report = KindsReport.of(named.drawn(), named.found(), named.defects());
    csv.ifPresent(file -> write(file, report.csv()));
    System.out.print(report.text());
    System.out.flush();
    return 0;
  }

  private static Batch batch(String night) {
    int slash = night.indexOf('/');
    if (slash < 0) {
      throw new InputException("--nights: expected FACTORY/DATE, found '" + night + "'");
    }
    return BatchOptions.batch(
        night.substring(0, slash), BatchOptions.date("--nights", night.substring(slash + 1)));
  }

  private static KindModel model(Path file) {
    try {
      return KindModel.ofJson(Files.readString(file));
    } catch (IOException | IllegalArgumentException unreadable) {
      throw new InputException(
          "--model %s: expected a model of kinds, found: %s"
              .formatted(file, unreadable.getMessage()),
          unreadable);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException failure) {
      throw new InputException(
          "%s: expected a file that can be written, found: %s".formatted(file, failure), failure);
    }
  }
}

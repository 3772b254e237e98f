package io.loomsight.jobs.evaluate;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.config.Settings;
import io.loomsight.jobs.config.SettingsOptions;
import io.loomsight.jobs.runtime.Backbones;
import io.loomsight.jobs.runtime.DetectorConfig;
import io.loomsight.jobs.runtime.Terminal;
import io.loomsight.models.detect.Detector;
import io.loomsight.models.detect.ModelZoo;
import io.loomsight.models.train.FilterBankMethod;
import io.loomsight.models.train.JudgingMethod;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures a method on labelled images, or lays these out as a night. */
@Command(
    name = "evaluate",
    description = {
      "Measures how well defects are found on labelled images <fabric>/{normal,defect,mask}.",
      "Its last line is one JSON object with the means over fabrics.",
      "Example: loomsight evaluate --layout aitex --data DIR --seeds 5 --boxes --sheets SHEETS"
    })
public final class EvaluateCommand implements Callable<Integer> {

  @Mixin private EvaluateOptions options = new EvaluateOptions();

  @Mixin private SettingsOptions common;

  @Option(
      names = "--method",
      paramLabel = "METHOD",
      converter = MethodName.Converter.class,
      defaultValue = "loom",
      description = {
        "loom, the pipeline's own (default); loom-mixture and loom-bank, a mixture and a memory bank",
        "on its features; padim and patchcore on --backbone; filter-bank, a classical baseline."
      })
  private MethodName method = MethodName.LOOM;

  @Option(
      names = "--backbone",
      paramLabel = "URI",
      description = "A TorchScript network for padim and patchcore: a file or a URI.")
  private Optional<String> backbone = Optional.empty();

  @Option(names = "--weights", description = "An encoder's weights instead of the shipped ones.")
  private Optional<Path> weights = Optional.empty();

  @Override
  public Integer call() {
    Settings settings = common.settings();
    EvaluateConfig config = options.over(settings.section(EvaluateConfig.class));
    EvaluateRequest request =
        options.request(
            new RegionRule(
                settings.number("reference.wantedFalseAlarmsPer100M2"),
                settings.section(DetectorConfig.class).lowShare()));
    if (options.night().isPresent()) {
      Path landing = options.night().get();
      long images = LandingNight.write(request, config, landing, options.batch());
      System.out.printf("%d images laid out as %s in %s%n", images, options.batch(), landing);
      return 0;
    }
    EvaluationWatcher watcher =
        Terminal.isWatched()
            ? EvaluationWatcher.line(System.err, Clock.systemUTC())
            : EvaluationWatcher.silent();
    EvaluatePlan plan = options.plan(config);
    String warehouse = settings.text("warehouse");
    if (method == MethodName.FILTER_BANK) {
      run(warehouse, config, plan, request, new FilterBankMethod(), watcher);
      return 0;
    }
    try (Detector detector = detector()) {
      run(warehouse, config, plan, request, method.of(detector), watcher);
    }
    return 0;
  }

  private Detector detector() {
    if (!method.wantsBackbone() && backbone.isPresent()) {
      throw new InputException(
          "--backbone: expected --method padim or patchcore beside it, found " + method.word());
    }
    if (method.wantsBackbone()) {
      return Backbones.open(
          backbone.orElseThrow(
              () ->
                  new InputException(
                      "--method %s: expected --backbone beside it, found none"
                          .formatted(method.word()))));
    }
    if (weights.isEmpty()) {
      return ModelZoo.open(ModelZoo.DEFAULT, "cpu");
    }
    if (!Files.isRegularFile(weights.get())) {
      throw new InputException(weights.get() + ": expected an encoder's weights, found no file");
    }
    return ModelZoo.open(weights.get(), "cpu");
  }

  private static void run(
      String warehouse,
      EvaluateConfig config,
      EvaluatePlan plan,
      EvaluateRequest request,
      JudgingMethod<?> method,
      EvaluationWatcher watcher) {
    try (method) {
      EvaluateJob.runLocally(warehouse, config, plan, request, method, Clock.systemUTC(), watcher);
    }
  }
}

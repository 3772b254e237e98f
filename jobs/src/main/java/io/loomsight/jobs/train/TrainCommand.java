package io.loomsight.jobs.train;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.runtime.Progress;
import io.loomsight.models.train.EncoderTrainer;
import io.loomsight.models.train.GeneratorSettings;
import io.loomsight.models.train.TrainProgress;
import io.loomsight.models.train.TrainSettings;
import io.loomsight.models.train.Validation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Trains the encoder on drawn cloth, or a generator of patterns on a collection of designs; started
 * again, it goes on from its last checkpoint.
 */
@Command(
    name = "train",
    description = {
      "Trains the encoder on drawn cloth and leaves encoder.params, card.json, progress.csv,",
      "runs.json, curves.png and samples.png in a folder; or, with --pattern, a generator of",
      "patterns on a folder of designs (PNG, JPEG, TIFF, BMP, SVG), and leaves generator.params.",
      "Stopped and started again on the same folder, it goes on from its last checkpoint.",
      "Example: loomsight train --out work/training --minutes 60",
      "Example: loomsight train --pattern designs/ --out work/generator --minutes 15"
    })
public final class TrainCommand implements Callable<Integer> {

  private static final Logger LOG = LoggerFactory.getLogger(TrainCommand.class);
  private static final String ENCODER = "loom-encoder/next";
  private static final String GENERATOR = "pattern-generator/next";

  @Option(names = "--out", required = true, description = "Folder of checkpoints and log")
  private Path out;

  @Option(
      names = "--from",
      description = "Weights to begin with where the folder is new (default: random ones)")
  private Optional<Path> from = Optional.empty();

  @Option(
      names = "--pattern",
      description = "Folder of designs to learn a generator of patterns from, not the encoder")
  private Optional<Path> pattern = Optional.empty();

  @Option(
      names = "--as",
      description = "Name and version on the card (default " + ENCODER + " or " + GENERATOR + ")")
  private Optional<String> name = Optional.empty();

  @Option(
      names = "--steps",
      description = "Optimiser steps in all (default 20000, of a generator 100000)")
  private Optional<Integer> steps = Optional.empty();

  @Option(
      names = "--minutes",
      description = "Stop after this time (default 240, of a generator 15)")
  private Optional<Double> minutes = Optional.empty();

  @Option(
      names = "--seed",
      description = "Seed of weights and of what is drawn (default ${DEFAULT-VALUE})")
  private long seed = TrainSettings.defaults().seed();

  @Option(
      names = "--rate",
      description = "Highest learning rate (default 0.002, of a generator 0.0006)")
  private Optional<Double> rate = Optional.empty();

  @Override
  public Integer call() {
    try {
      if (pattern.isPresent()) {
        trainGenerator(pattern.get());
      } else {
        trainEncoder();
      }
    } catch (IllegalArgumentException e) {
      throw new InputException(e.getMessage(), e);
    }
    return 0;
  }

  private void trainGenerator(Path collection) {
    if (from.isPresent()) {
      throw new InputException(
          "train: expected --from for the encoder only, found it beside --pattern");
    }
    GeneratorSettings defaults = GeneratorSettings.defaults();
    GeneratorSettings settings =
        new GeneratorSettings(
            steps.orElse(defaults.steps()),
            rate.orElse(defaults.learningRate()),
            seed,
            defaults.checkpointEvery(),
            minutes.orElse(defaults.maxMinutes()));
    PatternTraining.of(collection, settings, out, name.orElse(GENERATOR)).run();
  }

  private void trainEncoder() {
    TrainSettings defaults = TrainSettings.defaults();
    TrainSettings settings =
        new TrainSettings(
            steps.orElse(defaults.steps()),
            defaults.episodesPerStep(),
            defaults.sizePx(),
            rate.orElse(defaults.learningRate()),
            seed,
            defaults.validateEvery(),
            defaults.validationEpisodes(),
            minutes.orElse(defaults.maxMinutes()));
    EncoderTrainer trainer = new EncoderTrainer(settings, out, from, name.orElse(ENCODER));
    LastCheckpoint.train(() -> train(trainer), trainer::stop);
  }

  private static void train(EncoderTrainer trainer) {
    int trained = trainer.train(TrainCommand::report);
    LOG.info("train: {} steps done, weights in {}", trained, trainer.weights());
  }

  private static void report(TrainProgress progress) {
    LOG.info(
        String.format(
            Locale.ROOT,
            "train: %s, step %d of %d, %.1f steps/s, rate %.1e, loss %.4f, %s, %s left",
            progress.stage().name().toLowerCase(Locale.ROOT).replace('_', '-'),
            progress.step(),
            progress.steps(),
            progress.stepsPerSecond(),
            progress.learningRate(),
            progress.loss(),
            told(progress.validation()),
            Progress.clockTime(Duration.ofSeconds((long) progress.secondsLeft()))));
  }

  private static String told(Validation validation) {
    if (validation.equals(Validation.NONE)) {
      return "not validated yet";
    }
    return String.format(
        Locale.ROOT,
        "validation %.4f, AUROC %.4f, found dots %.3f lines %.3f areas %.3f",
        validation.loss(),
        validation.auroc(),
        validation.foundDots(),
        validation.foundLines(),
        validation.foundAreas());
  }
}

package io.loomsight.jobs.train;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.runtime.Progress;
import io.loomsight.models.pattern.DesignReading;
import io.loomsight.models.pattern.GeneratorExample;
import io.loomsight.models.pattern.GeneratorExamples;
import io.loomsight.models.train.GeneratorSettings;
import io.loomsight.models.train.GeneratorTrainer;
import io.loomsight.models.train.TrainProgress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Trains a generator on the designs of a folder. */
final class PatternTraining {

  private static final Logger LOG = LoggerFactory.getLogger(PatternTraining.class);

  private final GeneratorTrainer trainer;

  private PatternTraining(GeneratorTrainer trainer) {
    this.trainer = trainer;
  }

  /** Reads the designs; those that cannot be read are named and left out. */
  static PatternTraining of(Path collection, GeneratorSettings settings, Path out, String name) {
    return new PatternTraining(new GeneratorTrainer(settings, examples(collection), out, name));
  }

  private static List<GeneratorExample> examples(Path collection) {
    if (!Files.isDirectory(collection)) {
      throw new InputException(
          "train: expected a folder of designs, found no folder at " + collection);
    }
    GeneratorExamples read;
    try {
      read = GeneratorExamples.read(collection);
    } catch (IOException e) {
      throw new InputException(
          "train: expected a folder of designs that can be read, found %s".formatted(e), e);
    }
    for (DesignReading.Refused refused : read.refused()) {
      LOG.warn("train: left out {}", refused.detail());
    }
    if (read.examples().isEmpty()) {
      throw new InputException(
          "train: expected at least one design (PNG, JPEG, TIFF, BMP or SVG) in %s, found %s"
              .formatted(
                  collection,
                  read.refused().isEmpty()
                      ? "none"
                      : "%d that cannot be read".formatted(read.refused().size())));
    }
    LOG.info("train: {} designs, {} left out", read.examples().size(), read.refused().size());
    return read.examples();
  }

  void run() {
    LastCheckpoint.train(this::train, trainer::stop);
  }

  private void train() {
    int trained = trainer.train(PatternTraining::report);
    LOG.info("train: {} steps done, weights in {}", trained, trainer.weights());
  }

  private static void report(TrainProgress progress) {
    LOG.info(
        String.format(
            Locale.ROOT,
            "train: %s, step %d of %d, %.1f steps/s, rate %.1e, loss %.4f, %s left",
            progress.stage().name().toLowerCase(Locale.ROOT).replace('_', '-'),
            progress.step(),
            progress.steps(),
            progress.stepsPerSecond(),
            progress.learningRate(),
            progress.loss(),
            Progress.clockTime(Duration.ofSeconds((long) progress.secondsLeft()))));
  }
}

package io.loomsight.jobs.train;

import io.loomsight.jobs.InputException;
import io.loomsight.models.train.EncoderTrainer;
import io.loomsight.models.train.TrainSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Trains the encoder on drawn cloth; started again, it goes on from its last checkpoint. */
@Command(
    name = "train",
    description = {
      "Trains the encoder on drawn cloth and leaves encoder.params and progress.csv in a folder.",
      "Started again on the same folder, it goes on from its last checkpoint.",
      "Example: loomsight train --out work/training --minutes 60"
    })
public final class TrainCommand implements Callable<Integer> {

  private static final Logger LOG = LoggerFactory.getLogger(TrainCommand.class);

  @Option(names = "--out", required = true, description = "Folder of checkpoints and log")
  private Path out;

  @Option(names = "--steps", description = "Optimiser steps in all (default ${DEFAULT-VALUE})")
  private int steps = TrainSettings.defaults().steps();

  @Option(names = "--minutes", description = "Stop after this time (default ${DEFAULT-VALUE})")
  private double minutes = TrainSettings.defaults().maxMinutes();

  @Option(names = "--seed", description = "Seed of weights and cloth (default ${DEFAULT-VALUE})")
  private long seed = TrainSettings.defaults().seed();

  @Option(names = "--rate", description = "Highest learning rate (default ${DEFAULT-VALUE})")
  private double rate = TrainSettings.defaults().learningRate();

  @Override
  public Integer call() {
    TrainSettings defaults = TrainSettings.defaults();
    TrainSettings settings;
    try {
      settings =
          new TrainSettings(
              steps,
              defaults.episodesPerStep(),
              defaults.sizePx(),
              rate,
              seed,
              defaults.validateEvery(),
              minutes);
    } catch (IllegalArgumentException e) {
      throw new InputException(e.getMessage(), e);
    }
    EncoderTrainer trainer = new EncoderTrainer(settings, out);
    int done = trainer.train(TrainCommand::report);
    LOG.info("train: {} steps done, weights in {}", done, trainer.weights());
    return 0;
  }

  private static void report(
      int step, int steps, double seconds, double loss, double validationLoss) {
    LOG.info(
        "train: step {} of {}, {}, loss {}, validation {}",
        step,
        steps,
        Duration.ofSeconds((long) seconds),
        "%.4f".formatted(loss),
        "%.4f".formatted(validationLoss));
  }
}

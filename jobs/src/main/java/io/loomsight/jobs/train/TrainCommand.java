package io.loomsight.jobs.train;

import io.loomsight.jobs.InputException;
import io.loomsight.models.train.EncoderTrainer;
import io.loomsight.models.train.TrainProgress;
import io.loomsight.models.train.TrainSettings;
import io.loomsight.models.train.Validation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Trains the encoder on drawn cloth; started again, it goes on from its last checkpoint. */
@Command(
    name = "train",
    description = {
      "Trains the encoder on drawn cloth and leaves encoder.params, card.json, progress.csv,",
      "runs.json, curves.png and samples.png in a folder.",
      "Stopped and started again on the same folder, it goes on from its last checkpoint.",
      "Example: loomsight train --out work/training --minutes 60"
    })
public final class TrainCommand implements Callable<Integer> {

  private static final Logger LOG = LoggerFactory.getLogger(TrainCommand.class);
  private static final int STOP_SECONDS = 120;

  @Option(names = "--out", required = true, description = "Folder of checkpoints and log")
  private Path out;

  @Option(
      names = "--from",
      description = "Weights to begin with where the folder is new (default: random ones)")
  private Optional<Path> from = Optional.empty();

  @Option(names = "--as", description = "Name and version on the card (default ${DEFAULT-VALUE})")
  private String name = "loom-encoder/next";

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
    CountDownLatch done = new CountDownLatch(1);
    try {
      TrainSettings settings =
          new TrainSettings(
              steps,
              defaults.episodesPerStep(),
              defaults.sizePx(),
              rate,
              seed,
              defaults.validateEvery(),
              defaults.validationEpisodes(),
              minutes);
      EncoderTrainer trainer = new EncoderTrainer(settings, out, from, name);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(trainer, done), "stop training"));
      int trained = trainer.train(TrainCommand::report);
      LOG.info("train: {} steps done, weights in {}", trained, trainer.weights());
    } catch (IllegalArgumentException e) {
      throw new InputException(e.getMessage(), e);
    } finally {
      done.countDown();
    }
    return 0;
  }

  /** Ctrl-C and SIGTERM wait for a last checkpoint. */
  private static void stop(EncoderTrainer trainer, CountDownLatch done) {
    trainer.stop();
    try {
      done.await(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
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
            Duration.ofSeconds((long) progress.secondsLeft())));
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

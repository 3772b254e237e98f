package io.loomsight.models.train;

import static java.util.Objects.requireNonNull;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import io.loomsight.models.detect.EncoderBlock;
import io.loomsight.models.detect.TorchThreads;
import io.loomsight.models.image.ContentHash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Trains the encoder. Checkpoints lie in a folder: {@code encoder.params}, {@code card.json},
 * {@code progress.csv}, {@code runs.json}, {@code curves.png} and {@code samples.png}; training
 * goes on from there when it is started again, with the episodes that come next. The optimiser's
 * moments, which DJL keeps to itself, then begin anew, under a short warm-up. On one machine the
 * same steps and seed give the same weights, to the bit, if the minutes suffice.
 */
public final class EncoderTrainer {

  private static final int WARM_UP_STEPS = 100;
  private static final int REPORT_STEPS = 50;
  private static final int AHEAD = 6;

  private final TrainSettings settings;
  private final Path folder;
  private final Optional<Path> from;
  private final String name;
  private volatile boolean stopping;

  /**
   * @param settings how to train
   * @param folder of checkpoints, made where it is missing
   * @param from weights to begin with where the folder holds no checkpoint; else random ones
   * @param name what the card calls the weights, {@code name/version}
   */
  public EncoderTrainer(TrainSettings settings, Path folder, Optional<Path> from, String name) {
    this.settings = requireNonNull(settings, "settings is null");
    this.folder = requireNonNull(folder, "folder is null");
    this.from = requireNonNull(from, "from is null");
    this.name = requireNonNull(name, "name is null");
    if (!name.matches("[^/]+/[^/]+")) {
      throw new IllegalArgumentException(
          "train: expected a name and a version such as loom-encoder/0.1.0, found '%s'"
              .formatted(name));
    }
  }

  /** Told how training goes, every fifty steps, at checkpoints and at the end. */
  @FunctionalInterface
  public interface Listener {
    void progressed(TrainProgress progress);
  }

  /** Makes training write a checkpoint and return after the step it is at; from any thread. */
  public void stop() {
    stopping = true;
  }

  /**
   * Trains until the steps or the minutes are over or it is stopped; returns the steps done in all.
   *
   * @throws IllegalArgumentException where the folder or the weights to begin with are no encoder's
   */
  public int train(Listener listener) {
    TorchThreads.fix();
    Device device = Engine.getEngine("PyTorch").getGpuCount() > 0 ? Device.gpu() : Device.cpu();
    try (EpisodeQueue queue = new EpisodeQueue(settings, AHEAD);
        Model model = Model.newInstance("loom-encoder", device, "PyTorch")) {
      Engine.getEngine("PyTorch").setRandomSeed((int) settings.seed());
      EncoderBlock block = new EncoderBlock();
      model.setBlock(block);
      TrainFolder left = TrainFolder.open(folder);
      int first = left.log().step();
      if (first > 0) {
        left.load(block, model.getNDManager());
      } else if (from.isPresent()) {
        Checkpoint.load(from.get(), block, "an encoder's", model.getNDManager());
      }
      RateSchedule schedule = new RateSchedule(settings, WARM_UP_STEPS, first);
      DefaultTrainingConfig config =
          new DefaultTrainingConfig(Loss.l2Loss())
              .optDevices(new Device[] {device})
              .optOptimizer(
                  Optimizer.adamW()
                      .optLearningRateTracker(schedule)
                      .optWeightDecays(1e-4f)
                      .optClipGrad(1f)
                      .build());
      try (Trainer trainer = model.newTrainer(config)) {
        trainer.initialize(new Shape(1, 1, settings.sizePx(), settings.sizePx()));
        if (first >= settings.steps()) {
          return first;
        }
        List<TrainRun> runs = run(first, device).addTo(folder);
        return loop(trainer, block, left, runs, schedule, queue, listener);
      }
    }
  }

  private TrainRun run(int first, Device device) {
    Optional<Path> began = first > 0 ? Optional.of(weights()) : from;
    return new TrainRun(
        first, began.map(EncoderTrainer::sha256).orElse(""), device.toString(), settings);
  }

  private static String sha256(Path file) {
    try {
      return ContentHash.of(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int loop(
      Trainer trainer,
      EncoderBlock block,
      TrainFolder left,
      List<TrainRun> runs,
      RateSchedule schedule,
      EpisodeQueue queue,
      Listener listener) {
    long started = System.nanoTime();
    int first = left.log().step();
    int step = first;
    ValidationSet drawn = ValidationSet.draw(settings.validationEpisodes(), settings.sizePx());
    Validation validation = Validation.NONE;
    if (first == 0 && from.isPresent()) {
      // how good the weights are that it begins with
      validation = drawn.validate(trainer);
      left.log().append(new TrainLog.Entry(0, 0, 0, Double.NaN, validation));
    }
    MeanLoss reported = new MeanLoss();
    MeanLoss logged = new MeanLoss();
    boolean stopped = false;
    while (step < settings.steps() && !schedule.finished() && !stopped) {
      double loss = step(trainer, queue.take(step));
      reported.add(loss);
      logged.add(loss);
      step++;
      double seconds = (System.nanoTime() - started) / 1e9;
      schedule.elapsed(step, seconds / 60);
      boolean finished = step == settings.steps() || schedule.finished();
      stopped = stopping;
      boolean checkpoint = step % settings.validateEvery() == 0 || finished || stopped;
      if (checkpoint) {
        validation = drawn.validate(trainer);
        refuseDiverged(step, validation);
        TrainLog.Entry entry =
            new TrainLog.Entry(step, seconds, schedule.rate(), logged.drain(), validation);
        left.checkpoint(name, block, entry, runs, drawn.samples(trainer));
      }
      if (step % REPORT_STEPS == 0 || checkpoint) {
        TrainProgress.Stage stage = stage(step - first, finished, stopped, checkpoint);
        double rate = schedule.rate();
        double mean = reported.drain();
        listener.progressed(progress(stage, first, step, seconds, rate, mean, validation));
      }
    }
    return step;
  }

  private TrainProgress.Stage stage(
      int stepsHere, boolean finished, boolean stopped, boolean checkpoint) {
    if (finished) {
      return TrainProgress.Stage.FINISHED;
    }
    if (stopped) {
      return TrainProgress.Stage.STOPPED;
    }
    if (checkpoint) {
      return TrainProgress.Stage.CHECKPOINT;
    }
    return stepsHere < WARM_UP_STEPS ? TrainProgress.Stage.WARM_UP : TrainProgress.Stage.TRAINING;
  }

  private TrainProgress progress(
      TrainProgress.Stage stage,
      int first,
      int step,
      double seconds,
      double rate,
      double loss,
      Validation validation) {
    double stepsPerSecond = (step - first) / seconds;
    double secondsOfSteps = (settings.steps() - step) / stepsPerSecond;
    double secondsLeft = Math.min(secondsOfSteps, settings.maxMinutes() * 60 - seconds);
    return new TrainProgress(
        stage,
        step,
        settings.steps(),
        seconds,
        stepsPerSecond,
        Math.max(0, secondsLeft),
        rate,
        loss,
        validation);
  }

  private void refuseDiverged(int step, Validation validation) {
    if (!Double.isFinite(validation.loss())) {
      throw new IllegalStateException(
          "training diverged before step %d: the validation loss is %s; the checkpoint in %s is from before, start again at a lower rate"
              .formatted(step, validation.loss(), folder));
    }
  }

  /** One step, left out where the loss or a gradient is not finite; returns the loss. */
  private double step(Trainer trainer, EpisodeBatch batch) {
    double loss;
    try (NDManager manager = trainer.getManager().newSubManager()) {
      NDArray input = batch.input(manager, settings.sizePx());
      try (GradientCollector collector = trainer.newGradientCollector()) {
        NDArray features = trainer.forward(new NDList(input)).singletonOrThrow();
        NDArray distances = EpisodeLoss.distances(features, batch.episodes());
        NDArray value = EpisodeLoss.of(distances, batch.labels(), batch.episodes());
        loss = value.getFloat();
        if (Double.isFinite(loss)) {
          collector.backward(value);
        }
      }
      if (Double.isFinite(loss)) {
        if (Gradients.areFinite(trainer.getModel().getBlock())) {
          trainer.step();
        } else {
          Gradients.clear(trainer.getModel().getBlock());
        }
      }
    }
    return loss;
  }

  /** The newest checkpoint. */
  public Path weights() {
    return folder.resolve("encoder.params");
  }
}

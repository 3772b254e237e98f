package io.loomsight.models.train;

import static java.util.Objects.requireNonNull;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import io.loomsight.models.detect.TorchThreads;
import io.loomsight.models.pattern.GeneratorExample;
import io.loomsight.models.pattern.GeneratorNet;
import java.nio.file.Path;
import java.util.List;

/**
 * Trains a generator on the designs of a collection, one a step, so that it draws each design
 * moved, bent and under noise. Checkpoints lie in a folder: {@code generator.params}, {@code
 * card.json}, {@code progress.csv}, {@code curves.png} and {@code samples.png}; training goes on
 * from there when it is started again with the same designs. The optimiser's moments, which DJL
 * keeps to itself, then begin anew, under a short warm-up.
 */
public final class GeneratorTrainer {

  private static final int WARM_UP_STEPS = 100;
  private static final int REPORT_STEPS = 50;

  private final GeneratorSettings settings;
  private final List<GeneratorExample> examples;
  private final Path folder;
  private final String name;
  private volatile boolean stopping;

  /**
   * @param settings how to train
   * @param examples at least one
   * @param folder of checkpoints, made where it is missing
   * @param name what the card calls the weights, {@code name/version}
   */
  public GeneratorTrainer(
      GeneratorSettings settings, List<GeneratorExample> examples, Path folder, String name) {
    this.settings = requireNonNull(settings, "settings is null");
    this.examples = List.copyOf(examples);
    this.folder = requireNonNull(folder, "folder is null");
    this.name = requireNonNull(name, "name is null");
    if (this.examples.isEmpty()) {
      throw new IllegalArgumentException("generator: expected at least one design, found none");
    }
    if (!name.matches("[^/]+/[^/]+")) {
      throw new IllegalArgumentException(
          "generator: expected a name and a version such as pattern-generator/0.1.0, found '%s'"
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

  /** The newest checkpoint. */
  public Path weights() {
    return folder.resolve("generator.params");
  }

  /**
   * Trains until the steps or the minutes are over or it is stopped; returns the steps done in all.
   *
   * @throws IllegalArgumentException where the folder holds another training than of these designs
   */
  public int train(Listener listener) {
    GeneratorFolder left = GeneratorFolder.open(folder, examples);
    TorchThreads.fix();
    Engine engine = Engine.getEngine("PyTorch");
    Device device = engine.getGpuCount() > 0 ? Device.gpu() : Device.cpu();
    engine.setRandomSeed((int) settings.seed());
    try (Model model = Model.newInstance("pattern-generator", device, "PyTorch")) {
      GeneratorNet net = new GeneratorNet(examples.size());
      model.setBlock(net);
      int first = left.step();
      if (first > 0) {
        left.load(net, model.getNDManager());
      }
      if (first >= settings.steps()) {
        return first;
      }
      RateSchedule schedule =
          new RateSchedule(
              settings.learningRate(),
              settings.steps(),
              settings.maxMinutes(),
              WARM_UP_STEPS,
              first);
      DefaultTrainingConfig config =
          new DefaultTrainingConfig(Loss.l2Loss())
              .optDevices(new Device[] {device})
              .optOptimizer(
                  Optimizer.adam().optLearningRateTracker(schedule).optClipGrad(1f).build());
      try (Trainer trainer = model.newTrainer(config)) {
        trainer.initialize(GeneratorNet.shapes(examples.size()));
        return loop(
            new GeneratorStep(trainer, settings, examples), device, net, left, schedule, listener);
      }
    }
  }

  private int loop(
      GeneratorStep steps,
      Device device,
      GeneratorNet net,
      GeneratorFolder left,
      RateSchedule schedule,
      Listener listener) {
    long started = System.nanoTime();
    int first = left.step();
    int step = first;
    MeanLoss reported = new MeanLoss();
    MeanLoss logged = new MeanLoss();
    boolean stopped = false;
    while (step < settings.steps() && !schedule.finished() && !stopped) {
      double loss = steps.take(step);
      reported.add(loss);
      logged.add(loss);
      step++;
      double seconds = (System.nanoTime() - started) / 1e9;
      schedule.elapsed(step, seconds / 60);
      boolean finished = step == settings.steps() || schedule.finished();
      stopped = stopping;
      boolean checkpoint = step % settings.checkpointEvery() == 0 || finished || stopped;
      if (checkpoint) {
        GeneratorLog.Entry entry =
            new GeneratorLog.Entry(step, seconds, schedule.rate(), logged.drain());
        left.checkpoint(name, net, entry, settings, device.toString());
      }
      if (step % REPORT_STEPS == 0 || checkpoint) {
        listener.progressed(
            new TrainProgress(
                stage(finished, stopped, checkpoint, step - first),
                step,
                settings.steps(),
                seconds,
                (step - first) / seconds,
                secondsLeft(step, first, seconds),
                schedule.rate(),
                reported.drain(),
                Validation.NONE));
      }
    }
    return step;
  }

  private static TrainProgress.Stage stage(
      boolean finished, boolean stopped, boolean checkpoint, int stepsHere) {
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

  private double secondsLeft(int step, int first, double seconds) {
    double ofSteps = (settings.steps() - step) * seconds / (step - first);
    return Math.max(0, Math.min(ofSteps, settings.maxMinutes() * 60 - seconds));
  }
}

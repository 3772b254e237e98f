package io.loomsight.models.train;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import io.loomsight.models.detect.EncoderBlock;
import io.loomsight.models.detect.TorchThreads;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Trains the encoder. Checkpoints lie in a folder: {@code encoder.params}, {@code progress.csv}
 * (step, seconds, training loss, validation loss); training goes on from there when it is started
 * again. After a restart the optimiser's moments begin anew, under a short warm-up.
 */
public final class EncoderTrainer {

  /** Validation episodes have seeds from here on, far from the training's. */
  static final long VALIDATION_SEED = 1L << 40;

  private static final int VALIDATION_BATCHES = 8;
  private static final int WARM_UP_STEPS = 100;
  private static final int REPORT_STEPS = 50;

  private final TrainSettings settings;
  private final Path folder;

  public EncoderTrainer(TrainSettings settings, Path folder) {
    this.settings = settings;
    this.folder = folder;
  }

  /** Told how training goes, every fifty steps and at the end. */
  @FunctionalInterface
  public interface Listener {
    /**
     * The loss is the mean over the steps since the last report, NaN where none was finite; the
     * validation's is the newest, NaN before.
     */
    void progressed(int step, int steps, double seconds, double loss, double validationLoss);
  }

  /** Trains until the steps or the minutes are over; returns the steps done in all. */
  public int train(Listener listener) {
    TorchThreads.fix();
    Device device = Engine.getEngine("PyTorch").getGpuCount() > 0 ? Device.gpu() : Device.cpu();
    ExecutorService artists =
        Executors.newFixedThreadPool(
            1,
            task -> {
              Thread thread = new Thread(task, "episodes");
              thread.setDaemon(true);
              return thread;
            });
    try (Model model = Model.newInstance("loom-encoder", device, "PyTorch")) {
      Engine.getEngine("PyTorch").setRandomSeed((int) settings.seed());
      EncoderBlock block = new EncoderBlock();
      model.setBlock(block);
      TrainLog log = TrainLog.open(folder);
      if (log.step() > 0) {
        load(block, model.getNDManager());
      }
      RateSchedule schedule = new RateSchedule(settings, WARM_UP_STEPS, log.step());
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
        return loop(trainer, block, log, schedule, artists, listener);
      }
    } finally {
      artists.shutdownNow();
    }
  }

  private int loop(
      Trainer trainer,
      EncoderBlock block,
      TrainLog log,
      RateSchedule schedule,
      ExecutorService artists,
      Listener listener) {
    long started = System.nanoTime();
    List<Future<EpisodeBatch>> ahead = new ArrayList<>();
    int step = log.step();
    double total = 0;
    int counted = 0;
    double validation = Double.NaN;
    while (step < settings.steps() && !schedule.finished()) {
      while (ahead.size() < 4) {
        long firstSeed =
            settings.seed() + (long) (step + ahead.size()) * settings.episodesPerStep();
        ahead.add(
            artists.submit(
                () -> EpisodeBatch.draw(firstSeed, settings.episodesPerStep(), settings.sizePx())));
      }
      double loss = step(trainer, take(ahead.remove(0)));
      if (Double.isFinite(loss)) {
        total += loss;
        counted++;
      }
      step++;
      double seconds = (System.nanoTime() - started) / 1e9;
      schedule.elapsed(step, seconds / 60);
      boolean last = step == settings.steps() || schedule.finished();
      if (step % settings.validateEvery() == 0 || last) {
        validation = validate(trainer);
        if (!Double.isFinite(validation)) {
          throw new IllegalStateException(
              "training diverged before step %d: the validation loss is %s; the checkpoint in %s is from before, start again at a lower rate"
                  .formatted(step, validation, folder));
        }
        save(block);
        log.append(step, seconds, total / counted, validation);
      }
      if (step % REPORT_STEPS == 0 || last) {
        listener.progressed(step, settings.steps(), seconds, total / counted, validation);
        total = 0;
        counted = 0;
      }
    }
    return step;
  }

  /** One step, left out where the loss or a gradient is not finite; returns the loss. */
  private double step(Trainer trainer, EpisodeBatch batch) {
    double loss;
    try (NDManager manager = trainer.getManager().newSubManager()) {
      NDArray input = input(manager, batch);
      try (GradientCollector collector = trainer.newGradientCollector()) {
        NDArray features = trainer.forward(new NDList(input)).singletonOrThrow();
        NDArray distances = EpisodeLoss.distances(features, batch.episodes());
        NDArray value = EpisodeLoss.of(distances, batch.labels(), batch.episodes());
        loss = value.toType(DataType.FLOAT32, false).getFloat();
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

  private double validate(Trainer trainer) {
    double total = 0;
    for (int i = 0; i < VALIDATION_BATCHES; i++) {
      EpisodeBatch batch =
          EpisodeBatch.draw(
              VALIDATION_SEED + (long) i * settings.episodesPerStep(),
              settings.episodesPerStep(),
              settings.sizePx());
      try (NDManager manager = trainer.getManager().newSubManager()) {
        NDArray features = trainer.evaluate(new NDList(input(manager, batch))).singletonOrThrow();
        NDArray distances = EpisodeLoss.distances(features, batch.episodes());
        total += EpisodeLoss.of(distances, batch.labels(), batch.episodes()).getFloat();
      }
    }
    return total / VALIDATION_BATCHES;
  }

  private NDArray input(NDManager manager, EpisodeBatch batch) {
    return manager.create(
        batch.greys(), new Shape(2L * batch.episodes(), 1, settings.sizePx(), settings.sizePx()));
  }

  private static EpisodeBatch take(Future<EpisodeBatch> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("training was interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("an episode could not be drawn", e.getCause());
    }
  }

  private void load(EncoderBlock block, NDManager manager) {
    try (DataInputStream in = new DataInputStream(Files.newInputStream(weights()))) {
      block.loadParameters(manager, in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ai.djl.MalformedModelException e) {
      throw new IllegalStateException(weights() + ": expected an encoder's parameters", e);
    }
  }

  private void save(EncoderBlock block) {
    try {
      Files.createDirectories(folder);
      Path next = folder.resolve("encoder.params.next");
      try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(next))) {
        block.saveParameters(out);
      }
      Files.move(
          next, weights(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The newest checkpoint. */
  public Path weights() {
    return folder.resolve("encoder.params");
  }
}

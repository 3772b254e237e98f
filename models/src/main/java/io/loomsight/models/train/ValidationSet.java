package io.loomsight.models.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.Trainer;
import io.loomsight.models.synth.Episode;
import io.loomsight.models.synth.EpisodeSettings;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** Drawn cloth that is not trained on: other seeds and {@link EpisodeSettings#VALIDATION}. */
final class ValidationSet {

  /** Its episodes have seeds from here on, far from the training's. */
  static final long FIRST_SEED = 1L << 40;

  private static final int BATCH = 8;

  private final List<EpisodeBatch> batches;
  private final int sizePx;

  private ValidationSet(List<EpisodeBatch> batches, int sizePx) {
    this.batches = batches;
    this.sizePx = sizePx;
  }

  /** Draws {@code episodes} episodes, rounded up to full batches of 8. */
  static ValidationSet draw(int episodes, int sizePx) {
    List<EpisodeBatch> batches = new ArrayList<>();
    for (int first = 0; first < episodes; first += BATCH) {
      long seed = FIRST_SEED + first;
      batches.add(EpisodeBatch.draw(EpisodeSettings.VALIDATION, seed, BATCH, sizePx));
    }
    return new ValidationSet(batches, sizePx);
  }

  /** Scores all; {@link Validation#NONE} where a loss is not finite, for then nothing ranks. */
  Validation validate(Trainer trainer) {
    Validation.Collector collector = new Validation.Collector();
    for (EpisodeBatch batch : batches) {
      try (NDManager manager = trainer.getManager().newSubManager()) {
        NDArray distances = distances(trainer, manager, batch);
        double loss = EpisodeLoss.of(distances, batch.labels(), batch.episodes()).getFloat();
        if (!Double.isFinite(loss)) {
          return Validation.NONE;
        }
        collector.add(batch, distances.toFloatArray(), loss);
      }
    }
    return collector.validation();
  }

  /** The first episodes and the present scores of their cells. */
  BufferedImage samples(Trainer trainer) {
    EpisodeBatch batch = batches.get(0);
    List<Episode> episodes =
        LongStream.range(0, BATCH)
            .mapToObj(i -> Episode.draw(EpisodeSettings.VALIDATION, FIRST_SEED + i, sizePx))
            .toList();
    try (NDManager manager = trainer.getManager().newSubManager()) {
      float[] z = distances(trainer, manager, batch).toFloatArray();
      return SampleSheet.draw(episodes, Validation.scores(z, batch.labels(), BATCH));
    }
  }

  private NDArray distances(Trainer trainer, NDManager manager, EpisodeBatch batch) {
    NDArray features =
        trainer.evaluate(new NDList(batch.input(manager, sizePx))).singletonOrThrow();
    return EpisodeLoss.distances(features, batch.episodes());
  }
}

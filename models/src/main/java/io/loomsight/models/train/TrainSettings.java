package io.loomsight.models.train;

/**
 * How an encoder is trained.
 *
 * @param steps optimiser steps in all
 * @param episodesPerStep fabrics in a step
 * @param sizePx side of the clean and of the flawed piece; a multiple of 16
 * @param learningRate highest rate of AdamW, after 100 steps of warm-up; falls along a half cosine
 * @param seed of weights and episodes
 * @param validateEvery steps between two validations
 * @param validationEpisodes episodes in a validation
 * @param maxMinutes training stops after this time, finishing its schedule early
 */
public record TrainSettings(
    int steps,
    int episodesPerStep,
    int sizePx,
    double learningRate,
    long seed,
    int validateEvery,
    int validationEpisodes,
    double maxMinutes) {

  public TrainSettings {
    if (steps < 1
        || episodesPerStep < 1
        || validateEvery < 1
        || validationEpisodes < 1
        || !(maxMinutes > 0)) {
      throw new IllegalArgumentException(
          "train: expected steps, episodes, validateEvery, validationEpisodes and maxMinutes above 0, found %s, %s, %s, %s, %s"
              .formatted(steps, episodesPerStep, validateEvery, validationEpisodes, maxMinutes));
    }
    if (sizePx < 64 || sizePx % 16 != 0) {
      throw new IllegalArgumentException(
          "train.sizePx: expected a multiple of 16 of at least 64, found " + sizePx);
    }
    if (!(learningRate > 0) || Double.isInfinite(learningRate)) {
      throw new IllegalArgumentException(
          "train.learningRate: expected a finite number above 0, found " + learningRate);
    }
  }

  public static TrainSettings defaults() {
    return new TrainSettings(20_000, 8, 128, 2e-3, 1, 500, 256, 240);
  }
}

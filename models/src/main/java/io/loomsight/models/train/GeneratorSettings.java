package io.loomsight.models.train;

/**
 * How a generator is trained.
 *
 * @param steps optimiser steps in all, one design each
 * @param learningRate highest rate of Adam, after 100 steps of warm-up; falls along a half cosine
 * @param seed of weights and noise
 * @param checkpointEvery steps between two checkpoints
 * @param maxMinutes training stops after this time, finishing its schedule early
 */
public record GeneratorSettings(
    int steps, double learningRate, long seed, int checkpointEvery, double maxMinutes) {

  public GeneratorSettings {
    if (steps < 1 || checkpointEvery < 1 || !(maxMinutes > 0)) {
      throw new IllegalArgumentException(
          "generator: expected steps, checkpointEvery and maxMinutes above 0, found %s, %s, %s"
              .formatted(steps, checkpointEvery, maxMinutes));
    }
    if (!(learningRate > 0) || Double.isInfinite(learningRate)) {
      throw new IllegalArgumentException(
          "generator.learningRate: expected a finite number above 0, found " + learningRate);
    }
  }

  public static GeneratorSettings defaults() {
    return new GeneratorSettings(100_000, 1.2e-3, 1, 1_000, 15);
  }
}

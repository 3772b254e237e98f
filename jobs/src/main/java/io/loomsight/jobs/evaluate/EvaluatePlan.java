package io.loomsight.jobs.evaluate;

import io.loomsight.jobs.InputException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Which runs an evaluation makes: each seed's split with each number of good images.
 *
 * @param seeds of the split, at least one
 * @param normals good images that a reference is fitted on, rising, at least one
 */
record EvaluatePlan(List<Long> seeds, List<Integer> normals) {

  /** One split with one number of good images. */
  record Run(long seed, int normals) {}

  EvaluatePlan {
    seeds = List.copyOf(seeds);
    normals = List.copyOf(new TreeSet<>(normals));
    if (seeds.isEmpty() || normals.isEmpty()) {
      throw new IllegalArgumentException("plan: expected a seed and a number of good images");
    }
    if (normals.get(0) < 1) {
      throw new InputException("--normals: expected at least 1, found " + normals.get(0));
    }
    if (seeds.stream().distinct().count() < seeds.size()) {
      throw new InputException("--seeds: expected each seed once, found " + seeds);
    }
  }

  /** The one run that a configuration asks for. */
  static EvaluatePlan of(EvaluateConfig config) {
    return new EvaluatePlan(List.of(config.seed()), List.of(config.normals()));
  }

  /** The largest number of good images; all others are judged in every run. */
  int mostNormals() {
    return normals.get(normals.size() - 1);
  }

  /** All runs, by number of good images and then by seed. */
  List<Run> runs() {
    List<Run> runs = new ArrayList<>();
    for (int count : normals) {
      for (long seed : seeds) {
        runs.add(new Run(seed, count));
      }
    }
    return runs;
  }
}

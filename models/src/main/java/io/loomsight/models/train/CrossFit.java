package io.loomsight.models.train;

import io.loomsight.models.detect.AnomalyMap;
import io.loomsight.models.detect.FalseAlarms;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Maps of good images by references that have not seen them: the images are dealt out into folds,
 * and each fold is judged by what the method learns from the others. So every good image says
 * something about the threshold and none about itself.
 */
public final class CrossFit {

  private static final int FOLDS = 4;

  private CrossFit() {}

  /**
   * Block maxima of good images, each judged by a reference without it. A single image has nothing
   * to be judged by but itself, and its maxima are too low.
   */
  public static <P> double[] blockMaxima(JudgingMethod<P> method, List<P> goodImages) {
    List<AnomalyMap> maps = new ArrayList<>();
    int folds = Math.min(FOLDS, goodImages.size());
    for (int fold = 0; fold < folds; fold++) {
      FabricJudge<P> judge =
          method.learn(folds == 1 ? goodImages : without(goodImages, fold, folds));
      within(goodImages, fold, folds).forEach(image -> maps.add(judge.map(image)));
    }
    return maps.stream()
        .flatMapToDouble(map -> Arrays.stream(FalseAlarms.blockMaxima(map)))
        .toArray();
  }

  /** Every image of a fold: those whose place leaves the rest {@code fold}. */
  static <P> List<P> within(List<P> images, int fold, int folds) {
    return IntStream.range(0, images.size())
        .filter(place -> place % folds == fold)
        .mapToObj(images::get)
        .toList();
  }

  /** Every image of the other folds. */
  static <P> List<P> without(List<P> images, int fold, int folds) {
    return IntStream.range(0, images.size())
        .filter(place -> place % folds != fold)
        .mapToObj(images::get)
        .toList();
  }
}

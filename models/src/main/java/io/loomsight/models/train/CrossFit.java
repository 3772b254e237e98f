package io.loomsight.models.train;

import io.loomsight.models.detect.AlarmPeaks;
import io.loomsight.models.detect.AnomalyMap;
import io.loomsight.models.detect.FalseAlarms;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What good images say about the threshold, each judged by a reference that has not seen it: the
 * images are dealt out into folds, and each fold is judged by what the method learns from the
 * others, as production does with a style's good frames. A single image has nothing to be judged by
 * but itself, and the threshold is too low then.
 *
 * @param peaks the highest peaks of each image
 * @param clothM2 the images' cloth
 */
public record CrossFit(List<List<AlarmPeaks.Peak>> peaks, double clothM2) {

  private static final int FOLDS = 5;
  private static final double MM2_PER_M2 = 1e6;

  public CrossFit {
    peaks = peaks.stream().map(List::copyOf).toList();
  }

  /**
   * Judges good images by each other.
   *
   * @param goodImages at least one
   * @param mmPerPx the images' scale
   * @param mostWantedPer100M2 the highest rate that a threshold will be asked for
   */
  public static <P> CrossFit of(
      JudgingMethod<P> method, List<P> goodImages, double mmPerPx, double mostWantedPer100M2) {
    List<List<AlarmPeaks.Peak>> peaks = new ArrayList<>();
    double clothM2 = 0;
    int folds = Math.min(FOLDS, goodImages.size());
    for (int fold = 0; fold < folds; fold++) {
      FabricJudge<P> judge =
          method.learn(folds == 1 ? goodImages : without(goodImages, fold, folds));
      for (P image : within(goodImages, fold, folds)) {
        AnomalyMap map = judge.map(image);
        double areaM2 = areaM2(map, mmPerPx);
        peaks.add(AlarmPeaks.of(map, FalseAlarms.peaksPerFrame(areaM2, mostWantedPer100M2)));
        clothM2 += areaM2;
      }
    }
    return new CrossFit(peaks, clothM2);
  }

  /** Whether the images show anything to set a threshold by. */
  public boolean showsCloth() {
    return clothM2 > 0 && !peaks.stream().allMatch(List::isEmpty);
  }

  /** The threshold for a wanted rate, at most the highest that was named. */
  public double threshold(double lowShare, double wantedPer100M2) {
    return FalseAlarms.threshold(peaks, clothM2, lowShare, wantedPer100M2);
  }

  /** The cloth that a map shows, in m². */
  public static double areaM2(AnomalyMap map, double mmPerPx) {
    return map.cloth().areaPx(map.heightPx()) * mmPerPx * mmPerPx / MM2_PER_M2;
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

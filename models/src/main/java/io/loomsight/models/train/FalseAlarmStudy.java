package io.loomsight.models.train;

import io.loomsight.models.detect.AnomalyMap;
import io.loomsight.models.detect.RegionFinder;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether thresholds hold the wanted number of false alarms, by cross-validation over good images
 * in {@value #FOLDS} folds: of a fold's images, regions over the threshold are counted; reference
 * and threshold (see {@link CrossFit}) come from the other folds.
 */
public final class FalseAlarmStudy {

  /** Parts that the good images are dealt out into. */
  public static final int FOLDS = 5;

  /** Regions counted on one image at most. */
  private static final int MOST_REGIONS = 10_000;

  private final double mmPerPx;
  private final double lowShare;

  /**
   * A study.
   *
   * @param mmPerPx the images' scale
   * @param lowShare regions are grown down to this share of the threshold
   */
  public FalseAlarmStudy(double mmPerPx, double lowShare) {
    this.mmPerPx = mmPerPx;
    this.lowShare = lowShare;
  }

  /**
   * Counts on one fabric.
   *
   * @param goodImages at least two, in the order in which they are dealt out
   * @param wantedPer100M2 wanted rates
   * @return a count for each wanted rate
   */
  public <P> List<FalseAlarmCount> measure(
      JudgingMethod<P> method, List<P> goodImages, List<Double> wantedPer100M2) {
    if (goodImages.size() < 2) {
      throw new IllegalArgumentException(
          "false alarms: expected at least 2 good images, found " + goodImages.size());
    }
    List<FalseAlarmCount> counts =
        new ArrayList<>(
            wantedPer100M2.stream().map(wanted -> new FalseAlarmCount(wanted, 0, 0)).toList());
    int folds = Math.min(FOLDS, goodImages.size());
    double most = wantedPer100M2.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    for (int fold = 0; fold < folds; fold++) {
      List<P> known = CrossFit.without(goodImages, fold, folds);
      FabricJudge<P> judge = method.learn(known);
      CrossFit fit = CrossFit.of(method, known, mmPerPx, most);
      for (P unseen : CrossFit.within(goodImages, fold, folds)) {
        AnomalyMap map = judge.map(unseen);
        counts.replaceAll(count -> count.plus(alarms(map, fit, count.wantedPer100M2())));
      }
    }
    return List.copyOf(counts);
  }

  private FalseAlarmCount alarms(AnomalyMap map, CrossFit fit, double wantedPer100M2) {
    double threshold = fit.threshold(lowShare, wantedPer100M2);
    return new FalseAlarmCount(
        wantedPer100M2,
        CrossFit.areaM2(map, mmPerPx),
        RegionFinder.find(map, threshold, lowShare, MOST_REGIONS).size());
  }
}

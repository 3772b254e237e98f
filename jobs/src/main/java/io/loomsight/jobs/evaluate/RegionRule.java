package io.loomsight.jobs.evaluate;

import io.loomsight.jobs.InputException;
import io.loomsight.models.detect.AnomalyMap;
import io.loomsight.models.detect.RegionFinder;
import io.loomsight.models.train.CrossFit;
import java.util.List;

/**
 * How regions are found, as in production.
 *
 * @param wantedPer100M2 false alarms that the threshold is fitted for, per 100 m²
 * @param lowShare regions are grown down to this share of the threshold
 */
record RegionRule(double wantedPer100M2, double lowShare) {

  private static final int MOST_REGIONS = 10_000;

  RegionRule {
    if (!(wantedPer100M2 > 0) || !Double.isFinite(wantedPer100M2)) {
      throw new InputException(
          "--false-alarms-per-100m2: expected above 0, found " + wantedPer100M2);
    }
  }

  /** The threshold that good images give. */
  double threshold(String fabric, CrossFit fit) {
    if (!fit.showsCloth()) {
      throw new InputException(fabric + ": expected cloth on its good images, found only ground");
    }
    return fit.threshold(lowShare, wantedPer100M2);
  }

  List<RegionFinder.Found> find(AnomalyMap map, double threshold) {
    return RegionFinder.find(map, threshold, lowShare, MOST_REGIONS);
  }
}

package io.loomsight.jobs.evaluate;

import io.loomsight.models.detect.AnomalyMap;
import io.loomsight.models.train.BoxCount;
import io.loomsight.models.train.CrossFit;
import io.loomsight.models.train.RegionMatch;
import java.util.Optional;

/** Finds regions on the images of one fabric, matches them to the masks, and draws them. */
final class BoxTally {

  private final String fabric;
  private final RegionRule rule;
  private final double threshold;
  private final double mmPerPx;
  private final Optional<SheetsFolder> sheets;
  private BoxCount count = BoxCount.NONE;

  BoxTally(
      String fabric,
      RegionRule rule,
      double threshold,
      double mmPerPx,
      Optional<SheetsFolder> sheets) {
    this.fabric = fabric;
    this.rule = rule;
    this.threshold = threshold;
    this.mmPerPx = mmPerPx;
    this.sheets = sheets;
  }

  void add(LabelledImage image, AnomalyMap map) {
    RegionMatch match = RegionMatch.of(image.mask(), rule.find(map, threshold));
    count = count.plus(match, CrossFit.areaM2(map, mmPerPx));
    sheets.ifPresent(folder -> folder.add(fabric, image, map, threshold, match));
  }

  BoxResult finish() {
    sheets.ifPresent(folder -> folder.finish(fabric));
    return new BoxResult(threshold, count);
  }
}

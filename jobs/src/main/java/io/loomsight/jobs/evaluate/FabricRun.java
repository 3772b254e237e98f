package io.loomsight.jobs.evaluate;

import io.loomsight.models.detect.AnomalyMap;
import io.loomsight.models.image.Mask;
import io.loomsight.models.train.CrossFit;
import io.loomsight.models.train.FabricJudge;
import io.loomsight.models.train.JudgingMethod;
import io.loomsight.models.train.MetricsCollector;
import io.loomsight.models.train.Tiles;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * One fabric in one run: learns from the split's reference and judges the other images.
 *
 * @param <P> what the method prepares of an image
 */
final class FabricRun<P> {

  private static final double MM2_PER_M2 = 1e6;

  private final LabelledFabric fabric;
  private final Split split;
  private final double mmPerPx;
  private final JudgingMethod<P> method;
  private final ImageCache<P> images;
  private final Runnable judged;

  /**
   * A run.
   *
   * @param judged called after every image
   */
  FabricRun(
      LabelledFabric fabric,
      Split split,
      double mmPerPx,
      JudgingMethod<P> method,
      ImageCache<P> images,
      Runnable judged) {
    this.fabric = fabric;
    this.split = split;
    this.mmPerPx = mmPerPx;
    this.method = method;
    this.images = images;
    this.judged = judged;
  }

  /** A tally with the threshold that the reference's images, judged without themselves, give. */
  BoxTally boxes(RegionRule rule, Optional<SheetsFolder> sheets) {
    CrossFit fit = CrossFit.of(method, reference(), mmPerPx, rule.wantedPer100M2());
    double threshold = rule.threshold(fabric.name(), fit);
    return new BoxTally(fabric.name(), rule, threshold, mmPerPx, sheets);
  }

  private List<P> reference() {
    return split.reference().stream().map(file -> images.read(file).prepared()).toList();
  }

  /** Judges all images. */
  FabricResult measure(Optional<BoxTally> boxes, Optional<RunMaps> maps, Clock clock) {
    long startMs = clock.millis();
    FabricJudge<P> judge = method.learn(reference());
    float highestGood = highestGood(judge, maps);
    MetricsCollector collector = new MetricsCollector();
    long normalTiles = 0;
    long falseAlarmTiles = 0;
    for (Path file : split.judged()) {
      for (Tiles.Tile tile : judge(file, MapsFolder.Role.NORMAL, judge, collector, boxes, maps)) {
        normalTiles++;
        falseAlarmTiles += tile.score() > highestGood ? 1 : 0;
      }
    }
    for (LabelledFabric.Defective defective : fabric.defective()) {
      judge(defective.image(), MapsFolder.Role.DEFECT, judge, collector, boxes, maps);
    }
    double tileMm = Tiles.SIDE_PX * mmPerPx;
    return new FabricResult(
        fabric.name(),
        split.reference().size(),
        split.judged().size(),
        fabric.defective().size(),
        collector.finish(),
        normalTiles,
        falseAlarmTiles,
        normalTiles * tileMm * tileMm / MM2_PER_M2,
        boxes.map(BoxTally::finish),
        clock.millis() - startMs);
  }

  /** The highest tile score of the images that the judge learnt from. */
  private float highestGood(FabricJudge<P> judge, Optional<RunMaps> maps) {
    float highest = Float.NEGATIVE_INFINITY;
    for (Path file : split.reference()) {
      ImageCache.Entry<P> entry = images.read(file);
      maps.ifPresent(folder -> folder.role(fabric.name(), file, MapsFolder.Role.REFERENCE));
      LabelledImage good = entry.labelled();
      Mask none = Mask.empty(good.image().widthPx(), good.image().heightPx());
      float[] map = judge.map(entry.prepared()).fullResolution();
      for (Tiles.Tile tile : Tiles.of(good.image(), none, map)) {
        highest = Math.max(highest, tile.score());
      }
      judged.run();
    }
    return highest;
  }

  private List<Tiles.Tile> judge(
      Path file,
      MapsFolder.Role role,
      FabricJudge<P> judge,
      MetricsCollector collector,
      Optional<BoxTally> boxes,
      Optional<RunMaps> maps) {
    ImageCache.Entry<P> entry = images.read(file);
    LabelledImage labelled = entry.labelled();
    AnomalyMap map = judge.map(entry.prepared());
    float[] pixels = map.fullResolution();
    boxes.ifPresent(tally -> tally.add(labelled, map));
    List<Tiles.Tile> tiles = collector.add(labelled.image(), labelled.mask(), pixels);
    maps.ifPresent(
        folder -> {
          folder.role(fabric.name(), file, role);
          folder.map(fabric.name(), labelled, pixels);
        });
    judged.run();
    return tiles;
  }
}

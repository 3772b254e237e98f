package io.loomsight.jobs.evaluate;

import io.loomsight.models.image.GreyImage;
import io.loomsight.models.image.Mask;
import io.loomsight.models.train.FabricJudge;
import io.loomsight.models.train.MetricsCollector;
import io.loomsight.models.train.Tiles;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Judges fabrics, one after another and image by image, in one JVM. */
final class Evaluator {

  private static final double MM2_PER_M2 = 1e6;

  private final EvaluateConfig config;
  private final Supplier<FabricJudge> judges;
  private final Optional<MapsFolder> maps;
  private final Clock clock;
  private final EvaluationWatcher watcher;
  private long done;
  private long total;

  Evaluator(
      EvaluateConfig config,
      Supplier<FabricJudge> judges,
      Optional<MapsFolder> maps,
      Clock clock,
      EvaluationWatcher watcher) {
    this.config = config;
    this.judges = judges;
    this.maps = maps;
    this.clock = clock;
    this.watcher = watcher;
  }

  /** The results by fabric, in the order given; at least one fabric. */
  Summary evaluate(List<LabelledFabric> fabrics) {
    maps.ifPresent(folder -> folder.begin(fabrics));
    done = 0;
    total = fabrics.stream().mapToLong(f -> f.normal().size() + f.defective().size()).sum();
    List<FabricResult> results = new ArrayList<>();
    String method = "";
    String modelVersion = "";
    for (LabelledFabric fabric : fabrics) {
      try (FabricJudge judge = judges.get()) {
        method = judge.method();
        modelVersion = judge.modelVersion();
        results.add(evaluate(fabric, judge));
      }
    }
    maps.ifPresent(MapsFolder::finish);
    return new Summary(method, modelVersion, config, results);
  }

  private FabricResult evaluate(LabelledFabric fabric, FabricJudge judge) {
    long startMs = clock.millis();
    Split split = Split.of(fabric, config.normals(), config.seed());
    float highestGood = learn(fabric, split, judge);
    MetricsCollector collector = new MetricsCollector();
    long normalTiles = 0;
    long falseAlarmTiles = 0;
    for (Path image : split.judged()) {
      LabelledImage normal = LabelledImage.read(image, List.of());
      for (Tiles.Tile tile : judge(fabric, normal, MapsFolder.Role.NORMAL, judge, collector)) {
        normalTiles++;
        falseAlarmTiles += tile.score() > highestGood ? 1 : 0;
      }
    }
    for (LabelledFabric.Defective defective : fabric.defective()) {
      LabelledImage read = LabelledImage.read(defective.image(), defective.masks());
      judge(fabric, read, MapsFolder.Role.DEFECT, judge, collector);
    }
    double tileMm = Tiles.SIDE_PX * config.mmPerPx();
    return new FabricResult(
        fabric.name(),
        split.reference().size(),
        split.judged().size(),
        fabric.defective().size(),
        collector.finish(),
        normalTiles,
        falseAlarmTiles,
        normalTiles * tileMm * tileMm / MM2_PER_M2,
        clock.millis() - startMs);
  }

  /** Teaches the judge the fabric; returns the highest tile score of what it learnt from. */
  private float learn(LabelledFabric fabric, Split split, FabricJudge judge) {
    List<GreyImage> good = split.reference().stream().map(LabelledImage::decode).toList();
    judge.learn(good);
    float highest = Float.NEGATIVE_INFINITY;
    for (int index = 0; index < good.size(); index++) {
      GreyImage image = good.get(index);
      Path file = split.reference().get(index);
      maps.ifPresent(folder -> folder.role(fabric.name(), file, MapsFolder.Role.REFERENCE));
      Mask none = Mask.empty(image.widthPx(), image.heightPx());
      for (Tiles.Tile tile : Tiles.of(image, none, judge.map(image))) {
        highest = Math.max(highest, tile.score());
      }
      watcher.judged(fabric.name(), ++done, total);
    }
    return highest;
  }

  private List<Tiles.Tile> judge(
      LabelledFabric fabric,
      LabelledImage labelled,
      MapsFolder.Role role,
      FabricJudge judge,
      MetricsCollector collector) {
    float[] map = judge.map(labelled.image());
    List<Tiles.Tile> tiles = collector.add(labelled.image(), labelled.mask(), map);
    maps.ifPresent(
        folder -> {
          folder.role(fabric.name(), labelled.file(), role);
          folder.map(fabric.name(), labelled, map);
        });
    watcher.judged(fabric.name(), ++done, total);
    return tiles;
  }
}

package io.loomsight.jobs.evaluate;

import io.loomsight.models.image.Mask;
import io.loomsight.models.train.FabricJudge;
import io.loomsight.models.train.JudgingMethod;
import io.loomsight.models.train.MetricsCollector;
import io.loomsight.models.train.Tiles;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Judges fabrics, one after another and image by image, in one JVM: each fabric in all runs of a
 * plan, so that its images are read and prepared once.
 *
 * @param <P> what the method prepares of an image
 */
final class Evaluator<P> {

  private static final double MM2_PER_M2 = 1e6;

  private final EvaluateConfig config;
  private final EvaluatePlan plan;
  private final JudgingMethod<P> method;
  private final Optional<MapsFolder> maps;
  private final Clock clock;
  private final EvaluationWatcher watcher;
  private long done;
  private long total;

  Evaluator(
      EvaluateConfig config,
      EvaluatePlan plan,
      JudgingMethod<P> method,
      Optional<MapsFolder> maps,
      Clock clock,
      EvaluationWatcher watcher) {
    this.config = config;
    this.plan = plan;
    this.method = method;
    this.maps = maps;
    this.clock = clock;
    this.watcher = watcher;
  }

  /** The results of every run; at least one fabric. */
  Study evaluate(List<LabelledFabric> fabrics) {
    maps.ifPresent(folder -> folder.begin(fabrics, plan.runs()));
    done = 0;
    total = fabrics.stream().mapToLong(this::images).sum();
    Map<EvaluatePlan.Run, List<FabricResult>> results = new LinkedHashMap<>();
    plan.runs().forEach(run -> results.put(run, new ArrayList<>()));
    for (LabelledFabric fabric : fabrics) {
      evaluate(fabric).forEach((run, result) -> results.get(run).add(result));
    }
    maps.ifPresent(MapsFolder::finish);
    return new Study(
        plan,
        results.entrySet().stream()
            .map(
                run ->
                    new Summary(
                        method.name(),
                        method.modelVersion(),
                        run.getKey().normals(),
                        run.getKey().seed(),
                        run.getValue()))
            .toList());
  }

  private long images(LabelledFabric fabric) {
    return splits(fabric).values().stream()
        .distinct()
        .mapToLong(
            split -> split.reference().size() + split.judged().size() + fabric.defective().size())
        .sum();
  }

  private Map<EvaluatePlan.Run, Split> splits(LabelledFabric fabric) {
    Map<EvaluatePlan.Run, Split> splits = new LinkedHashMap<>();
    for (EvaluatePlan.Run run : plan.runs()) {
      splits.put(run, Split.of(fabric, run.normals(), plan.mostNormals(), run.seed()));
    }
    return splits;
  }

  /** A fabric's result in every run; runs of the same split share theirs. */
  private Map<EvaluatePlan.Run, FabricResult> evaluate(LabelledFabric fabric) {
    ImageCache<P> images = new ImageCache<>(method, fabric);
    Map<Split, FabricResult> done = new HashMap<>();
    Map<EvaluatePlan.Run, FabricResult> results = new LinkedHashMap<>();
    splits(fabric)
        .forEach(
            (run, split) ->
                results.put(
                    run, done.computeIfAbsent(split, some -> evaluate(fabric, run, some, images))));
    return results;
  }

  private FabricResult evaluate(
      LabelledFabric fabric, EvaluatePlan.Run run, Split split, ImageCache<P> images) {
    long startMs = clock.millis();
    FabricJudge<P> judge =
        method.learn(split.reference().stream().map(file -> images.read(file).prepared()).toList());
    float highestGood = highestGood(fabric, run, split, images, judge);
    MetricsCollector collector = new MetricsCollector();
    long normalTiles = 0;
    long falseAlarmTiles = 0;
    for (Path file : split.judged()) {
      for (Tiles.Tile tile :
          judge(fabric, run, images.read(file), MapsFolder.Role.NORMAL, judge, collector)) {
        normalTiles++;
        falseAlarmTiles += tile.score() > highestGood ? 1 : 0;
      }
    }
    for (LabelledFabric.Defective defective : fabric.defective()) {
      ImageCache.Entry<P> entry = images.read(defective.image());
      judge(fabric, run, entry, MapsFolder.Role.DEFECT, judge, collector);
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

  /** The highest tile score of the images that the judge learnt from. */
  private float highestGood(
      LabelledFabric fabric,
      EvaluatePlan.Run run,
      Split split,
      ImageCache<P> images,
      FabricJudge<P> judge) {
    float highest = Float.NEGATIVE_INFINITY;
    for (Path file : split.reference()) {
      ImageCache.Entry<P> entry = images.read(file);
      maps.ifPresent(folder -> folder.role(run, fabric.name(), file, MapsFolder.Role.REFERENCE));
      LabelledImage good = entry.labelled();
      Mask none = Mask.empty(good.image().widthPx(), good.image().heightPx());
      float[] map = judge.map(entry.prepared()).fullResolution();
      for (Tiles.Tile tile : Tiles.of(good.image(), none, map)) {
        highest = Math.max(highest, tile.score());
      }
      watcher.judged(fabric.name(), ++done, total);
    }
    return highest;
  }

  private List<Tiles.Tile> judge(
      LabelledFabric fabric,
      EvaluatePlan.Run run,
      ImageCache.Entry<P> entry,
      MapsFolder.Role role,
      FabricJudge<P> judge,
      MetricsCollector collector) {
    LabelledImage labelled = entry.labelled();
    float[] map = judge.map(entry.prepared()).fullResolution();
    List<Tiles.Tile> tiles = collector.add(labelled.image(), labelled.mask(), map);
    maps.ifPresent(
        folder -> {
          folder.role(run, fabric.name(), labelled.file(), role);
          folder.map(run, fabric.name(), labelled, map);
        });
    watcher.judged(fabric.name(), ++done, total);
    return tiles;
  }
}

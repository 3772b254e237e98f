package io.loomsight.jobs.evaluate;

import io.loomsight.jobs.InputException;
import io.loomsight.models.train.FalseAlarmCount;
import io.loomsight.models.train.FalseAlarmStudy;
import io.loomsight.models.train.JudgingMethod;
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

  private final EvaluateConfig config;
  private final EvaluatePlan plan;
  private final EvaluateRequest request;
  private final JudgingMethod<P> method;
  private final Optional<MapsFolder> maps;
  private final Clock clock;
  private final EvaluationWatcher watcher;
  private long done;
  private long total;

  Evaluator(
      EvaluateConfig config,
      EvaluatePlan plan,
      EvaluateRequest request,
      JudgingMethod<P> method,
      Clock clock,
      EvaluationWatcher watcher) {
    this.config = config;
    this.plan = plan;
    this.request = request;
    this.method = method;
    this.maps = request.outputs().maps().map(MapsFolder::new);
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
    Map<String, List<FalseAlarmCount>> falseAlarms = new LinkedHashMap<>();
    for (LabelledFabric fabric : fabrics) {
      ImageCache<P> images = new ImageCache<>(method, fabric);
      evaluate(fabric, images).forEach((run, result) -> results.get(run).add(result));
      if (request.parts().contains(EvaluateRequest.Part.FALSE_ALARMS)) {
        falseAlarms.put(fabric.name(), falseAlarms(fabric, images));
      }
    }
    maps.ifPresent(MapsFolder::finish);
    return new Study(
        plan,
        request.rule(),
        results.entrySet().stream()
            .map(
                run ->
                    new Summary(
                        method.name(),
                        method.modelVersion(),
                        run.getKey().normals(),
                        run.getKey().seed(),
                        run.getValue()))
            .toList(),
        falseAlarms);
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
  private Map<EvaluatePlan.Run, FabricResult> evaluate(
      LabelledFabric fabric, ImageCache<P> images) {
    Map<Split, FabricResult> known = new HashMap<>();
    Map<EvaluatePlan.Run, FabricResult> results = new LinkedHashMap<>();
    splits(fabric)
        .forEach(
            (run, split) ->
                results.put(
                    run,
                    known.computeIfAbsent(split, some -> evaluate(fabric, run, some, images))));
    return results;
  }

  private FabricResult evaluate(
      LabelledFabric fabric, EvaluatePlan.Run run, Split split, ImageCache<P> images) {
    FabricRun<P> judging =
        new FabricRun<>(
            fabric,
            split,
            config.mmPerPx(),
            method,
            images,
            () -> watcher.judged(fabric.name(), ++done, total));
    Optional<BoxTally> boxes =
        request.parts().contains(EvaluateRequest.Part.BOXES) && run.normals() == plan.mostNormals()
            ? Optional.of(judging.boxes(request.rule(), sheets(run)))
            : Optional.empty();
    return judging.measure(boxes, maps.map(folder -> new RunMaps(folder, run)), clock);
  }

  /** Sheets show the first seed. */
  private Optional<SheetsFolder> sheets(EvaluatePlan.Run run) {
    return request
        .outputs()
        .sheets()
        .filter(folder -> run.seed() == plan.seeds().get(0))
        .map(SheetsFolder::new);
  }

  private List<FalseAlarmCount> falseAlarms(LabelledFabric fabric, ImageCache<P> images) {
    List<P> good =
        Split.shuffled(fabric.name(), fabric.normal(), plan.seeds().get(0)).stream()
            .map(file -> images.read(file).prepared())
            .toList();
    if (good.size() < 2) {
      throw new InputException(
          "%s: expected at least 2 good images for --false-alarms, found %d"
              .formatted(fabric.name(), good.size()));
    }
    return new FalseAlarmStudy(config.mmPerPx(), request.rule().lowShare())
        .measure(method, good, FalseAlarmReport.WANTED);
  }
}

package io.loomsight.jobs.reference;

import static org.apache.spark.sql.functions.col;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.runtime.DetectorConfig;
import io.loomsight.jobs.runtime.FrameOrder;
import io.loomsight.jobs.runtime.FrameReader;
import io.loomsight.jobs.runtime.ModelTasks;
import io.loomsight.jobs.runtime.Partitions;
import io.loomsight.jobs.runtime.Progress;
import io.loomsight.jobs.runtime.RollLooks;
import io.loomsight.jobs.runtime.StageContext;
import io.loomsight.jobs.runtime.TaskMeter;
import io.loomsight.jobs.table.RecordEncoder;
import io.loomsight.jobs.table.Reference;
import io.loomsight.models.detect.AlarmPeaks;
import io.loomsight.models.detect.AnomalyMap;
import io.loomsight.models.detect.ClothFeatures;
import io.loomsight.models.detect.ClothLook;
import io.loomsight.models.detect.Detector;
import io.loomsight.models.detect.FalseAlarms;
import io.loomsight.models.detect.FeatureSums;
import io.loomsight.models.detect.StyleGaussian;
import io.loomsight.models.fabric.Frame;
import io.loomsight.models.image.GreyImage;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.api.java.function.ReduceFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.util.LongAccumulator;

/**
 * Fits references, as Spark aggregations: exact sums of features over the folds, then the distances
 * of each fold to the others. The driver sees sums and peaks, never an image.
 */
final class FitJob {

  private final StageContext context;
  private final DetectorConfig detector;
  private final ReferenceConfig config;

  private FitJob(StageContext context, DetectorConfig detector, ReferenceConfig config) {
    this.context = context;
    this.detector = detector;
    this.config = config;
  }

  /**
   * The references that drafts of a batch's frames make, in the drafts' order; none of a
   * provisional one whose frames show too little cloth.
   *
   * @throws InputException where frames that were named good show too little
   */
  static List<Reference> run(
      StageContext context,
      DetectorConfig detector,
      ReferenceConfig config,
      Dataset<Frame> frames,
      List<Draft> drafts) {
    return new FitJob(context, detector, config).fit(frames, drafts);
  }

  private List<Reference> fit(Dataset<Frame> frames, List<Draft> drafts) {
    Map<String, String> foldOfGood = new HashMap<>();
    Map<String, String> foldOfAll = new HashMap<>();
    for (Draft draft : drafts) {
      draft
          .folds()
          .byFrame()
          .forEach(
              (frameId, fold) -> {
                foldOfAll.put(frameId, key(draft.styleId(), fold));
                if (!draft.provisional()) {
                  foldOfGood.put(frameId, key(draft.styleId(), fold));
                }
              });
    }
    Dataset<Frame> all = frames.filter(col("frameId").isin(foldOfAll.keySet().toArray()));
    Dataset<Frame> sampled = RollLooks.sampled(all, detector);
    long steps = sampled.count() + foldOfGood.size() + foldOfAll.size();
    try (Progress progress = Progress.start(context, "reference", "frames", steps)) {
      LongAccumulator done = progress.counter();
      RollLooks.Fitted fitted = RollLooks.fit(context, sampled, detector, done);
      Map<String, FeatureSums> looks = fitted.sums();
      Map<String, FeatureSums> byFold = sums(frames, foldOfGood, done);
      Map<String, FeatureSums> sums = new TreeMap<>();
      Map<String, FeatureSums> judges = new HashMap<>();
      for (Draft draft : drafts) {
        FeatureSums whole = draft.provisional() ? ownSums(draft, looks) : whole(draft, byFold);
        if (!draft.provisional()) {
          checkCloth(draft, whole);
        }
        sums.put(draft.styleId(), whole);
        for (int fold = 0; fold < draft.folds().count(); fold++) {
          FeatureSums others = draft.folds().count() == 1 ? whole : others(draft, fold, byFold);
          judges.put(key(draft.styleId(), fold), others.positions() == 0 ? whole : others);
        }
      }
      Map<String, List<JudgedGood>> judged = judge(all, foldOfAll, judges, looks, done);
      return drafts.stream()
          .flatMap(
              draft ->
                  draft
                      .finish(
                          context.batch(),
                          context.runId(),
                          context.clock().instant(),
                          detector.modelVersion(),
                          sums.get(draft.styleId()),
                          look(draft, fitted),
                          judged.getOrDefault(draft.styleId(), List.of()),
                          detector.lowShare(),
                          config.wantedFalseAlarmsPer100M2())
                      .stream())
          .toList();
    }
  }

  /** The name of a style's fold. */
  private static String key(String styleId, int fold) {
    return fold + "/" + styleId;
  }

  private static FeatureSums whole(Draft draft, Map<String, FeatureSums> byFold) {
    return others(draft, -1, byFold);
  }

  /** The sums of all folds but one. */
  private static FeatureSums others(Draft draft, int without, Map<String, FeatureSums> byFold) {
    FeatureSums sums = FeatureSums.zero(Detector.CHANNELS);
    for (int fold = 0; fold < draft.folds().count(); fold++) {
      if (fold != without) {
        sums = sums.plus(byFold.get(key(draft.styleId(), fold)));
      }
    }
    return sums;
  }

  private static void checkCloth(Draft draft, FeatureSums sums) {
    if (sums.positions() == 0) {
      throw new InputException(
          "reference of style %s: expected cloth in its frames, found only ground, for example in %s"
              .formatted(draft.styleId(), draft.frames().get(0).uri()));
    }
  }

  private static FeatureSums ownSums(Draft draft, Map<String, FeatureSums> looks) {
    FeatureSums sums = FeatureSums.zero(Detector.CHANNELS);
    for (String roll : new TreeSet<>(draft.frames().stream().map(Frame::rollId).toList())) {
      sums = sums.plus(looks.getOrDefault(roll, FeatureSums.zero(Detector.CHANNELS)));
    }
    return sums;
  }

  /** What all cameras show of the draft's rolls. */
  private static ClothLook look(Draft draft, RollLooks.Fitted fitted) {
    return ClothLook.median(
        draft.frames().stream()
            .map(Frame::rollId)
            .distinct()
            .sorted()
            .flatMap(roll -> fitted.cameras().getOrDefault(roll, List.of()).stream())
            .toList());
  }

  /** Exact sums of the good frames by fold. */
  private Map<String, FeatureSums> sums(
      Dataset<Frame> frames, Map<String, String> folds, LongAccumulator done) {
    Map<String, FeatureSums> sums = new TreeMap<>();
    if (folds.isEmpty()) {
      return sums;
    }
    FrameReader reader = FrameReader.of(context.spark());
    DetectorConfig using = detector;
    TaskMeter meter = TaskMeter.of(context);
    Broadcast<Map<String, String>> foldOf = context.broadcast(folds);
    MapPartitionsFunction<Frame, RollLooks.Look> look =
        partition ->
            Partitions.each(
                reader.images(partition, meter),
                read -> {
                  GreyImage image = read.image();
                  FeatureSums ofFrame = meter.run(using, own -> own.features(image).sums());
                  meter.ran(1, 0);
                  done.add(1);
                  return RollLooks.Look.of(foldOf.value().get(read.frame().frameId()), ofFrame);
                });
    MapFunction<RollLooks.Look, String> fold = RollLooks.Look::name;
    ReduceFunction<RollLooks.Look> plus =
        (some, more) -> RollLooks.Look.of(some.name(), some.featureSums().plus(more.featureSums()));
    Dataset<Frame> good = frames.filter(col("frameId").isin(folds.keySet().toArray()));
    ModelTasks.mapPartitions(
            context,
            detector,
            FrameOrder.partitioned(good, detector),
            look,
            RecordEncoder.of(RollLooks.Look.class))
        .groupByKey(fold, Encoders.STRING())
        .reduceGroups(plus)
        .collectAsList()
        .forEach(pair -> sums.put(pair._1(), pair._2().featureSums()));
    return sums;
  }

  /**
   * Judges every frame by the look of the other folds.
   *
   * @param folds the fold of each frame
   * @param judges what a fold is judged by
   */
  private Map<String, List<JudgedGood>> judge(
      Dataset<Frame> frames,
      Map<String, String> folds,
      Map<String, FeatureSums> judges,
      Map<String, FeatureSums> rolls,
      LongAccumulator done) {
    FrameReader reader = FrameReader.of(context.spark());
    DetectorConfig using = detector;
    double wanted = config.wantedFalseAlarmsPer100M2();
    TaskMeter meter = TaskMeter.of(context);
    Broadcast<Map<String, String>> foldOf = context.broadcast(folds);
    Broadcast<Map<String, FeatureSums>> judgeOf = context.broadcast(judges);
    Broadcast<Map<String, FeatureSums>> rollSums = context.broadcast(rolls);
    MapPartitionsFunction<Frame, JudgedGood> judge =
        partition ->
            Partitions.each(
                reader.images(partition, meter),
                read -> {
                  Frame frame = read.frame();
                  FeatureSums style = judgeOf.value().get(foldOf.value().get(frame.frameId()));
                  Optional<FeatureSums> roll =
                      Optional.ofNullable(rollSums.value().get(frame.rollId()));
                  GreyImage image = read.image();
                  JudgedGood judged =
                      meter.run(using, own -> judge(frame, image, own, style, roll, wanted));
                  meter.ran(1, 0);
                  done.add(1);
                  return judged;
                });
    return ModelTasks.mapPartitions(
            context,
            detector,
            FrameOrder.partitioned(frames, detector),
            judge,
            RecordEncoder.of(JudgedGood.class))
        .collectAsList()
        .stream()
        .collect(Collectors.groupingBy(JudgedGood::styleId));
  }

  private static JudgedGood judge(
      Frame frame,
      GreyImage image,
      Detector detector,
      FeatureSums styleSums,
      Optional<FeatureSums> own,
      double wantedPer100M2) {
    ClothFeatures features = detector.features(image);
    double areaMm2 = features.cloth().areaPx(frame.heightPx()) * frame.mmPerPx() * frame.mmPerPx();
    if (own.isEmpty() || areaMm2 == 0) {
      return new JudgedGood(
          frame.styleId(), frame.frameId(), List.of(), List.of(), List.of(), 0, 0);
    }
    StyleGaussian style = styleSums.gaussian();
    AnomalyMap map = detector.judge(features, style, own.map(FeatureSums::gaussian));
    List<AlarmPeaks.Peak> peaks =
        AlarmPeaks.of(map, FalseAlarms.peaksPerFrame(areaMm2 / 1e6, wantedPer100M2));
    return new JudgedGood(
        frame.styleId(),
        frame.frameId(),
        peaks.stream().map(AlarmPeaks.Peak::height).toList(),
        peaks.stream().map(AlarmPeaks.Peak::saddle).toList(),
        Arrays.stream(FalseAlarms.blockMaxima(map)).boxed().toList(),
        areaMm2,
        features.drift(style));
  }
}

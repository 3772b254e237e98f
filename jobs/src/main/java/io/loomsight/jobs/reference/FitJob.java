package io.loomsight.jobs.reference;

import static org.apache.spark.sql.functions.col;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.runtime.DetectorConfig;
import io.loomsight.jobs.runtime.FrameOrder;
import io.loomsight.jobs.runtime.FrameReader;
import io.loomsight.jobs.runtime.Progress;
import io.loomsight.jobs.runtime.RollLooks;
import io.loomsight.jobs.runtime.StageContext;
import io.loomsight.jobs.runtime.TaskDetector;
import io.loomsight.jobs.table.RecordEncoder;
import io.loomsight.jobs.table.Reference;
import io.loomsight.models.detect.AnomalyMap;
import io.loomsight.models.detect.ClothFeatures;
import io.loomsight.models.detect.Detector;
import io.loomsight.models.detect.FalseAlarms;
import io.loomsight.models.detect.FeatureSums;
import io.loomsight.models.detect.StyleGaussian;
import io.loomsight.models.fabric.Frame;
import io.loomsight.models.image.GreyImage;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.api.java.function.ReduceFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.util.LongAccumulator;

/**
 * Fits references, as Spark aggregations: exact sums of features over the fitted frames, then the
 * distances of those held back. The driver sees sums and block maxima, never an image.
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

  /** The references that drafts of a batch's frames make, in the drafts' order. */
  static List<Reference> run(
      StageContext context,
      DetectorConfig detector,
      ReferenceConfig config,
      Dataset<Frame> frames,
      List<Draft> drafts) {
    return new FitJob(context, detector, config).fit(frames, drafts);
  }

  private List<Reference> fit(Dataset<Frame> frames, List<Draft> drafts) {
    Set<String> used = ids(drafts, draft -> draft.frames().stream().map(Frame::frameId).toList());
    Set<String> fitted =
        ids(drafts, draft -> draft.provisional() ? List.of() : draft.role().fitted());
    Set<String> heldBack = ids(drafts, draft -> draft.role().heldBack());
    Dataset<Frame> all = frames.filter(col("frameId").isin(used.toArray()));
    Dataset<Frame> sampled = RollLooks.sampled(all, detector);
    long steps = sampled.count() + fitted.size() + heldBack.size();
    try (Progress progress = Progress.start(context, "reference", "frames", steps)) {
      LongAccumulator done = progress.counter();
      Map<String, FeatureSums> looks = RollLooks.fit(context, sampled, detector, done);
      Map<String, FeatureSums> sums = sums(frames, fitted, done);
      for (Draft draft : drafts) {
        if (draft.provisional()) {
          sums.put(draft.styleId(), ownSums(draft, looks));
        }
      }
      drafts.forEach(draft -> checkCloth(draft, sums));
      Map<String, List<HeldBack>> judged = judge(frames, heldBack, sums, looks, done);
      return drafts.stream()
          .map(
              draft ->
                  draft.finish(
                      context.batch(),
                      context.runId(),
                      context.clock().instant(),
                      detector.modelVersion(),
                      sums.get(draft.styleId()),
                      judged.getOrDefault(draft.styleId(), List.of()),
                      config.wantedFalseAlarmsPer100M2()))
          .toList();
    }
  }

  private interface IdsOf {
    List<String> of(Draft draft);
  }

  private static Set<String> ids(List<Draft> drafts, IdsOf ids) {
    return drafts.stream().flatMap(draft -> ids.of(draft).stream()).collect(Collectors.toSet());
  }

  private static void checkCloth(Draft draft, Map<String, FeatureSums> sums) {
    if (sums.get(draft.styleId()).positions() == 0) {
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

  /** Exact sums of the fitted frames by style. */
  private Map<String, FeatureSums> sums(
      Dataset<Frame> frames, Set<String> fitted, LongAccumulator done) {
    Map<String, FeatureSums> sums = new TreeMap<>();
    if (fitted.isEmpty()) {
      return sums;
    }
    FrameReader reader = FrameReader.of(context.spark());
    DetectorConfig using = detector;
    MapFunction<Frame, RollLooks.Look> look =
        frame -> {
          FeatureSums ofFrame = TaskDetector.of(using).features(reader.read(frame)).sums();
          done.add(1);
          return RollLooks.Look.of(frame.styleId(), ofFrame);
        };
    MapFunction<RollLooks.Look, String> style = RollLooks.Look::name;
    ReduceFunction<RollLooks.Look> plus =
        (some, more) -> RollLooks.Look.of(some.name(), some.featureSums().plus(more.featureSums()));
    FrameOrder.partitioned(frames.filter(col("frameId").isin(fitted.toArray())), detector)
        .map(look, RecordEncoder.of(RollLooks.Look.class))
        .groupByKey(style, Encoders.STRING())
        .reduceGroups(plus)
        .collectAsList()
        .forEach(pair -> sums.put(pair._1(), pair._2().featureSums()));
    return sums;
  }

  private Map<String, List<HeldBack>> judge(
      Dataset<Frame> frames,
      Set<String> heldBack,
      Map<String, FeatureSums> styles,
      Map<String, FeatureSums> rolls,
      LongAccumulator done) {
    FrameReader reader = FrameReader.of(context.spark());
    DetectorConfig using = detector;
    Broadcast<Map<String, FeatureSums>> styleSums = context.broadcast(styles);
    Broadcast<Map<String, FeatureSums>> rollSums = context.broadcast(rolls);
    MapFunction<Frame, HeldBack> judge =
        frame -> {
          HeldBack judged =
              judge(
                  frame,
                  reader.read(frame),
                  TaskDetector.of(using),
                  styleSums.value(),
                  rollSums.value());
          done.add(1);
          return judged;
        };
    Dataset<Frame> judged = frames.filter(col("frameId").isin(heldBack.toArray()));
    return FrameOrder.partitioned(judged, detector)
        .map(judge, RecordEncoder.of(HeldBack.class))
        .collectAsList()
        .stream()
        .collect(Collectors.groupingBy(HeldBack::styleId));
  }

  private static HeldBack judge(
      Frame frame,
      GreyImage image,
      Detector detector,
      Map<String, FeatureSums> styles,
      Map<String, FeatureSums> rolls) {
    ClothFeatures features = detector.features(image);
    FeatureSums own = rolls.get(frame.rollId());
    if (own == null || features.cloth().areaPx(frame.heightPx()) == 0) {
      return new HeldBack(frame.styleId(), frame.frameId(), List.of(), 0, 0);
    }
    StyleGaussian style = styles.get(frame.styleId()).gaussian();
    AnomalyMap map = detector.judge(features, style, Optional.of(own.gaussian()));
    double areaMm2 = features.cloth().areaPx(frame.heightPx()) * frame.mmPerPx() * frame.mmPerPx();
    return new HeldBack(
        frame.styleId(),
        frame.frameId(),
        Arrays.stream(FalseAlarms.blockMaxima(map)).boxed().toList(),
        areaMm2,
        style.drift(features.sums().gaussian()));
  }
}

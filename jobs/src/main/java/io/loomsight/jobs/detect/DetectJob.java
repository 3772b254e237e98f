package io.loomsight.jobs.detect;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sum;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.detect.FrameJudge.Measure;
import io.loomsight.jobs.runtime.DetectorConfig;
import io.loomsight.jobs.runtime.FrameOrder;
import io.loomsight.jobs.runtime.FrameReader;
import io.loomsight.jobs.runtime.ModelTasks;
import io.loomsight.jobs.runtime.Progress;
import io.loomsight.jobs.runtime.References;
import io.loomsight.jobs.runtime.RollLooks;
import io.loomsight.jobs.runtime.StageContext;
import io.loomsight.jobs.runtime.TaskMeter;
import io.loomsight.jobs.table.Finding;
import io.loomsight.jobs.table.Publication;
import io.loomsight.jobs.table.Reference;
import io.loomsight.jobs.table.Tables;
import io.loomsight.models.detect.ClothLook;
import io.loomsight.models.detect.FeatureSums;
import io.loomsight.models.detect.Mismatch;
import io.loomsight.models.detect.StyleGaussian;
import io.loomsight.models.fabric.Frame;
import java.io.Serializable;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.util.LongAccumulator;
import org.apache.spark.util.TaskCompletionListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges every frame in one pass of the model, which writes all that later stages need of the
 * image: regions with their masks, measures and pictures. A smaller pass before it fits each roll's
 * own look on at most 32 of its frames.
 */
public final class DetectJob {

  private static final Logger LOG = LoggerFactory.getLogger(DetectJob.class);

  private DetectJob() {}

  /** What tasks need of a reference. */
  private record StyleMeasure(
      FeatureSums sums,
      double threshold,
      double driftLimit,
      double mmPerPx,
      ClothLook look,
      String version,
      boolean provisional)
      implements Serializable {}

  /**
   * Judges a batch.
   *
   * @param referenceVersions versions of references by style that must be used; others are chosen
   *     as {@link References#inForce} says
   * @return how many frames were judged, frames with regions, regions, and frames that do not fit
   *     their style
   * @throws InputException where no such model ships, or a style has no reference though it shows
   *     enough cloth for one, or has one of another model
   */
  public static Map<String, Long> run(
      StageContext context,
      DetectorConfig detector,
      DetectConfig config,
      Map<String, String> referenceVersions) {
    long started = System.nanoTime();
    detector.checkModel();
    Set<String> styles = References.styles(context.warehouse(), context.batch());
    Map<String, StyleMeasure> measures = measures(context, detector, styles, referenceVersions);
    Dataset<Frame> frames =
        context
            .warehouse()
            .read(Tables.FRAMES, context.batch())
            .filter(col("styleId").isin(measures.keySet().toArray()));
    Dataset<Frame> sampled = RollLooks.sampled(frames, detector);
    Publication publication = context.warehouse().publication(context.batch(), context.runId());
    long judged;
    try (Progress progress =
        Progress.start(context, "detect", "frames", frames.count() + sampled.count())) {
      LongAccumulator done = progress.counter();
      RollLooks.Fitted rolls = RollLooks.fit(context, sampled, detector, done);
      Broadcast<Map<String, StyleMeasure>> byStyle = context.broadcast(measures);
      Broadcast<Map<String, FeatureSums>> byRoll = context.broadcast(rolls.sums());
      Broadcast<Map<String, List<ClothLook>>> cameras = context.broadcast(rolls.cameras());
      FrameReader reader = FrameReader.of(context.spark());
      TaskMeter meter = TaskMeter.of(context);
      MapPartitionsFunction<Frame, Finding> judge =
          partition ->
              judge(partition, reader, detector, config, byStyle, byRoll, cameras, meter, done);
      judged =
          publication.stage(
              Tables.FINDINGS,
              ModelTasks.mapPartitions(
                  context,
                  detector,
                  FrameOrder.partitioned(frames, detector),
                  judge,
                  Tables.FINDINGS.encoder()));
      publication.publish();
    }
    Map<String, Long> counts = counts(context, judged);
    LOG.info(
        "detect of {}: {} in {} ms",
        context.batch(),
        counts,
        (System.nanoTime() - started) / 1_000_000);
    return counts;
  }

  private static Map<String, StyleMeasure> measures(
      StageContext context,
      DetectorConfig detector,
      Set<String> styles,
      Map<String, String> versions) {
    Map<String, Reference> references =
        References.inForce(context.warehouse(), context.batch(), styles, versions);
    checkLacking(context, styles, references.keySet());
    Map<String, StyleMeasure> measures = new TreeMap<>();
    for (Reference reference : references.values()) {
      String style = reference.styleId();
      if (!reference.modelVersion().equals(detector.modelVersion())) {
        throw new InputException(
            "style %s: expected a reference of the model %s, found %s of %s; make a new one: loomsight reference --style %s"
                .formatted(
                    style,
                    detector.modelVersion(),
                    reference.version(),
                    reference.modelVersion(),
                    style));
      }
      measures.put(
          style,
          new StyleMeasure(
              References.sums(reference),
              reference.threshold(),
              reference.driftLimit(),
              reference.mmPerPx(),
              Optional.ofNullable(reference.look()).orElseGet(ClothLook::unknown),
              reference.version(),
              reference.provisional()));
    }
    return measures;
  }

  /** Only styles that show too little cloth for a reference may have none: they are not judged. */
  private static void checkLacking(
      StageContext context, Set<String> styles, Set<String> withReference) {
    Set<String> lacking = new TreeSet<>(styles);
    lacking.removeAll(withReference);
    if (lacking.isEmpty()) {
      return;
    }
    if (lacking.size() > References.withoutCloth(context.warehouse(), context.batch())) {
      throw new InputException(
          "style %s of %s: expected a reference (run the stage 'reference' first), found none"
              .formatted(lacking.iterator().next(), context.batch()));
    }
    LOG.warn(
        "detect of {}: {} styles show too little cloth for a reference and are not judged: {}",
        context.batch(),
        lacking.size(),
        lacking);
  }

  /** Neighbouring frames are of one style and roll, whose measure is made once. */
  private static Iterator<Finding> judge(
      Iterator<Frame> partition,
      FrameReader reader,
      DetectorConfig detector,
      DetectConfig config,
      Broadcast<Map<String, StyleMeasure>> byStyle,
      Broadcast<Map<String, FeatureSums>> byRoll,
      Broadcast<Map<String, List<ClothLook>>> cameras,
      TaskMeter meter,
      LongAccumulator done) {
    Map<List<Object>, Measure> made = new HashMap<>();
    FrameBatches batches =
        new FrameBatches(
            reader.images(partition, meter),
            (width, height) -> meter.batch(detector, width, height));
    TaskCompletionListener close = task -> batches.close();
    TaskContext.get().addTaskCompletionListener(close);
    return new Iterator<>() {

      private Iterator<Finding> judged = Collections.emptyIterator();

      @Override
      public boolean hasNext() {
        return judged.hasNext() || batches.hasNext();
      }

      @Override
      public Finding next() {
        if (!judged.hasNext()) {
          FrameBatches.Batch batch = batches.next();
          Frame first = batch.frames().get(0);
          Measure measure =
              made.computeIfAbsent(
                  List.of(first.styleId(), first.rollId(), first.mmPerPx()),
                  key ->
                      measure(
                          byStyle.value().get(first.styleId()),
                          Optional.ofNullable(byRoll.value().get(first.rollId())),
                          cameras.value().getOrDefault(first.rollId(), List.of()),
                          first.mmPerPx()));
          judged =
              meter
                  .run(
                      detector,
                      own ->
                          new FrameJudge(
                                  own, meter.deviceNote(detector), detector.lowShare(), config)
                              .judge(batch, measure))
                  .iterator();
        }
        Finding finding = judged.next();
        meter.ran(1, finding.clothAreaMm2());
        done.add(1);
        return finding;
      }
    };
  }

  /** A roll that shows only ground has no look of its own. */
  private static Measure measure(
      StyleMeasure style, Optional<FeatureSums> roll, List<ClothLook> cameras, double mmPerPx) {
    StyleGaussian gaussian = style.sums().gaussian();
    Optional<StyleGaussian> own = roll.map(FeatureSums::gaussian);
    double drift = own.map(gaussian::drift).orElse(0.0);
    return new Measure(
        gaussian,
        own,
        style.threshold(),
        drift,
        Mismatch.of(style.look(), cameras, mmPerPx / style.mmPerPx(), drift > style.driftLimit()),
        style.version(),
        style.provisional());
  }

  private static Map<String, Long> counts(StageContext context, long judged) {
    Row sums =
        context
            .warehouse()
            .read(Tables.FINDINGS, context.batch())
            .select(
                total(size(col("regions")).gt(0)),
                total(size(col("regions"))),
                total(not(col("fitsStyle"))))
            .first();
    Map<String, Long> counts = new TreeMap<>();
    counts.put("frames", judged);
    counts.put("framesWithRegions", sums.getLong(0));
    counts.put("regions", sums.getLong(1));
    counts.put("framesOffStyle", sums.getLong(2));
    return counts;
  }

  private static Column total(Column values) {
    return coalesce(sum(values.cast("long")), lit(0L));
  }
}

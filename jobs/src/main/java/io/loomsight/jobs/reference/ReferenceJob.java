package io.loomsight.jobs.reference;

import static org.apache.spark.sql.functions.col;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.runtime.DetectorConfig;
import io.loomsight.jobs.runtime.FrameOrder;
import io.loomsight.jobs.runtime.References;
import io.loomsight.jobs.runtime.RollLooks;
import io.loomsight.jobs.runtime.StageContext;
import io.loomsight.jobs.table.Reference;
import io.loomsight.jobs.table.Tables;
import io.loomsight.models.fabric.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the references that a batch lacks: chooses the frames of each style, then fits them. */
public final class ReferenceJob {

  private static final Logger LOG = LoggerFactory.getLogger(ReferenceJob.class);

  private final StageContext context;
  private final DetectorConfig detector;
  private final ReferenceConfig config;

  private ReferenceJob(StageContext context, DetectorConfig detector, ReferenceConfig config) {
    this.context = context;
    this.detector = detector;
    this.config = config;
  }

  /**
   * Makes a reference of each style of the batch that has none in force; or, where a style is
   * named, a new one of that style.
   *
   * @return how many styles, new references, provisional ones and frames, and styles that stay
   *     without one, as their rolls' own frames show too little cloth
   * @throws InputException where no such model ships, or the named style or rolls are not in the
   *     batch
   */
  public static Map<String, Long> run(
      StageContext context, DetectorConfig detector, ReferenceConfig config, GoodFrames good) {
    return new ReferenceJob(context, detector, config).run(good);
  }

  private Map<String, Long> run(GoodFrames good) {
    long started = System.nanoTime();
    detector.checkModel();
    Dataset<Frame> frames = context.warehouse().read(Tables.FRAMES, context.batch());
    Set<String> styles = References.styles(context.warehouse(), context.batch());
    Set<String> wanted = wanted(styles, good);
    List<Draft> drafts = drafts(frames, wanted, good);
    List<Reference> made =
        drafts.isEmpty() ? List.of() : FitJob.run(context, detector, config, frames, drafts);
    if (!made.isEmpty()) {
      context
          .warehouse()
          .append(
              Tables.REFERENCES,
              context.batch().factory(),
              context.runId(),
              context.spark().createDataset(made, Tables.REFERENCES.encoder()));
    }
    Map<String, Long> counts = new TreeMap<>();
    counts.put("styles", (long) styles.size());
    counts.put("references", (long) made.size());
    counts.put("provisional", made.stream().filter(Reference::provisional).count());
    Set<String> withoutCloth =
        drafts.stream().map(Draft::styleId).collect(Collectors.toCollection(TreeSet::new));
    made.forEach(reference -> withoutCloth.remove(reference.styleId()));
    counts.put(References.WITHOUT_CLOTH, (long) withoutCloth.size());
    counts.put("frames", drafts.stream().mapToLong(draft -> draft.frames().size()).sum());
    LOG.info(
        "reference of {}: {} in {} ms",
        context.batch(),
        counts,
        (System.nanoTime() - started) / 1_000_000);
    if (!withoutCloth.isEmpty()) {
      LOG.warn(
          "reference of {}: expected cloth in the frames of {} styles, found too little; they are not judged: {}",
          context.batch(),
          withoutCloth.size(),
          withoutCloth);
    }
    return counts;
  }

  private Set<String> wanted(Set<String> styles, GoodFrames good) {
    if (good.styleId().isPresent()) {
      String style = good.styleId().get();
      if (!styles.contains(style)) {
        throw new InputException(
            "reference: expected a style of %s out of %s, found '%s'"
                .formatted(context.batch(), styles, style));
      }
      return Set.of(style);
    }
    Set<String> lacking = new TreeSet<>(styles);
    lacking.removeAll(
        References.inForce(context.warehouse(), context.batch(), styles, Map.of()).keySet());
    return lacking;
  }

  private List<Draft> drafts(Dataset<Frame> frames, Set<String> styles, GoodFrames good) {
    if (styles.isEmpty()) {
      return List.of();
    }
    Dataset<Frame> ofStyles = frames.filter(col("styleId").isin(styles.toArray()));
    Column isGood =
        good.rollIds().isEmpty() ? col("reference") : col("rollId").isin(good.rollIds().toArray());
    Map<String, List<Frame>> named = byStyle(limited(ofStyles.filter(isGood)));
    if (good.styleId().isPresent() && named.isEmpty()) {
      throw new InputException(
          "reference of style %s: expected good frames in %s, found none of %s"
              .formatted(
                  good.styleId().get(),
                  context.batch(),
                  good.rollIds().isEmpty()
                      ? "those marked reference=true"
                      : "the rolls " + good.rollIds()));
    }
    List<Draft> drafts = new ArrayList<>();
    named.forEach((style, ofStyle) -> drafts.add(Draft.ofGood(style, ofStyle, config.folds())));
    Set<String> unnamed = new TreeSet<>(styles);
    unnamed.removeAll(named.keySet());
    if (!unnamed.isEmpty()) {
      Dataset<Frame> own =
          RollLooks.sampled(ofStyles.filter(col("styleId").isin(unnamed.toArray())), detector);
      byStyle(limited(own)).forEach((style, ofStyle) -> drafts.add(Draft.ofMixed(style, ofStyle)));
    }
    return drafts;
  }

  /** At most the configured number of frames a style. */
  private Dataset<Frame> limited(Dataset<Frame> frames) {
    return FrameOrder.lowestHashes(frames, "styleId", config.maxFrames(), detector.seed());
  }

  private static Map<String, List<Frame>> byStyle(Dataset<Frame> frames) {
    return frames.collectAsList().stream()
        .collect(Collectors.groupingBy(Frame::styleId, TreeMap::new, Collectors.toList()));
  }
}

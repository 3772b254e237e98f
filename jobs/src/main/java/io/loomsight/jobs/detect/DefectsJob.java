package io.loomsight.jobs.detect;

import static org.apache.spark.sql.functions.arrays_zip;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;

import io.loomsight.jobs.runtime.Progress;
import io.loomsight.jobs.runtime.StageContext;
import io.loomsight.jobs.table.Evidence;
import io.loomsight.jobs.table.Finding;
import io.loomsight.jobs.table.FrameScore;
import io.loomsight.jobs.table.Publication;
import io.loomsight.jobs.table.RecordEncoder;
import io.loomsight.jobs.table.Tables;
import io.loomsight.models.fabric.Defect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.util.LongAccumulator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Derives {@code scores}, {@code defects} and {@code evidence} from {@code findings}, without the
 * model: a changed gap or size needs no new pass over the images.
 *
 * <p>Scores are divided by their frame's threshold, so that 1 is the threshold whatever the style.
 * Regions are merged roll by roll, with their shapes alone: the pictures stay where they are until
 * the best region of every defect is known.
 */
public final class DefectsJob {

  private static final Logger LOG = LoggerFactory.getLogger(DefectsJob.class);

  /** The regions' columns that the merge reads: those of {@link FrameRegions.Shape}. */
  private static final List<String> SHAPE =
      Stream.of(FrameRegions.Shape.class.getRecordComponents())
          .map(component -> component.getName())
          .toList();

  private DefectsJob() {}

  /**
   * Derives and publishes the three tables of the batch.
   *
   * @return frames, regions in them, regions left out of crowded frames, defects, and merged
   *     regions too short to be one
   */
  public static Map<String, Long> run(StageContext context, DefectsConfig config) {
    long startedMs = context.clock().millis();
    Dataset<Finding> findings = context.warehouse().read(Tables.FINDINGS, context.batch());
    Dataset<FrameRegions> frames = shapes(findings);
    Map<String, Long> counts = count(findings, config);
    Dataset<MergedDefect> merged = null;
    try (Progress progress = Progress.start(context, "defects", "frames", counts.get("frames"))) {
      merged = merge(frames, config, progress.counter()).persist();
      Dataset<MergedDefect> kept = merged.filter(col("defect.lengthMm").geq(config.minLengthMm()));
      Publication publication = context.warehouse().publication(context.batch(), context.runId());
      long defects = publication.stage(Tables.DEFECTS, defects(kept));
      publication.stage(Tables.SCORES, scores(findings));
      publication.stage(Tables.EVIDENCE, evidence(findings, kept));
      counts.put("defects", defects);
      counts.put("tooShort", merged.count() - defects);
      publication.publish();
    } finally {
      if (merged != null) {
        merged.unpersist();
      }
    }
    LOG.info(
        "defects of {}: {} in {} ms",
        context.batch(),
        counts,
        context.clock().millis() - startedMs);
    return counts;
  }

  /** The findings without their pictures; Parquet's readers never touch these. */
  static Dataset<FrameRegions> shapes(Dataset<Finding> findings) {
    List<Column> columns = new ArrayList<>();
    for (String name :
        List.of(
            "frameId",
            "factory",
            "batchDate",
            "loomId",
            "rollId",
            "styleId",
            "cameraId",
            "mmPerPx",
            "threshold",
            "clothAreaMm2",
            "clothLeftMm",
            "clothRightMm",
            "provisionalReference")) {
      columns.add(col(name));
    }
    columns.add(frameBox().as("frame"));
    SHAPE.forEach(name -> columns.add(col("regions." + name).as(name)));
    Dataset<Row> apart = findings.select(columns.toArray(Column[]::new));
    Column together = arrays_zip(SHAPE.stream().map(apart::col).toArray(Column[]::new));
    return apart
        .withColumn("regions", together)
        .drop(SHAPE.toArray(String[]::new))
        .as(RecordEncoder.of(FrameRegions.class));
  }

  private static Map<String, Long> count(Dataset<Finding> findings, DefectsConfig config) {
    Column regions = strongRegions();
    Row row =
        findings
            .select(
                sum(lit(1L)).as("frames"),
                sum(regions.cast("long")).as("regions"),
                sum(greatest(regions.minus(config.maxRegionsPerFrame()), lit(0)).cast("long"))
                    .as("regionsLeftOut"))
            .first();
    Map<String, Long> counts = new TreeMap<>();
    for (String name : row.schema().fieldNames()) {
      Long value = row.getAs(name);
      counts.put(name, value == null ? 0 : value);
    }
    return counts;
  }

  private static Dataset<MergedDefect> merge(
      Dataset<FrameRegions> frames, DefectsConfig config, LongAccumulator done) {
    return frames
        .groupByKey((MapFunction<FrameRegions, String>) FrameRegions::rollId, Encoders.STRING())
        .flatMapGroups(
            (FlatMapGroupsFunction<String, FrameRegions, MergedDefect>)
                (rollId, rows) -> {
                  List<FrameRegions> roll = new ArrayList<>();
                  rows.forEachRemaining(roll::add);
                  List<MergedDefect> merged = new RollDefects(roll).merge(config);
                  done.add(roll.size());
                  return merged.iterator();
                },
            RecordEncoder.of(MergedDefect.class));
  }

  private static Dataset<Defect> defects(Dataset<MergedDefect> merged) {
    return merged.select("defect.*").as(Tables.DEFECTS.encoder());
  }

  private static Dataset<FrameScore> scores(Dataset<Finding> findings) {
    return findings
        .withColumn("box", frameBox())
        .withColumn("score", col("score").divide(col("threshold")))
        .withColumn("regions", strongRegions())
        .select(
            Stream.of(FrameScore.class.getRecordComponents())
                .map(component -> col(component.getName()))
                .toArray(Column[]::new))
        .as(Tables.SCORES.encoder());
  }

  /** The picture of each defect. The defects are few, so they go to the findings, not these. */
  private static Dataset<Evidence> evidence(
      Dataset<Finding> findings, Dataset<MergedDefect> merged) {
    Dataset<Row> best =
        merged.select(
            col("defect.defectId").as("defectId"),
            col("frameId").as("bestFrameId"),
            col("region").as("region"),
            col("measures").as("measures"));
    Column picture = col("regions").getItem(col("region"));
    return findings
        .select(col("frameId"), col("factory"), col("batchDate"), col("regions"))
        .join(broadcast(best), col("frameId").equalTo(col("bestFrameId")))
        .select(
            col("defectId"),
            col("factory"),
            col("batchDate"),
            col("frameId"),
            picture.getField("pixels").as("pixels"),
            picture.getField("mask").as("mask"),
            picture.getField("thumbnail").as("thumbnail"),
            col("measures").as("measures"))
        .as(Tables.EVIDENCE.encoder());
  }

  private static Column frameBox() {
    return struct(
        col("offsetXMm").as("xMm"),
        col("offsetYMm").as("yMm"),
        col("widthPx").multiply(col("mmPerPx")).as("widthMm"),
        col("heightPx").multiply(col("mmPerPx")).as("heightMm"));
  }

  /** How many regions of a frame reach its threshold. */
  private static Column strongRegions() {
    return size(filter(col("regions.score"), score -> score.geq(col("threshold"))));
  }
}

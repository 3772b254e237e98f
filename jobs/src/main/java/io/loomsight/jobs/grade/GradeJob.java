package io.loomsight.jobs.grade;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.loomsight.jobs.runtime.Progress;
import io.loomsight.jobs.runtime.StageContext;
import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.DefectPoints;
import io.loomsight.jobs.table.FrameScore;
import io.loomsight.jobs.table.KindStatistic;
import io.loomsight.jobs.table.Publication;
import io.loomsight.jobs.table.RecordEncoder;
import io.loomsight.jobs.table.RollGrade;
import io.loomsight.jobs.table.Statistic;
import io.loomsight.jobs.table.Tables;
import io.loomsight.jobs.table.Warehouse;
import io.loomsight.models.detect.Mismatch;
import io.loomsight.models.fabric.Defect;
import io.loomsight.models.fabric.Frame;
import io.loomsight.models.grade.RuleSet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.CoGroupFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.util.LongAccumulator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Grades the rolls of the batch by every configured rule set: {@code points}, {@code rolls}, {@code
 * statistics} and {@code statistics_by_kind}.
 *
 * <p>A roll is graded from all its cloth so far: the batch's, and that of earlier batches of the
 * same mill within {@code lookBackNights}, never of later ones. Statistics count the cloth of the
 * batch alone; how, {@link NightShares} says.
 */
public final class GradeJob {

  private static final Logger LOG = LoggerFactory.getLogger(GradeJob.class);

  private final Warehouse warehouse;
  private final Batch batch;
  private final List<Batch> earlier;

  private GradeJob(StageContext context, GradeConfig config) {
    this.warehouse = context.warehouse();
    this.batch = context.batch();
    this.earlier = earlierNights(warehouse, batch, config);
  }

  /** The earlier nights whose cloth may count to rolls of the batch, by date. */
  public static List<Batch> earlierNights(Warehouse warehouse, Batch batch, GradeConfig config) {
    LocalDate from = batch.batchDate().minusDays(config.lookBackNights());
    return warehouse.batches(Tables.SCORES, batch.factory()).stream()
        .filter(other -> other.batchDate().isBefore(batch.batchDate()))
        .filter(other -> !other.batchDate().isBefore(from))
        .filter(other -> warehouse.isPublished(Tables.FRAMES, other))
        .toList();
  }

  /** The rule sets as their files say now, by name. */
  public static Map<String, RuleSet> ruleSets(Warehouse warehouse, GradeConfig config) {
    RuleSetFiles files = new RuleSetFiles(warehouse.files(), config.ruleSetFolder());
    Map<String, RuleSet> ruleSets = new TreeMap<>();
    config.ruleSets().forEach(name -> ruleSets.put(name, files.read(name)));
    return ruleSets;
  }

  /**
   * Grades and publishes, for every rule set, the four tables of the batch.
   *
   * @return frames, frames that have no score, rolls, closed rolls, the batch's defects, and the
   *     points of all rolls by each rule set
   */
  public static Map<String, Long> run(StageContext context, GradeConfig config) {
    long startedMs = context.clock().millis();
    List<RuleSet> ruleSets = List.copyOf(ruleSets(context.warehouse(), config).values());
    Grader grader =
        new Grader(
            context.batch().factory(),
            context.batch().batchDate(),
            ruleSets,
            ShiftPlan.of(config),
            StyleFibres.of(config));
    Map<String, Long> counts = new GradeJob(context, config).grade(context, grader);
    LOG.info(
        "grades of {} by {}: {} in {} ms",
        context.batch(),
        config.ruleSets(),
        counts,
        context.clock().millis() - startedMs);
    if (counts.get("framesNotJudged") > 0) {
      LOG.warn(
          "{} frames of {} have no score: run the stage 'detect' again",
          counts.get("framesNotJudged"),
          context.batch());
    }
    return counts;
  }

  private Map<String, Long> grade(StageContext context, Grader grader) {
    Dataset<RollFrame> tonight =
        frames(warehouse.read(Tables.FRAMES, batch), warehouse.read(Tables.SCORES, batch));
    Map<String, Long> counts = new TreeMap<>();
    counts.put("frames", tonight.count());
    counts.put("framesNotJudged", tonight.filter(col("judged").equalTo(false)).count());
    counts.put("defects", warehouse.read(Tables.DEFECTS, batch).count());
    Dataset<Row> rolls = warehouse.read(Tables.FRAMES, batch).select("rollId").distinct();
    Dataset<GradedRoll> graded = null;
    try (Progress progress = Progress.start(context, "grade", "rolls", rolls.count())) {
      graded = graded(tonight, rolls, grader, progress.counter()).persist();
      Publication publication = warehouse.publication(batch, context.runId());
      for (RuleSet rules : grader.ruleSets()) {
        stage(publication, rules.name(), graded, counts);
      }
      publication.publish();
    } finally {
      if (graded != null) {
        graded.unpersist();
      }
    }
    return counts;
  }

  private Dataset<GradedRoll> graded(
      Dataset<RollFrame> tonight, Dataset<Row> rolls, Grader grader, LongAccumulator done) {
    Dataset<RollFrame> frames = tonight;
    Dataset<Defect> defects = warehouse.read(Tables.DEFECTS, batch);
    for (Batch night : earlier) {
      frames =
          frames.union(
              frames(
                  ofRolls(warehouse.read(Tables.FRAMES, night), rolls),
                  ofRolls(warehouse.read(Tables.SCORES, night), rolls)));
      defects = defects.union(ofRolls(warehouse.read(Tables.DEFECTS, night), rolls));
    }
    return frames
        .groupByKey((MapFunction<RollFrame, String>) RollFrame::rollId, Encoders.STRING())
        .cogroup(
            defects.groupByKey((MapFunction<Defect, String>) Defect::rollId, Encoders.STRING()),
            (CoGroupFunction<String, RollFrame, Defect, GradedRoll>)
                (rollId, rollFrames, rollDefects) -> {
                  List<RollFrame> frameList = new ArrayList<>();
                  rollFrames.forEachRemaining(frameList::add);
                  List<Defect> defectList = new ArrayList<>();
                  rollDefects.forEachRemaining(defectList::add);
                  done.add(1);
                  return grader.grade(frameList, defectList).iterator();
                },
            RecordEncoder.of(GradedRoll.class));
  }

  /** What belongs to one of the rolls: of earlier nights that is little, so it comes first. */
  private static <R extends Record> Dataset<R> ofRolls(Dataset<R> rows, Dataset<Row> rolls) {
    return rows.join(broadcast(rolls), rows.col("rollId").equalTo(rolls.col("rollId")), "left_semi")
        .as(rows.encoder());
  }

  /** The accepted frames of a night, with what was seen in those that were judged. */
  private static Dataset<RollFrame> frames(Dataset<Frame> accepted, Dataset<FrameScore> judged) {
    Dataset<Row> scores =
        judged.select(
            col("frameId").as("scoredId"),
            col("clothAreaMm2"),
            col("clothLeftMm"),
            col("clothRightMm"),
            col("fitsStyle"),
            col("mismatch"),
            col("provisionalReference"));
    Column box =
        struct(
            col("offsetXMm").as("xMm"),
            col("offsetYMm").as("yMm"),
            col("widthPx").multiply(col("mmPerPx")).as("widthMm"),
            col("heightPx").multiply(col("mmPerPx")).as("heightMm"));
    return accepted
        .join(scores, col("frameId").equalTo(col("scoredId")), "left")
        .withColumn("box", box)
        .withColumn("judged", col("scoredId").isNotNull())
        .withColumn("clothAreaMm2", coalesce(col("clothAreaMm2"), lit(0.0)))
        .withColumn("clothLeftMm", coalesce(col("clothLeftMm"), lit(0.0)))
        .withColumn("clothRightMm", coalesce(col("clothRightMm"), lit(0.0)))
        .withColumn(
            "mismatch",
            coalesce(
                col("mismatch"),
                when(col("fitsStyle").equalTo(false), lit(Mismatch.Kind.OTHER.name())),
                lit(Mismatch.Kind.NONE.name())))
        .withColumn("provisionalReference", coalesce(col("provisionalReference"), lit(false)))
        .select(columns(RollFrame.class))
        .as(RecordEncoder.of(RollFrame.class));
  }

  private void stage(
      Publication publication, String ruleSet, Dataset<GradedRoll> all, Map<String, Long> counts) {
    Dataset<GradedRoll> graded = all.filter(col("grade.ruleSet").equalTo(ruleSet));
    Dataset<RollGrade> rolls = graded.select("grade.*").as(Tables.ROLLS.encoder());
    Row totals =
        rolls
            .select(
                coalesce(sum("points"), lit(0L)),
                coalesce(sum(col("status").equalTo("CLOSED").cast("long")), lit(0L)))
            .first();
    counts.put("points." + ruleSet, totals.getLong(0));
    counts.put("closedRolls", totals.getLong(1));
    counts.put("rolls", publication.stage(Tables.ROLLS, ruleSet, rolls));
    publication.stage(Tables.POINTS, ruleSet, exploded(graded, "points", DefectPoints.class));
    String factory = batch.factory();
    LocalDate date = batch.batchDate();
    Dataset<Statistic> statistics =
        summed(exploded(graded, "shares", RollShare.class), List.of("level", "name"))
            .as(RecordEncoder.of(RollShare.class))
            .map(
                (MapFunction<RollShare, Statistic>)
                    share -> share.statistic(factory, date, ruleSet),
                Tables.STATISTICS.encoder());
    publication.stage(Tables.STATISTICS, ruleSet, statistics);
    Dataset<KindStatistic> kinds =
        summed(exploded(graded, "kinds", KindShare.class), List.of("level", "name", "kind"))
            .as(RecordEncoder.of(KindShare.class))
            .map(
                (MapFunction<KindShare, KindStatistic>)
                    share -> share.statistic(factory, date, ruleSet),
                Tables.STATISTICS_BY_KIND.encoder());
    publication.stage(Tables.STATISTICS_BY_KIND, ruleSet, kinds);
  }

  private static <R extends Record> Dataset<R> exploded(
      Dataset<GradedRoll> graded, String list, Class<R> type) {
    return graded.select(explode(col(list)).as("row")).select("row.*").as(RecordEncoder.of(type));
  }

  /** Rows added up by key; all other columns are whole numbers, so the order does not matter. */
  private static Dataset<Row> summed(Dataset<? extends Record> shares, List<String> key) {
    List<Column> sums =
        Arrays.stream(shares.columns())
            .filter(name -> !key.contains(name))
            .map(name -> sum(col(name)).as(name))
            .toList();
    return shares
        .groupBy(key.stream().map(name -> col(name)).toArray(Column[]::new))
        .agg(sums.get(0), sums.subList(1, sums.size()).toArray(Column[]::new));
  }

  private static Column[] columns(Class<? extends Record> type) {
    return Stream.of(type.getRecordComponents())
        .map(component -> col(component.getName()))
        .toArray(Column[]::new);
  }
}

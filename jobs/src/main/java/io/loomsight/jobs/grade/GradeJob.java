package io.loomsight.jobs.grade;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;

import io.loomsight.jobs.runtime.Progress;
import io.loomsight.jobs.runtime.StageContext;
import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.Chart;
import io.loomsight.jobs.table.CutPiece;
import io.loomsight.jobs.table.DefectPoints;
import io.loomsight.jobs.table.Publication;
import io.loomsight.jobs.table.RecordEncoder;
import io.loomsight.jobs.table.RollGrade;
import io.loomsight.jobs.table.Tables;
import io.loomsight.jobs.table.Warehouse;
import io.loomsight.models.grade.Grade;
import io.loomsight.models.grade.RollGeometry;
import io.loomsight.models.grade.RuleSet;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Grades the rolls of the batch by every configured rule set: {@code points}, {@code rolls}, {@code
 * statistics} and {@code statistics_by_kind}.
 *
 * <p>A roll is graded from all its cloth so far: the batch's, and that of earlier batches of the
 * same mill within {@code lookBackNights}, never of later ones. Statistics count the cloth of the
 * batch alone; how, {@link ClothShares} and {@link DefectCell} say.
 */
public final class GradeJob {

  private static final Logger LOG = LoggerFactory.getLogger(GradeJob.class);

  private final StageContext context;
  private final GradeConfig config;
  private final Batch batch;
  private final NightsJob nights;

  private GradeJob(StageContext context, GradeConfig config) {
    this.context = context;
    this.config = config;
    this.batch = context.batch();
    this.nights = new NightsJob(context.warehouse(), batch, config);
  }

  /** The earlier nights whose cloth may count to rolls of the batch, by date. */
  public static List<Batch> earlierNights(Warehouse warehouse, Batch batch, GradeConfig config) {
    return NightsJob.earlier(warehouse, batch, config);
  }

  /** All nights whose cloth may count to rolls of the batch, the last its own. */
  public static List<Batch> nights(Warehouse warehouse, Batch batch, GradeConfig config) {
    return Stream.concat(earlierNights(warehouse, batch, config).stream(), Stream.of(batch))
        .toList();
  }

  /** The nights before the batch whose charts by a rule set say what is usual, by date. */
  public static List<Batch> chartedNights(
      Warehouse warehouse, Batch batch, GradeConfig config, String ruleSet) {
    LocalDate from = batch.batchDate().minusDays(config.chartNights());
    return warehouse.batches(Tables.CHARTS, batch.factory()).stream()
        .filter(other -> other.batchDate().isBefore(batch.batchDate()))
        .filter(other -> !other.batchDate().isBefore(from))
        .filter(other -> warehouse.isPublished(Tables.CHARTS, other, ruleSet))
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
   * Grades and publishes, for every rule set, all tables of the batch that depend on it.
   *
   * @return frames, frames that have no score, rolls, closed rolls, the batch's defects, and the
   *     points of all rolls by each rule set
   */
  public static Map<String, Long> run(StageContext context, GradeConfig config) {
    long startedMs = context.clock().millis();
    Map<String, Long> counts = new GradeJob(context, config).grade();
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

  private Map<String, Long> grade() {
    Collection<RuleSet> ruleSets = ruleSets(context.warehouse(), config).values();
    ShiftPlan shifts = ShiftPlan.of(config);
    ClothJob cloth = new ClothJob(nights);
    DefectsJob defects = new DefectsJob(nights);
    Dataset<RollFrame> frames = cloth.tonight();
    Map<String, Long> counts = new TreeMap<>();
    counts.put("frames", frames.count());
    counts.put("framesNotJudged", frames.filter(col("judged").equalTo(false)).count());
    counts.put("defects", nights.ofTonight(Tables.DEFECTS).count());
    Dataset<RollFacts> rolls = null;
    Dataset<Row> tonight = defects.tonight(frames, shifts).persist(StorageLevel.DISK_ONLY());
    try (Progress progress = Progress.start(context, "grade", "rolls", nights.rolls().count())) {
      rolls = cloth.rolls(shifts, progress.counter()).persist();
      Map<String, RollGeometry> geometry = geometry(rolls);
      Publication publication = context.warehouse().publication(batch, context.runId());
      for (RuleSet rules : ruleSets) {
        stage(publication, rules, rolls, geometry, defects.ofRolls(), tonight, counts);
      }
      publication.publish();
    } finally {
      tonight.unpersist();
      if (rolls != null) {
        rolls.unpersist();
      }
    }
    return counts;
  }

  /** The rolls of a night are few, and small without their frames. */
  private static Map<String, RollGeometry> geometry(Dataset<RollFacts> rolls) {
    return rolls.collectAsList().stream()
        .collect(Collectors.toMap(RollFacts::rollId, RollFacts::geometry));
  }

  private void stage(
      Publication publication,
      RuleSet rules,
      Dataset<RollFacts> rolls,
      Map<String, RollGeometry> geometry,
      Dataset<RollDefect> defects,
      Dataset<Row> tonight,
      Map<String, Long> counts) {
    PointsJob pointsOf = new PointsJob(rules, geometry);
    publication.stage(Tables.POINTS, rules.name(), pointsOf.points(defects, batch));
    Dataset<DefectPoints> points = publication.staged(Tables.POINTS, rules.name());
    Dataset<RollStretch> runs = pointsOf.runs(defects).persist();
    Dataset<GradedRoll> graded = graded(rules, rolls, pointsOf.totals(points, runs)).persist();
    StatisticsJob statistics = new StatisticsJob(batch, rules.name());
    Dataset<DefectCell> cells = statistics.cells(tonight, rolls, points).persist();
    try {
      Dataset<RollGrade> grades = graded.select("grade.*").as(Tables.ROLLS.encoder());
      Row totals =
          grades
              .select(
                  coalesce(sum("points"), lit(0L)),
                  coalesce(sum(col("status").equalTo("CLOSED").cast("long")), lit(0L)))
              .first();
      counts.put("points." + rules.name(), totals.getLong(0));
      counts.put("closedRolls", totals.getLong(1));
      counts.put("rolls", publication.stage(Tables.ROLLS, rules.name(), grades));
      publication.stage(
          Tables.CUTS, rules.name(), cuts(rules, grades, rolls, pointsOf.cuts(defects, runs)));
      Dataset<StyleShare> shares = statistics.shares(graded, cells);
      Dataset<KindShare> kinds = statistics.kindShares(cells);
      publication.stage(Tables.STATISTICS, rules.name(), statistics.statistics(shares));
      publication.stage(Tables.STATISTICS_BY_KIND, rules.name(), statistics.byKind(kinds));
      Dataset<Chart> past = pastCharts(rules.name());
      publication.stage(
          Tables.CHARTS, rules.name(), statistics.charts(context.spark(), shares, kinds, past));
    } finally {
      List.of(runs, graded, cells).forEach(Dataset::unpersist);
    }
  }

  /** Only rolls that have their final grade are cut. */
  private Dataset<CutPiece> cuts(
      RuleSet rules, Dataset<RollGrade> grades, Dataset<RollFacts> rolls, Dataset<Row> cuts) {
    Cutter cutter = new Cutter(rules, StyleFibres.of(config), config.cutting());
    return grades
        .filter(col("grade").notEqual(Grade.NONE.name()))
        .select(col("rollId"), struct(col("*")).as("grade"))
        .join(rolls.select("rollId", "geometry"), "rollId")
        .join(cuts, new String[] {"rollId"}, "left")
        .select(
            col("grade"),
            col("geometry"),
            struct(
                    coalesce(col("units"), array()).as("units"),
                    coalesce(col("runs"), array()).as("runs"),
                    coalesce(col("throughDefects"), array()).as("throughDefects"))
                .as("cuts"))
        .as(RecordEncoder.of(CutCase.class))
        .flatMap(
            (FlatMapFunction<CutCase, CutPiece>) roll -> cutter.pieces(roll).iterator(),
            Tables.CUTS.encoder());
  }

  private Dataset<Chart> pastCharts(String ruleSet) {
    Warehouse warehouse = context.warehouse();
    return warehouse.read(Tables.CHARTS, chartedNights(warehouse, batch, config, ruleSet), ruleSet);
  }

  private Dataset<GradedRoll> graded(RuleSet rules, Dataset<RollFacts> rolls, Dataset<Row> totals) {
    Grader grader = new Grader(batch.factory(), batch.batchDate(), rules, StyleFibres.of(config));
    Column none = lit(0L);
    return rolls
        .select(struct(col("*")).as("facts"))
        .join(totals, col("facts.rollId").equalTo(totals.col("rollId")), "left")
        .select(
            col("facts"),
            struct(
                    coalesce(col("defects"), none).as("defects"),
                    coalesce(col("falseAlarms"), none).as("falseAlarms"),
                    coalesce(col("points"), none).as("points"),
                    coalesce(col("longestRunMm"), lit(0.0)).as("longestRunMm"))
                .as("totals"))
        .as(RecordEncoder.of(RollCase.class))
        .map((MapFunction<RollCase, GradedRoll>) grader::grade, RecordEncoder.of(GradedRoll.class));
  }
}

package io.loomsight.jobs.grade;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;

import io.loomsight.jobs.runtime.HeldRows;
import io.loomsight.jobs.runtime.StageContext;
import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.Chart;
import io.loomsight.jobs.table.CutPiece;
import io.loomsight.jobs.table.DefectPoints;
import io.loomsight.jobs.table.Publication;
import io.loomsight.jobs.table.RecordEncoder;
import io.loomsight.jobs.table.RollGrade;
import io.loomsight.jobs.table.Tables;
import io.loomsight.models.alarm.Alarm;
import io.loomsight.models.grade.Grade;
import io.loomsight.models.grade.RollGeometry;
import io.loomsight.models.grade.RuleSet;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Grades a night by one rule set: all tables that depend on it. */
final class RuleSetJob {

  private final StageContext context;
  private final GradeConfig config;
  private final RuleSet rules;
  private final Batch batch;

  RuleSetJob(StageContext context, GradeConfig config, RuleSet rules) {
    this.context = context;
    this.config = config;
    this.rules = rules;
    this.batch = context.batch();
  }

  /**
   * A night, whatever its defects cost.
   *
   * @param rolls its rolls
   * @param geometry of every one of them
   * @param defects of its rolls, of all nights
   * @param tonight as {@link DefectsJob#tonight} gives them
   * @param alarms of its rolls, of all nights
   */
  record Night(
      Dataset<RollFacts> rolls,
      Map<String, RollGeometry> geometry,
      Dataset<RollDefect> defects,
      Dataset<Row> tonight,
      Dataset<Alarm> alarms) {}

  /** Stages the tables and adds to {@code counts}. */
  void stage(Publication publication, Night night, Map<String, Long> counts) {
    PointsJob pointsOf = new PointsJob(rules, night.geometry());
    StatisticsJob statistics = new StatisticsJob(batch, rules.name());
    try (HeldRows held = new HeldRows()) {
      Dataset<UnitPart> parts = held.many(pointsOf.parts(night.defects()));
      publication.stage(Tables.POINTS, rules.name(), pointsOf.points(parts, batch));
      Dataset<DefectPoints> points = publication.staged(Tables.POINTS, rules.name());
      Dataset<RollStretch> runs = held.few(pointsOf.runs(night.defects()));
      Dataset<RollStretch> repeats = pointsOf.repeats(night.alarms());
      Dataset<GradedRoll> graded =
          held.few(graded(night.rolls(), pointsOf.totals(points, runs, repeats)));
      Dataset<RollGrade> grades = graded.select("grade.*").as(Tables.ROLLS.encoder());
      count(grades, counts);
      counts.put("rolls", publication.stage(Tables.ROLLS, rules.name(), grades));
      publication.stage(
          Tables.CUTS,
          rules.name(),
          cuts(grades, night.rolls(), pointsOf.cuts(parts, runs, repeats)));
      Dataset<DefectCell> cells =
          held.few(statistics.cells(night.tonight(), night.rolls(), points));
      Dataset<StyleShare> shares = held.few(statistics.shares(graded, cells));
      Dataset<KindShare> kinds = held.few(statistics.kindShares(cells));
      publication.stage(Tables.STATISTICS, rules.name(), statistics.statistics(shares));
      publication.stage(Tables.STATISTICS_BY_KIND, rules.name(), statistics.byKind(kinds));
      publication.stage(
          Tables.CHARTS,
          rules.name(),
          statistics.charts(context.spark(), shares, kinds, pastCharts()));
    }
  }

  private void count(Dataset<RollGrade> grades, Map<String, Long> counts) {
    Row totals =
        grades
            .select(
                coalesce(sum("points"), lit(0L)),
                coalesce(sum(col("status").equalTo("CLOSED").cast("long")), lit(0L)))
            .first();
    counts.put("points." + rules.name(), totals.getLong(0));
    counts.put("closedRolls", totals.getLong(1));
  }

  /** Only rolls that have their final grade are cut. */
  private Dataset<CutPiece> cuts(
      Dataset<RollGrade> grades, Dataset<RollFacts> rolls, Dataset<Row> cuts) {
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
                    coalesce(col("repeats"), array()).as("repeats"),
                    coalesce(col("throughDefects"), array()).as("throughDefects"))
                .as("cuts"))
        .as(RecordEncoder.of(CutCase.class))
        .flatMap(
            (FlatMapFunction<CutCase, CutPiece>) roll -> cutter.pieces(roll).iterator(),
            Tables.CUTS.encoder());
  }

  private Dataset<Chart> pastCharts() {
    List<Batch> nights = GradeJob.chartedNights(context.warehouse(), batch, config, rules.name());
    return context.warehouse().read(Tables.CHARTS, nights, rules.name());
  }

  private Dataset<GradedRoll> graded(Dataset<RollFacts> rolls, Dataset<Row> totals) {
    Grader grader = new Grader(batch.factory(), batch.batchDate(), rules, StyleFibres.of(config));
    Column none = lit(0L);
    Column noFault = struct(lit(0.0).as("runMm"), lit(0.0).as("repeatMm"));
    return rolls
        .select(struct(col("*")).as("facts"))
        .join(totals, col("facts.rollId").equalTo(totals.col("rollId")), "left")
        .select(
            col("facts"),
            struct(
                    coalesce(col("defects"), none).as("defects"),
                    coalesce(col("falseAlarms"), none).as("falseAlarms"),
                    coalesce(col("points"), none).as("points"),
                    coalesce(col("longest"), noFault).as("longest"))
                .as("totals"))
        .as(RecordEncoder.of(RollCase.class))
        .map((MapFunction<RollCase, GradedRoll>) grader::grade, RecordEncoder.of(GradedRoll.class));
  }
}

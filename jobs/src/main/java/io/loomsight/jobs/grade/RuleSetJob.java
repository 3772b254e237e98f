package io.loomsight.jobs.grade;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.struct;

import io.loomsight.jobs.runtime.HeldRows;
import io.loomsight.jobs.runtime.StageContext;
import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.Chart;
import io.loomsight.jobs.table.CutPiece;
import io.loomsight.jobs.table.DefectPoints;
import io.loomsight.jobs.table.Publication;
import io.loomsight.jobs.table.RecordEncoder;
import io.loomsight.jobs.table.RollGrade;
import io.loomsight.jobs.table.Table;
import io.loomsight.jobs.table.Tables;
import io.loomsight.models.alarm.Alarm;
import io.loomsight.models.grade.Grade;
import io.loomsight.models.grade.RollGeometry;
import io.loomsight.models.grade.RuleSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.api.java.function.FlatMapFunction;
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
   * A night, whatever its defects cost. Its rolls are few, and small without their frames.
   *
   * @param facts its rolls
   * @param rolls the same
   * @param defects of its rolls, of all nights
   * @param tonight as {@link DefectsJob#tonight} gives them
   * @param alarms of its rolls, of all nights
   */
  record Night(
      List<RollFacts> facts,
      Dataset<RollFacts> rolls,
      Dataset<RollDefect> defects,
      Dataset<Row> tonight,
      Dataset<Alarm> alarms) {

    private Map<String, RollGeometry> geometry() {
      return facts.stream().collect(Collectors.toMap(RollFacts::rollId, RollFacts::geometry));
    }
  }

  /** Stages the tables and adds to {@code counts}. */
  void stage(Publication publication, Night night, Map<String, Long> counts) {
    PointsJob pointsOf = new PointsJob(rules, night.geometry());
    try (HeldRows held = new HeldRows()) {
      Dataset<UnitPart> parts = held.many(pointsOf.parts(night.defects()));
      publication.stage(Tables.POINTS, rules.name(), pointsOf.points(parts, batch));
      Dataset<DefectPoints> points = publication.staged(Tables.POINTS, rules.name());
      Dataset<RollStretch> runs = held.few(pointsOf.runs(night.defects()));
      Dataset<RollStretch> repeats = pointsOf.repeats(night.alarms());
      List<GradedRoll> graded =
          graded(night.facts(), pointsOf.totals(points, runs, repeats).collectAsList());
      stage(publication, Tables.ROLLS, graded.stream().map(GradedRoll::grade).toList());
      count(graded, counts);
      publication.stage(
          Tables.CUTS,
          rules.name(),
          cuts(
              publication.staged(Tables.ROLLS, rules.name()),
              night.rolls(),
              pointsOf.cuts(parts, runs, repeats)));
      NightStatistics statistics =
          NightStatistics.of(
              graded, DefectsJob.cells(night.tonight(), night.rolls(), points).collectAsList());
      stage(publication, Tables.STATISTICS, statistics.statistics(batch, rules.name()));
      stage(publication, Tables.STATISTICS_BY_KIND, statistics.byKind(batch, rules.name()));
      stage(
          publication,
          Tables.CHARTS,
          new Charts(batch, rules.name(), pastCharts().collectAsList())
              .of(statistics.shares(), statistics.ofBatch()));
    }
  }

  private <R extends Record> void stage(Publication publication, Table<R> table, List<R> rows) {
    publication.stage(table, rules.name(), context.spark().createDataset(rows, table.encoder()));
  }

  private List<GradedRoll> graded(List<RollFacts> rolls, List<RollTotals> totals) {
    Grader grader = new Grader(batch.factory(), batch.batchDate(), rules, StyleFibres.of(config));
    Map<String, RollTotals> byRoll =
        totals.stream().collect(Collectors.toMap(RollTotals::rollId, Function.identity()));
    return rolls.stream()
        .map(
            roll ->
                grader.graded(
                    roll, byRoll.getOrDefault(roll.rollId(), RollTotals.none(roll.rollId()))))
        .toList();
  }

  private void count(List<GradedRoll> graded, Map<String, Long> counts) {
    counts.put("rolls", (long) graded.size());
    counts.put(
        "closedRolls",
        graded.stream().filter(roll -> roll.grade().status() == RollGrade.Status.CLOSED).count());
    counts.put(
        "points." + rules.name(), graded.stream().mapToLong(roll -> roll.grade().points()).sum());
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
}

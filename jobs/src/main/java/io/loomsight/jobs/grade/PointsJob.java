package io.loomsight.jobs.grade;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.DefectPoints;
import io.loomsight.jobs.table.RecordEncoder;
import io.loomsight.jobs.table.Tables;
import io.loomsight.models.cut.UncutRoll;
import io.loomsight.models.grade.AwardedPoints.Rule;
import io.loomsight.models.grade.JudgedDefect;
import io.loomsight.models.grade.PointSystem;
import io.loomsight.models.grade.RollGeometry;
import io.loomsight.models.grade.RuleSet;
import io.loomsight.models.grade.UnitCap;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/**
 * Defects to points by one rule set. A roll is never held whole: what a defect costs before the cap
 * depends on it and the roll's geometry alone, and the cap on its linear unit, so a roll of a
 * million defects is worked on metre by metre, by all cores.
 */
final class PointsJob {

  private final RuleSet rules;
  private final Map<String, RollGeometry> geometry;

  /**
   * @param geometry of every roll that has defects
   */
  PointsJob(RuleSet rules, Map<String, RollGeometry> geometry) {
    this.rules = rules;
    this.geometry = Map.copyOf(geometry);
  }

  /** One row a defect: a running one's metres or yards together, in the one it starts in. */
  Dataset<DefectPoints> points(Dataset<RollDefect> defects, Batch batch) {
    Column capped = col("awarded.rule").equalTo(Rule.CAPPED.name());
    return awarded(defects)
        .groupBy(col("rollId"), col("awarded.defectId").as("defectId"))
        .agg(
            min("awarded.seenDate").as("seenDate"),
            min("awarded.unit").as("unit"),
            sum("awarded.rawPoints").cast("int").as("rawPoints"),
            sum("awarded.points").cast("int").as("points"),
            max(capped).as("capped"),
            min("awarded.rule").as("rule"))
        .select(
            lit(batch.factory()).as("factory"),
            lit(batch.batchDate()).as("batchDate"),
            lit(rules.name()).as("ruleSet"),
            col("rollId"),
            col("defectId"),
            col("seenDate"),
            col("unit"),
            col("rawPoints"),
            col("points"),
            when(col("capped"), Rule.CAPPED.name()).otherwise(col("rule")).as("reason"))
        .as(Tables.POINTS.encoder());
  }

  /**
   * What a roll's defects come to: {@code rollId} and the columns of {@link RollTotals}.
   *
   * @param runs as {@link #runs} gives them
   */
  Dataset<Row> totals(Dataset<DefectPoints> points, Dataset<RollStretch> runs) {
    Dataset<Row> sums =
        points
            .groupBy("rollId")
            .agg(
                count(lit(1)).as("defects"),
                sum(col("reason").equalTo(Rule.FALSE_ALARM.name()).cast("long")).as("falseAlarms"),
                sum("points").as("points"));
    Dataset<Row> longest = runs.groupBy("rollId").agg(max("lengthMm").as("longestRunMm"));
    return sums.join(longest, new String[] {"rollId"}, "left")
        .withColumn("longestRunMm", coalesce(col("longestRunMm"), lit(0.0)));
  }

  private Dataset<UnitPart> uncapped(Dataset<RollDefect> defects) {
    RuleSet by = rules;
    Map<String, RollGeometry> rolls = geometry;
    return defects.flatMap(
        (FlatMapFunction<RollDefect, UnitPart>)
            row ->
                PointSystem.uncapped(by, row.defect(), rolls.get(row.rollId())).stream()
                    .map(part -> new UnitPart(row.rollId(), row.defect().score(), part))
                    .iterator(),
        RecordEncoder.of(UnitPart.class));
  }

  private Dataset<UnitPart> awarded(Dataset<RollDefect> defects) {
    RuleSet by = rules;
    Map<String, RollGeometry> rolls = geometry;
    return uncapped(defects)
        .groupBy(col("rollId"), col("awarded.unit").as("unit"))
        .as(RecordEncoder.of(RollUnit.class), RecordEncoder.of(UnitPart.class))
        .flatMapSortedGroups(
            new Column[] {col("awarded.seenDate"), col("score").desc(), col("awarded.defectId")},
            (FlatMapGroupsFunction<RollUnit, UnitPart, UnitPart>)
                (unit, parts) -> {
                  UnitCap cap = UnitCap.of(by, rolls.get(unit.rollId()).widthMm());
                  return stream(parts)
                      .map(
                          part ->
                              new UnitPart(part.rollId(), part.score(), cap.spend(part.awarded())))
                      .iterator();
                },
            RecordEncoder.of(UnitPart.class));
  }

  /** The roll's warp defects; those that continue each other are one. */
  Dataset<RollStretch> runs(Dataset<RollDefect> defects) {
    RuleSet by = rules;
    Map<String, RollGeometry> rolls = geometry;
    return defects
        .filter(
            (FilterFunction<RollDefect>)
                row -> PointSystem.mayRun(by, row.defect(), rolls.get(row.rollId())))
        .groupByKey((MapFunction<RollDefect, String>) RollDefect::rollId, Encoders.STRING())
        .flatMapGroups(
            (FlatMapGroupsFunction<String, RollDefect, RollStretch>)
                (rollId, running) -> {
                  List<JudgedDefect> list = new ArrayList<>();
                  running.forEachRemaining(row -> list.add(row.defect()));
                  return PointSystem.runs(by, list).stream()
                      .map(box -> new RollStretch(rollId, box.yMm(), box.heightMm()))
                      .iterator();
                },
            RecordEncoder.of(RollStretch.class));
  }

  /**
   * What decides where rolls are cut: {@code rollId} and the columns of {@link RollCuts}. A unit
   * has the points that its defects cost, up to its cap, whichever of them gets these.
   *
   * @param runs as {@link #runs} gives them
   */
  Dataset<Row> cuts(Dataset<RollDefect> defects, Dataset<RollStretch> runs) {
    Dataset<Row> units =
        unitPoints(defects)
            .groupBy("rollId")
            .agg(sort_array(collect_list(struct("unit", "points"))).as("units"));
    Dataset<Row> stretches =
        runs.filter(col("lengthMm").gt(rules.running().over().mm()))
            .groupBy("rollId")
            .agg(sort_array(collect_list(struct("fromMm", "lengthMm"))).as("runs"));
    Dataset<Row> through =
        boundaries(defects)
            .distinct()
            .groupBy("rollId")
            .agg(sort_array(collect_list(col("unit"))).as("throughDefects"));
    String[] key = {"rollId"};
    return units.join(stretches, key, "outer").join(through, key, "outer");
  }

  private Dataset<Row> unitPoints(Dataset<RollDefect> defects) {
    RuleSet by = rules;
    Map<String, RollGeometry> rolls = geometry;
    return uncapped(defects)
        .groupBy(col("rollId"), col("awarded.unit").as("unit"))
        .agg(sum(col("awarded.rawPoints")).as("points"))
        .as(RecordEncoder.of(RollUnitPoints.class))
        .map(
            (MapFunction<RollUnitPoints, RollUnitPoints>)
                unit ->
                    new RollUnitPoints(
                        unit.rollId(),
                        unit.unit(),
                        Math.min(
                            unit.points(), UnitCap.points(by, rolls.get(unit.rollId()).widthMm()))),
            RecordEncoder.of(RollUnitPoints.class))
        .filter(col("points").gt(0))
        .toDF();
  }

  /** The boundaries, named by the unit that they begin, that no cut may go through. */
  private Dataset<Row> boundaries(Dataset<RollDefect> defects) {
    RuleSet by = rules;
    Map<String, RollGeometry> rolls = geometry;
    double unitMm = rules.unit().mm();
    return defects
        .filter(
            (FilterFunction<RollDefect>)
                row -> UncutRoll.isUncuttable(by, row.defect(), rolls.get(row.rollId())))
        .flatMap(
            (FlatMapFunction<RollDefect, RollUnit>)
                row ->
                    CutStretches.boundaries(row.defect().box(), unitMm)
                        .mapToObj(unit -> new RollUnit(row.rollId(), unit))
                        .iterator(),
            RecordEncoder.of(RollUnit.class))
        .toDF();
  }

  private static <T> Stream<T> stream(Iterator<T> iterator) {
    return StreamSupport.stream(((Iterable<T>) () -> iterator).spliterator(), false);
  }
}

package io.loomsight.jobs.grade;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.DefectPoints;
import io.loomsight.jobs.table.RecordEncoder;
import io.loomsight.jobs.table.Tables;
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
import org.apache.spark.api.java.function.MapGroupsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import scala.Tuple2;

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

  /** What a roll's defects come to: {@code rollId} and the columns of {@link RollTotals}. */
  Dataset<Row> totals(Dataset<DefectPoints> points, Dataset<RollDefect> defects) {
    Dataset<Row> sums =
        points
            .groupBy("rollId")
            .agg(
                count(lit(1)).as("defects"),
                sum(col("reason").equalTo(Rule.FALSE_ALARM.name()).cast("long")).as("falseAlarms"),
                sum("points").as("points"));
    Dataset<Row> runs = longestRuns(defects).toDF("rollId", "longestRunMm");
    return sums.join(runs, new String[] {"rollId"}, "left")
        .withColumn("longestRunMm", coalesce(col("longestRunMm"), lit(0.0)));
  }

  private Dataset<UnitPart> awarded(Dataset<RollDefect> defects) {
    RuleSet by = rules;
    Map<String, RollGeometry> rolls = geometry;
    return defects
        .flatMap(
            (FlatMapFunction<RollDefect, UnitPart>)
                row ->
                    PointSystem.uncapped(by, row.defect(), rolls.get(row.rollId())).stream()
                        .map(part -> new UnitPart(row.rollId(), row.defect().score(), part))
                        .iterator(),
            RecordEncoder.of(UnitPart.class))
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

  private Dataset<Tuple2<String, Double>> longestRuns(Dataset<RollDefect> defects) {
    RuleSet by = rules;
    Map<String, RollGeometry> rolls = geometry;
    return defects
        .filter(
            (FilterFunction<RollDefect>)
                row -> PointSystem.runs(by, row.defect(), rolls.get(row.rollId())))
        .groupByKey((MapFunction<RollDefect, String>) RollDefect::rollId, Encoders.STRING())
        .mapGroups(
            (MapGroupsFunction<String, RollDefect, Tuple2<String, Double>>)
                (rollId, running) -> {
                  List<JudgedDefect> list = new ArrayList<>();
                  running.forEachRemaining(row -> list.add(row.defect()));
                  return new Tuple2<>(rollId, PointSystem.longestRunMm(by, list));
                },
            Encoders.tuple(Encoders.STRING(), Encoders.DOUBLE()));
  }

  private static <T> Stream<T> stream(Iterator<T> iterator) {
    return StreamSupport.stream(((Iterable<T>) () -> iterator).spliterator(), false);
  }
}

package io.loomsight.jobs.grade;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sequence;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.DefectPoints;
import io.loomsight.jobs.table.RecordEncoder;
import io.loomsight.jobs.table.Tables;
import io.loomsight.models.alarm.Alarm;
import io.loomsight.models.alarm.Cause;
import io.loomsight.models.grade.AwardedPoints.Rule;
import io.loomsight.models.grade.PointSystem;
import io.loomsight.models.grade.RollGeometry;
import io.loomsight.models.grade.RuleSet;
import io.loomsight.models.grade.UnitCap;
import java.util.Iterator;
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
  Dataset<DefectPoints> points(Dataset<UnitPart> parts, Batch batch) {
    Column capped = col("awarded.rule").equalTo(Rule.CAPPED.name());
    return parts
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
   * What the defects of each roll that has some come to.
   *
   * @param runs as {@link #runs} gives them
   * @param repeats as {@link #repeats} gives them
   */
  Dataset<RollTotals> totals(
      Dataset<DefectPoints> points, Dataset<RollStretch> runs, Dataset<RollStretch> repeats) {
    Dataset<Row> sums =
        points
            .groupBy("rollId")
            .agg(
                count(lit(1)).as("defects"),
                sum(col("reason").equalTo(Rule.FALSE_ALARM.name()).cast("long")).as("falseAlarms"),
                sum("points").as("points"));
    String[] key = {"rollId"};
    return sums.join(longest(runs, "runMm"), key, "left")
        .join(longest(repeats, "repeatMm"), key, "left")
        .select(
            col("rollId"),
            col("defects"),
            col("falseAlarms"),
            col("points"),
            struct(
                    coalesce(col("runMm"), lit(0.0)).as("runMm"),
                    coalesce(col("repeatMm"), lit(0.0)).as("repeatMm"))
                .as("longest"))
        .as(RecordEncoder.of(RollTotals.class));
  }

  private static Dataset<Row> longest(Dataset<RollStretch> stretches, String name) {
    return stretches.groupBy("rollId").agg(max("lengthMm").as(name));
  }

  /** What each defect costs in each linear unit, within the unit's cap. */
  Dataset<UnitPart> parts(Dataset<RollDefect> defects) {
    RuleSet by = rules;
    Map<String, RollGeometry> rolls = geometry;
    return defects
        .flatMap(
            (FlatMapFunction<RollDefect, UnitPart>)
                row ->
                    UnitPart.of(by, row.rollId(), row.defect(), rolls.get(row.rollId())).iterator(),
            RecordEncoder.of(UnitPart.class))
        .groupBy(col("rollId"), col("awarded.unit").as("unit"))
        .as(RecordEncoder.of(RollUnit.class), RecordEncoder.of(UnitPart.class))
        .flatMapSortedGroups(
            new Column[] {col("awarded.seenDate"), col("score").desc(), col("awarded.defectId")},
            (FlatMapGroupsFunction<RollUnit, UnitPart, UnitPart>)
                (unit, parts) -> {
                  UnitCap cap = UnitCap.of(by, rolls.get(unit.rollId()).widthMm());
                  return stream(parts).map(part -> part.capped(cap)).iterator();
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
        .groupBy("rollId")
        .as(Encoders.STRING(), RecordEncoder.of(RollDefect.class))
        .flatMapSortedGroups(
            new Column[] {col("defect.box.yMm")},
            (FlatMapGroupsFunction<String, RollDefect, RollStretch>)
                (rollId, byStart) ->
                    stream(PointSystem.runs(by, RollDefect.judged(byStart)))
                        .map(run -> new RollStretch(rollId, run.box().yMm(), run.lengthMm()))
                        .iterator(),
            RecordEncoder.of(RollStretch.class));
  }

  /**
   * The roll's repeating defects that the rule set minds, over nights. What repeats with the frames
   * is on the lens and rejects no cloth.
   */
  Dataset<RollStretch> repeats(Dataset<Alarm> alarms) {
    RuleSet by = rules;
    return alarms
        .filter(
            (FilterFunction<Alarm>)
                alarm ->
                    alarm.type() == Alarm.Type.REPEATING
                        && alarm.cause() != Cause.Part.CAMERA
                        && by.minds(
                            alarm.kind(), alarm.score(), alarm.hits() / (double) alarm.turns()))
        .map(
            (MapFunction<Alarm, RollStretch>)
                alarm -> new RollStretch(alarm.rollId(), alarm.box().yMm(), alarm.extentMm()),
            RecordEncoder.of(RollStretch.class));
  }

  /**
   * What decides where rolls are cut: {@code rollId} and the columns of {@link RollCuts}.
   *
   * @param parts as {@link #parts} gives them
   * @param runs as {@link #runs} gives them
   * @param repeats as {@link #repeats} gives them
   */
  Dataset<Row> cuts(
      Dataset<UnitPart> parts, Dataset<RollStretch> runs, Dataset<RollStretch> repeats) {
    Dataset<Row> units =
        parts
            .groupBy(col("rollId"), col("awarded.unit").as("unit"))
            .agg(sum(col("awarded.points")).as("points"))
            .filter(col("points").gt(0))
            .groupBy("rollId")
            .agg(sort_array(collect_list(struct("unit", "points"))).as("units"));
    Dataset<Row> through =
        parts
            .filter(col("keptTo").gt(col("awarded.unit")))
            .select(
                col("rollId"),
                explode(sequence(col("awarded.unit").plus(1), col("keptTo"))).as("unit"))
            .distinct()
            .groupBy("rollId")
            .agg(sort_array(collect_list(col("unit"))).as("throughDefects"));
    String[] key = {"rollId"};
    return units
        .join(
            stretches(runs.filter(col("lengthMm").gt(rules.running().over().mm())), "runs"),
            key,
            "outer")
        .join(stretches(repeats, "repeats"), key, "outer")
        .join(through, key, "outer");
  }

  private static Dataset<Row> stretches(Dataset<RollStretch> faults, String name) {
    return faults
        .groupBy("rollId")
        .agg(sort_array(collect_list(struct("fromMm", "lengthMm"))).as(name));
  }

  private static <T> Stream<T> stream(Iterator<T> iterator) {
    return StreamSupport.stream(((Iterable<T>) () -> iterator).spliterator(), false);
  }
}

package io.loomsight.jobs.grade;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;

import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.Chart;
import io.loomsight.jobs.table.DefectPoints;
import io.loomsight.jobs.table.KindStatistic;
import io.loomsight.jobs.table.RecordEncoder;
import io.loomsight.jobs.table.Statistic;
import io.loomsight.jobs.table.Tables;
import io.loomsight.models.fabric.Verdict;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** A night's cloth and defects to its statistics by one rule set. */
final class StatisticsJob {

  private final Batch batch;
  private final String ruleSet;

  StatisticsJob(Batch batch, String ruleSet) {
    this.batch = batch;
    this.ruleSet = ruleSet;
  }

  /**
   * Tonight's defects, counted.
   *
   * @param tonight as {@link DefectsJob#tonight} gives them
   * @param rolls their rolls
   */
  Dataset<DefectCell> cells(
      Dataset<Row> tonight, Dataset<RollFacts> rolls, Dataset<DefectPoints> points) {
    Dataset<Row> ofRoll =
        rolls.select(col("rollId"), col("loomId"), col("styleId"), col("firstShift"));
    Dataset<Row> pointsOf = points.select(col("defectId"), col("points"));
    Column verdict = col("verdict");
    return tonight
        .join(pointsOf, new String[] {"defectId"}, "left")
        .join(broadcast(ofRoll), "rollId")
        .groupBy(
            col("loomId"),
            col("styleId"),
            coalesce(col("shift"), col("firstShift")).as("shift"),
            col("cameraId"),
            col("kind"))
        .agg(
            count(lit(1)).as("defects"),
            sum(verdict.notEqual(Verdict.UNREVIEWED.name()).cast("long")).as("reviewed"),
            sum(verdict.equalTo(Verdict.FALSE_ALARM.name()).cast("long")).as("falseAlarms"),
            coalesce(sum("points"), lit(0L)).as("points"))
        .as(RecordEncoder.of(DefectCell.class));
  }

  /** What cloth and defects add to the statistics, summed by style, level and name. */
  Dataset<StyleShare> shares(Dataset<GradedRoll> rolls, Dataset<DefectCell> cells) {
    Encoder<StyleShare> encoder = RecordEncoder.of(StyleShare.class);
    Dataset<StyleShare> ofCloth =
        rolls
            .select(col("grade.styleId").as("styleId"), explode(col("shares")).as("share"))
            .as(encoder);
    Dataset<StyleShare> ofDefects =
        cells.flatMap(
            (FlatMapFunction<DefectCell, StyleShare>) cell -> cell.shares().iterator(), encoder);
    Dataset<Row> summed =
        summed(
            ofCloth.union(ofDefects).select("styleId", "share.*"),
            List.of("styleId", "level", "name"));
    return summed.select(col("styleId"), struct(columns(RollShare.class)).as("share")).as(encoder);
  }

  /** The statistics of a night. */
  Dataset<Statistic> statistics(Dataset<StyleShare> shares) {
    Batch night = batch;
    String by = ruleSet;
    return summed(shares.select("share.*"), List.of("level", "name"))
        .as(RecordEncoder.of(RollShare.class))
        .map(
            (MapFunction<RollShare, Statistic>)
                share -> share.statistic(night.factory(), night.batchDate(), by),
            Tables.STATISTICS.encoder());
  }

  /** What defects add to the statistics by kind. */
  Dataset<KindShare> kindShares(Dataset<DefectCell> cells) {
    Encoder<KindShare> encoder = RecordEncoder.of(KindShare.class);
    return summed(
            cells
                .flatMap(
                    (FlatMapFunction<DefectCell, KindShare>) cell -> cell.kindShares().iterator(),
                    encoder)
                .toDF(),
            List.of("level", "name", "kind"))
        .as(encoder);
  }

  /** The statistics of a night by kind. */
  Dataset<KindStatistic> byKind(Dataset<KindShare> shares) {
    Batch night = batch;
    String by = ruleSet;
    return shares.map(
        (MapFunction<KindShare, KindStatistic>)
            share -> share.statistic(night.factory(), night.batchDate(), by),
        Tables.STATISTICS_BY_KIND.encoder());
  }

  /**
   * The charts of a night: looms, cameras, shifts, styles and kinds are few, so they are compared
   * where they all are at hand.
   *
   * @param past charts of the nights before
   */
  Dataset<Chart> charts(
      SparkSession spark,
      Dataset<StyleShare> shares,
      Dataset<KindShare> kinds,
      Dataset<Chart> past) {
    List<Chart> charts =
        new Charts(batch, ruleSet, past.collectAsList())
            .of(
                shares.collectAsList(),
                kinds.filter(col("level").equalTo(Statistic.Level.BATCH.name())).collectAsList());
    return spark.createDataset(charts, Tables.CHARTS.encoder());
  }

  /** Rows added up by key; all other columns are whole numbers, so the order does not matter. */
  private static Dataset<Row> summed(Dataset<Row> shares, List<String> key) {
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
    return Arrays.stream(type.getRecordComponents())
        .map(component -> col(component.getName()))
        .toArray(Column[]::new);
  }
}

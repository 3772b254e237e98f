package io.loomsight.jobs.ingest;

import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.try_element_at;

import io.loomsight.jobs.table.Batch;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.CoGroupFunction;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The checks between images, which need neither files nor pixels. */
final class SeriesJob {

  private static final Logger LOG = LoggerFactory.getLogger(SeriesJob.class);

  private static final String[] ROLL_ID = {"rollId"};
  private static final Column ROLL = try_element_at(col("placement.rollId"), lit(1)).as(ROLL_ID[0]);

  private final IngestConfig config;
  private final Dataset<String> ended;

  /**
   * @param ended as {@link #ended} gives them
   */
  SeriesJob(IngestConfig config, Dataset<String> ended) {
    this.config = config;
    this.ended = ended;
  }

  /** The rolls that end this night, as the lines that count say, whatever becomes of the images. */
  static Dataset<String> ended(Dataset<Candidate> paired) {
    return paired
        .filter(array_contains(col("placement.rollEnd"), true))
        .select(ROLL)
        .distinct()
        .as(Encoders.STRING());
  }

  /** All images, those that are refused already as they are. */
  Dataset<Candidate> judged(Dataset<Candidate> examined) {
    IngestConfig limits = config;
    return examined
        .filter(IngestJob.IS_OPEN)
        .groupByKey(
            (MapFunction<Candidate, String>) image -> image.shown().contentHash(),
            Encoders.STRING())
        .flatMapGroups(
            (FlatMapGroupsFunction<String, Candidate, Candidate>)
                (hash, images) -> RollSeries.ofOneContent(all(images)).iterator(),
            IngestJob.CANDIDATE)
        .groupByKey(
            (MapFunction<Candidate, String>) image -> image.place().rollId(), Encoders.STRING())
        .cogroup(
            ended.groupByKey((MapFunction<String, String>) rollId -> rollId, Encoders.STRING()),
            (CoGroupFunction<String, Candidate, String, Candidate>)
                (rollId, images, end) -> {
                  List<Candidate> checked = RollSeries.ofOneRoll(all(images), limits);
                  return (end.hasNext() ? RollSeries.withEnd(checked) : checked).iterator();
                },
            IngestJob.CANDIDATE)
        .union(examined.filter(not(IngestJob.IS_OPEN)));
  }

  /** A roll of which no image stays has no frame that could say that it ends. */
  void warnOfLostEnds(Batch batch, Dataset<Candidate> judged) {
    Row lost =
        ended
            .toDF(ROLL_ID)
            .join(judged.filter(IngestJob.IS_OPEN).select(ROLL), ROLL_ID, "left_anti")
            .agg(count(lit(1)), min(ROLL_ID[0]))
            .first();
    if (lost.getLong(0) > 0) {
      LOG.warn(
          "ingest of {}: {} rolls end with images that were refused and have no other of this night: they stay open, for example {}",
          batch,
          lost.getLong(0),
          lost.getString(1));
    }
  }

  private static <T> List<T> all(Iterator<T> items) {
    List<T> list = new ArrayList<>();
    items.forEachRemaining(list::add);
    return list;
  }
}

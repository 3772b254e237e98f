package io.loomsight.jobs.runtime;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.xxhash64;

import io.loomsight.jobs.table.Tables;
import io.loomsight.models.fabric.Frame;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.functions;

/** How frames are spread over tasks that run the model. */
public final class FrameOrder {

  private FrameOrder() {}

  /** At most so many frames of each group: those with the lowest hashes of frame id and seed. */
  public static Dataset<Frame> lowestHashes(
      Dataset<Frame> frames, String group, int most, long seed) {
    return frames
        .withColumn(
            "place",
            row_number()
                .over(
                    Window.partitionBy(group)
                        .orderBy(xxhash64(col("frameId"), lit(seed)), col("frameId"))))
        .filter(col("place").leq(most))
        .drop("place")
        .as(Tables.FRAMES.encoder());
  }

  /**
   * The frames sorted by style, roll, size and place, in partitions of about the configured size: a
   * partition holds few styles and rolls, whose references are then made ready once.
   */
  public static Dataset<Frame> partitioned(Dataset<Frame> frames, DetectorConfig config) {
    long count = frames.count();
    long wanted = (count + config.framesPerTask() - 1) / config.framesPerTask();
    Column[] order =
        Stream.of("styleId", "rollId", "widthPx", "heightPx", "cameraId", "sequence", "frameId")
            .map(functions::col)
            .toArray(Column[]::new);
    return frames
        .repartitionByRange((int) Math.max(1, Math.min(Integer.MAX_VALUE, wanted)), order)
        .sortWithinPartitions(order)
        .as(Tables.FRAMES.encoder());
  }
}

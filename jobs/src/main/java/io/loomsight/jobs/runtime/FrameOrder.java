package io.loomsight.jobs.runtime;

import io.loomsight.jobs.table.Tables;
import io.loomsight.models.fabric.Frame;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/** How frames are spread over tasks that run the model. */
public final class FrameOrder {

  /** A partition is what a lost executor must do again: about a minute of work on a CPU. */
  private static final long FRAMES_A_PARTITION = 64;

  private FrameOrder() {}

  /**
   * The frames sorted by style, roll, size and place, in at least as many partitions as there are
   * cores: a partition holds few styles and rolls, whose references are then made ready once.
   */
  public static Dataset<Frame> partitioned(SparkSession spark, Dataset<Frame> frames) {
    long count = frames.count();
    int cores = spark.sparkContext().defaultParallelism();
    long wanted = Math.max(2L * cores, (count + FRAMES_A_PARTITION - 1) / FRAMES_A_PARTITION);
    Column[] order =
        Stream.of("styleId", "rollId", "widthPx", "heightPx", "cameraId", "sequence", "frameId")
            .map(functions::col)
            .toArray(Column[]::new);
    return frames
        .repartitionByRange((int) Math.max(1, Math.min(count, wanted)), order)
        .sortWithinPartitions(order)
        .as(Tables.FRAMES.encoder());
  }
}

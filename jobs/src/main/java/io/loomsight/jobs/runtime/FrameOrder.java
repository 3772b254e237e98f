package io.loomsight.jobs.runtime;

import io.loomsight.jobs.table.Tables;
import io.loomsight.models.fabric.Frame;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.functions;

/** How frames are spread over tasks that run the model. */
public final class FrameOrder {

  private FrameOrder() {}

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

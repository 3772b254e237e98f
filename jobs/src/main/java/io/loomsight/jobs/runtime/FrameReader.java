package io.loomsight.jobs.runtime;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.table.StoreReads;
import io.loomsight.models.fabric.Frame;
import io.loomsight.models.image.DecodeLimits;
import io.loomsight.models.image.Decoded;
import io.loomsight.models.image.GreyImage;
import io.loomsight.models.image.ImageDecoder;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Function;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;

/** Reads the images of accepted frames inside tasks. */
public final class FrameReader implements Serializable {

  private static final long serialVersionUID = 1L;

  private final SerializableConfiguration configuration;

  private FrameReader(SerializableConfiguration configuration) {
    this.configuration = configuration;
  }

  /** A reader with a session's storage settings, to be carried to tasks. */
  public static FrameReader of(SparkSession spark) {
    return new FrameReader(
        new SerializableConfiguration(spark.sparkContext().hadoopConfiguration()));
  }

  /**
   * The image of a frame.
   *
   * @throws InputException where the image is no longer what ingest accepted
   */
  public GreyImage read(Frame frame, TaskMeter meter) {
    return read(frame, meter, Optional.ofNullable(TaskContext.get()));
  }

  /** {@link #read} for all threads of the calling task, which is accounted what they read. */
  public Function<Frame, GreyImage> ofTask(TaskMeter meter) {
    Optional<TaskContext> task = Optional.ofNullable(TaskContext.get());
    return frame -> read(frame, meter, task);
  }

  private GreyImage read(Frame frame, TaskMeter meter, Optional<TaskContext> task) {
    long started = System.nanoTime();
    byte[] bytes = bytes(frame.uri());
    long read = System.nanoTime();
    // Spark counts what its own sources read, and knows nothing of this
    task.ifPresent(of -> of.taskMetrics().inputMetrics().incBytesRead(bytes.length));
    Decoded decoded = new ImageDecoder(limits(frame, bytes)).decode(bytes, frame.uri());
    meter.saw(read - started, System.nanoTime() - read);
    if (decoded instanceof Decoded.Refused refused) {
      throw changed(frame, refused.detail());
    }
    GreyImage image = ((Decoded.Image) decoded).image();
    if (image.widthPx() != frame.widthPx() || image.heightPx() != frame.heightPx()) {
      throw changed(frame, "found " + image);
    }
    return image;
  }

  /** What ingest accepted is read, also where its settings let pass more than is usual. */
  private static DecodeLimits limits(Frame frame, byte[] bytes) {
    DecodeLimits usual = DecodeLimits.defaults();
    return new DecodeLimits(
        Math.max(usual.maxPixels(), (long) frame.widthPx() * frame.heightPx()),
        Math.max(usual.maxBytes(), bytes.length),
        usual.minSidePx());
  }

  private byte[] bytes(String uri) {
    Optional<PackedImage> packed = PackedImage.parse(uri);
    try {
      return packed.isPresent()
          ? packed.get().first(configuration.value(), Long.MAX_VALUE)
          : loose(uri);
    } catch (PackedImage.ChangedException changed) {
      throw new InputException(changed.getMessage(), changed);
    } catch (FileNotFoundException gone) {
      throw new InputException(
          "%s: expected the image that ingest accepted, found none; run the stage 'ingest' again"
              .formatted(uri),
          gone);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private byte[] loose(String uri) throws IOException {
    Path path = new Path(uri);
    try (FSDataInputStream stream =
        StoreReads.whole(path.getFileSystem(configuration.value()), path)) {
      return stream.readAllBytes();
    }
  }

  private static InputException changed(Frame frame, String detail) {
    return new InputException(
        "%s: expected the image of %d x %d px that ingest accepted, %s; run the stage 'ingest' again"
            .formatted(frame.uri(), frame.widthPx(), frame.heightPx(), detail));
  }
}

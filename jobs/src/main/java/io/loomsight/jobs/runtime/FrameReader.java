package io.loomsight.jobs.runtime;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.table.StoreReads;
import io.loomsight.models.fabric.Frame;
import io.loomsight.models.image.DecodeLimits;
import io.loomsight.models.image.Decoded;
import io.loomsight.models.image.GreyImage;
import io.loomsight.models.image.ImageDecoder;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.Serializable;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
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

  /** A frame and its image, which is decoded by the thread that asks for it. */
  public record FrameImage(Frame frame, Supplier<GreyImage> decoded) {

    /**
     * The image, decoded anew at each call.
     *
     * @throws InputException where it is no longer what ingest accepted
     */
    public GreyImage image() {
      return decoded.get();
    }
  }

  /**
   * Frames of the calling task with their images, of which some are read from storage ahead of
   * their turn.
   *
   * @param meter is told how long images were waited for and decoded
   */
  public Iterator<FrameImage> images(Iterator<Frame> frames, TaskMeter meter) {
    TaskContext task = TaskContext.get();
    return Partitions.each(
        ReadAhead.ofTask(frames, Frame::bytes, this::bytes),
        next -> new FrameImage(next.row(), () -> image(next, meter, task)));
  }

  /** A frame and its image as it landed, which is waited for by the thread that asks for it. */
  public record FrameFile(Frame frame, Supplier<byte[]> read) {

    /**
     * The image's bytes, whose format tells itself.
     *
     * @throws InputException where it is no longer there or no longer whole
     */
    public byte[] bytes() {
      return read.get();
    }

    /**
     * What ingest accepted, decoded from its bytes.
     *
     * @throws InputException where the bytes are others
     */
    public GreyImage image(byte[] bytes) {
      return FrameReader.decoded(frame, bytes);
    }
  }

  /** Frames of the calling task with their images' bytes, of which some are read ahead. */
  public Iterator<FrameFile> files(Iterator<Frame> frames) {
    return Partitions.each(
        ReadAhead.ofTask(frames, Frame::bytes, this::bytes),
        next -> new FrameFile(next.row(), next::bytes));
  }

  private static GreyImage image(
      ReadAhead.Coming<Frame> coming, TaskMeter meter, TaskContext task) {
    Frame frame = coming.row();
    long started = System.nanoTime();
    byte[] bytes = coming.bytes();
    long read = System.nanoTime();
    // Spark counts what its own sources read, and knows nothing of this
    task.taskMetrics().inputMetrics().incBytesRead(bytes.length);
    GreyImage image = decoded(frame, bytes);
    meter.saw(read - started, System.nanoTime() - read);
    return image;
  }

  private static GreyImage decoded(Frame frame, byte[] bytes) {
    Decoded decoded = new ImageDecoder(limits(frame, bytes)).decode(bytes, frame.uri());
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

  private byte[] bytes(Frame frame) throws IOException {
    Optional<PackedImage> packed = PackedImage.parse(frame.uri());
    try {
      return packed.isPresent()
          ? packed.get().first(configuration.value(), Long.MAX_VALUE)
          : loose(frame);
    } catch (PackedImage.ChangedException changed) {
      throw new InputException(changed.getMessage(), changed);
    } catch (FileNotFoundException gone) {
      throw new InputException(
          "%s: expected the image that ingest accepted, found none; run the stage 'ingest' again"
              .formatted(frame.uri()),
          gone);
    }
  }

  private byte[] loose(Frame frame) throws IOException {
    Path path = new Path(frame.uri());
    FileSystem store = path.getFileSystem(configuration.value());
    try (FSDataInputStream stream = StoreReads.whole(store, path, frame.bytes())) {
      return stream.readAllBytes();
    } catch (EOFException shorter) {
      throw changed(frame, "found fewer bytes");
    }
  }

  private static InputException changed(Frame frame, String detail) {
    return new InputException(
        "%s: expected the image of %d x %d px that ingest accepted, %s; run the stage 'ingest' again"
            .formatted(frame.uri(), frame.widthPx(), frame.heightPx(), detail));
  }
}

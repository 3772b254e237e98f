package io.loomsight.jobs.runtime;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.length;

import io.loomsight.jobs.table.RecordEncoder;
import io.loomsight.models.detect.ClothArea;
import io.loomsight.models.detect.ClothLook;
import io.loomsight.models.detect.Detector;
import io.loomsight.models.detect.FeatureSums;
import io.loomsight.models.detect.RobustGaussian;
import io.loomsight.models.fabric.Frame;
import io.loomsight.models.image.GreyImage;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.api.java.function.MapGroupsFunction;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.util.LongAccumulator;

/**
 * What each roll itself looks like tonight: a robust fit over a fixed sample of its frames, of
 * which most are good. References of styles without named good frames are made of it, and findings
 * are judged by it beside the style's reference.
 */
public final class RollLooks {

  private RollLooks() {}

  /** Sums of features by the name of the roll or style they are of, as a row. */
  public record Look(
      String name, long positions, List<Long> sums, List<Long> products, List<ClothLook> cameras) {

    public Look {
      sums = List.copyOf(sums);
      products = List.copyOf(products);
      cameras = List.copyOf(cameras);
    }

    /** The sums of a roll or a style. */
    public static Look of(String name, FeatureSums sums) {
      return of(name, sums, List.of());
    }

    private static Look of(String name, FeatureSums sums, List<ClothLook> cameras) {
      return new Look(name, sums.positions(), boxed(sums.sums()), boxed(sums.products()), cameras);
    }

    /** The sums that this row keeps. */
    public FeatureSums featureSums() {
      return FeatureSums.of(positions, unboxed(sums), unboxed(products));
    }
  }

  /** Some features of one frame of a roll, as a row. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Sample(
      String rollId, String cameraId, String frameId, byte[] features, ClothLook look) {}

  /**
   * The looks of rolls.
   *
   * @param sums of features by roll
   * @param cameras what each camera shows of the roll's cloth, by roll
   */
  public record Fitted(Map<String, FeatureSums> sums, Map<String, List<ClothLook>> cameras) {}

  /** The frames that a roll's look is fitted on: its lowest hashes of frame id and seed. */
  public static Dataset<Frame> sampled(Dataset<Frame> frames, DetectorConfig config) {
    return FrameOrder.lowestHashes(frames, "rollId", config.sampleFrames(), config.seed());
  }

  /**
   * Fits the look of every roll.
   *
   * @param sampled what {@link #sampled} gives
   * @param done is added 1 to for each frame
   * @return the looks by roll, about 17 kB each, on the driver
   */
  public static Fitted fit(
      StageContext context, Dataset<Frame> sampled, DetectorConfig config, LongAccumulator done) {
    FrameReader reader = FrameReader.of(context.spark());
    TaskMeter meter = TaskMeter.of(context);
    MapPartitionsFunction<Frame, Sample> sample =
        partition ->
            Partitions.each(
                reader.images(partition, meter), frame -> sample(frame, config, meter, done));
    MapFunction<Sample, String> roll = Sample::rollId;
    MapGroupsFunction<String, Sample, Look> look = (rollId, samples) -> look(rollId, samples);
    Map<String, FeatureSums> sums = new TreeMap<>();
    Map<String, List<ClothLook>> cameras = new TreeMap<>();
    ModelTasks.mapPartitions(
            context,
            config,
            FrameOrder.partitioned(sampled, config),
            sample,
            RecordEncoder.of(Sample.class))
        .filter(length(col("features")).gt(0))
        .groupByKey(roll, Encoders.STRING())
        .mapGroups(look, RecordEncoder.of(Look.class))
        .collectAsList()
        .forEach(
            row -> {
              sums.put(row.name(), row.featureSums());
              cameras.put(row.name(), row.cameras());
            });
    return new Fitted(sums, cameras);
  }

  /** Without features where the frame shows no cloth. */
  private static Sample sample(
      FrameReader.FrameImage read, DetectorConfig config, TaskMeter meter, LongAccumulator done) {
    Frame frame = read.frame();
    GreyImage image = read.image();
    ClothArea cloth = ClothArea.find(image);
    long seed = config.seed() ^ Long.parseUnsignedLong(frame.frameId().substring(0, 16), 16);
    float[] features =
        meter.run(config, own -> own.sample(image, cloth, config.samplePlaces(), seed));
    meter.ran(1, 0);
    done.add(1);
    return new Sample(
        frame.rollId(),
        frame.cameraId(),
        frame.frameId(),
        bytes(features),
        features.length == 0 ? ClothLook.unknown() : ClothLook.of(image, cloth));
  }

  /** In the order of frame ids, so that no partitioning shows. */
  private static Look look(String rollId, Iterator<Sample> samples) {
    List<Sample> sorted = new ArrayList<>();
    samples.forEachRemaining(sorted::add);
    sorted.sort(Comparator.comparing(Sample::frameId));
    Map<String, List<ClothLook>> byCamera = new TreeMap<>();
    sorted.forEach(
        sample ->
            byCamera
                .computeIfAbsent(sample.cameraId(), camera -> new ArrayList<>())
                .add(sample.look()));
    List<ClothLook> cameras = byCamera.values().stream().map(ClothLook::median).toList();
    return Look.of(rollId, robust(sorted), cameras);
  }

  private static FeatureSums robust(List<Sample> sorted) {
    int length = sorted.stream().mapToInt(sample -> sample.features().length).sum();
    ByteBuffer all = ByteBuffer.allocate(length);
    sorted.forEach(sample -> all.put(sample.features()));
    float[] features = new float[length / Float.BYTES];
    all.flip().asFloatBuffer().get(features);
    return RobustGaussian.sums(features, Detector.CHANNELS);
  }

  private static byte[] bytes(float[] features) {
    ByteBuffer buffer = ByteBuffer.allocate(features.length * Float.BYTES);
    buffer.asFloatBuffer().put(features);
    return buffer.array();
  }

  static List<Long> boxed(long[] values) {
    return Arrays.stream(values).boxed().toList();
  }

  static long[] unboxed(List<Long> values) {
    return values.stream().mapToLong(Long::longValue).toArray();
  }
}

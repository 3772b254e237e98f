package io.loomsight.models.detect;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.loomsight.models.image.GreyImage;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Judges images of cloth: features by the encoder, distances to a style's Gaussian. Thread-safe;
 * one is shared by all task threads of a JVM.
 */
public final class Detector implements AutoCloseable {

  /** Features per place. */
  public static final int CHANNELS = EncoderBlock.CHANNELS;

  private final FeatureNet net;
  private final TiledNet tiled;
  private final ForwardClock clock = new ForwardClock();
  private final String modelVersion;
  private final String device;
  private final DeviceInfo deviceInfo;

  private Detector(FeatureNet net, String modelVersion, String device) {
    this.net = net;
    this.tiled = new TiledNet(net, clock);
    this.modelVersion = modelVersion;
    this.device = device;
    this.deviceInfo = DeviceInfo.of(device);
  }

  /** A detector with an encoder's weights, on cpu or gpu:N. */
  public static Detector open(InputStream weights, String modelVersion, String device) {
    return new Detector(Encoder.open(weights, device), modelVersion, device);
  }

  /** The same with the network as the engine runs it by itself, to measure against. */
  static Detector openPlain(InputStream weights, String modelVersion, String device) {
    return new Detector(PlainEncoder.open(weights, device), modelVersion, device);
  }

  /**
   * A detector with a network of somebody else's, see {@link Backbone}.
   *
   * @throws IllegalArgumentException where the bytes are no such network
   */
  public static Detector ofBackbone(byte[] torchScript, String device) {
    Backbone backbone = Backbone.open(torchScript, device);
    return new Detector(backbone, backbone.version(), device);
  }

  /** The version that {@link #ofBackbone} gives a network: {@code backbone/} and its hash. */
  public static String backboneVersion(byte[] torchScript) {
    return Backbone.version(torchScript);
  }

  /** How many GPUs the engine sees on this machine. */
  public static int gpuCount() {
    TorchThreads.fix();
    return Engine.getEngine("PyTorch").getGpuCount();
  }

  public String modelVersion() {
    return modelVersion;
  }

  public String device() {
    return device;
  }

  /** What its device is. */
  public DeviceInfo deviceInfo() {
    return deviceInfo;
  }

  /**
   * Wall time that the calling thread has spent in this detector's network and distances so far, in
   * ns. Each call lasts until its results are in the JVM, so a GPU's work is waited for.
   */
  public long forwardNanos() {
    return clock.elapsedNanos();
  }

  /** The features of an image's cloth. */
  public ClothFeatures features(GreyImage image) {
    ClothArea cloth = ClothArea.find(image);
    int channels = EncoderBlock.CHANNELS;
    int columns = cells(image.widthPx());
    int rows = cells(image.heightPx());
    float[][] all = new float[1][columns * rows * channels];
    tiled.encode(
        List.of(image),
        List.of(cloth),
        Window.whole(image),
        (call, features, part) -> part.copy(values(features), channels, all, columns));
    return new ClothFeatures(image.widthPx(), image.heightPx(), columns, rows, all[0], cloth);
  }

  /**
   * Features of at most {@code count} places of an image's cloth. Of a large image only some
   * windows, spread evenly, are encoded, so that a sample costs a fraction of a judgement. The seed
   * alone chooses windows and places.
   *
   * @param cloth what {@link ClothArea#find} found
   * @return {@code [position][channel]}; empty where there is no cloth
   */
  public float[] sample(GreyImage image, ClothArea cloth, int count, long seed) {
    if (cloth.widthPx() == 0) {
      return new float[0];
    }
    List<Window> windows = Window.spread(image, cloth, new SplittableRandom(seed));
    int places = windows.stream().mapToInt(window -> window.columns() * window.rows()).sum();
    float[] onCloth = new float[places * CHANNELS];
    int used = 0;
    for (Window window : windows) {
      float[][] all = new float[1][window.columns() * window.rows() * CHANNELS];
      tiled.encode(
          List.of(image),
          List.of(cloth),
          window,
          (call, features, part) -> part.copy(values(features), CHANNELS, all, window.columns()));
      for (int place = 0; place < window.columns() * window.rows(); place++) {
        if (AnomalyMap.onCloth(window.column(place), window.row(place), cloth)) {
          System.arraycopy(all[0], place * CHANNELS, onCloth, used * CHANNELS, CHANNELS);
          used++;
        }
      }
    }
    int[] chosen = choose(used, count, seed);
    float[] sample = new float[chosen.length * CHANNELS];
    for (int i = 0; i < chosen.length; i++) {
      System.arraycopy(onCloth, chosen[i] * CHANNELS, sample, i * CHANNELS, CHANNELS);
    }
    return sample;
  }

  /** How many images of this size are best judged together: 1 on a CPU, by memory on a GPU. */
  public int batch(int widthPx, int heightPx) {
    return net.batch(Math.min(widthPx, TiledNet.PIECE_PX), Math.min(heightPx, TiledNet.PIECE_PX));
  }

  /**
   * Runs the network alone over all of an image and drops the features: what every judgement costs
   * at least, for benchmarks.
   *
   * @return how many places had features
   */
  public long forward(GreyImage image) {
    long[] places = {0};
    tiled.encode(
        List.of(image),
        List.of(ClothArea.whole(image)),
        Window.whole(image),
        (call, features, part) -> places[0] += (long) features.columns() * features.rows());
    return places[0];
  }

  /**
   * The anomaly map of an image: the distance to the style, or, where the roll's own look is given,
   * the smaller of the two distances, so that tonight's light and magnification raise no alarm. The
   * features stay in the engine's memory.
   */
  public AnomalyMap judge(GreyImage image, StyleGaussian style, Optional<StyleGaussian> own) {
    return judge(List.of(image), style, own).get(0);
  }

  /**
   * The anomaly maps of images of one size, which go through the network together.
   *
   * @param images at least one, at most what {@link #batch} says
   */
  public List<AnomalyMap> judge(
      List<GreyImage> images, StyleGaussian style, Optional<StyleGaussian> own) {
    GreyImage first = images.get(0);
    if (images.stream()
        .anyMatch(
            image -> image.widthPx() != first.widthPx() || image.heightPx() != first.heightPx())) {
      throw new IllegalArgumentException("images: expected all of one size, found " + images);
    }
    List<ClothArea> cloths = images.stream().map(ClothArea::find).toList();
    int columns = cells(first.widthPx());
    int rows = cells(first.heightPx());
    float[][] distances = new float[images.size()][columns * rows];
    Distances measure = Distances.to(style, own);
    tiled.encode(
        images,
        cloths,
        Window.whole(first),
        (call, features, part) -> part.copy(measure.of(call, features), 1, distances, columns));
    return IntStream.range(0, images.size())
        .mapToObj(
            i ->
                AnomalyMap.of(
                    first.widthPx(), first.heightPx(), columns, rows, distances[i], cloths.get(i)))
        .toList();
  }

  /** The same from features made before. */
  public AnomalyMap judge(
      ClothFeatures features, StyleGaussian style, Optional<StyleGaussian> own) {
    return AnomalyMap.of(features, distances(features, Distances.to(style, own)));
  }

  /** The distance of every place to the nearest of several looks, {@code [row][column]}. */
  public float[] distances(ClothFeatures features, List<StyleGaussian> looks) {
    return distances(features, Distances.to(looks));
  }

  private float[] distances(ClothFeatures features, Distances measure) {
    long started = clock.started();
    try (NDManager call = net.newCall()) {
      long places = (long) features.columns() * features.rows();
      NDArray all = call.create(features.sharedFeatures(), new Shape(places, CHANNELS));
      return measure.of(call, FeatureMaps.of(all, features.rows(), features.columns()));
    } finally {
      clock.ended(started);
    }
  }

  private static float[] values(FeatureMaps features) {
    try (NDArray joined = features.joined()) {
      return joined.toFloatArray();
    }
  }

  private static int cells(int sizePx) {
    return (sizePx + EncoderBlock.STRIDE - 1) / EncoderBlock.STRIDE;
  }

  @Override
  public void close() {
    net.close();
  }

  /** Positions of the cloth in a fixed random order, at most {@code count}. */
  static int[] choose(int positions, int count, long seed) {
    int[] order = new int[positions];
    for (int i = 0; i < positions; i++) {
      order[i] = i;
    }
    SplittableRandom random = new SplittableRandom(seed);
    int chosen = Math.min(count, positions);
    for (int i = 0; i < chosen; i++) {
      int j = i + random.nextInt(positions - i);
      int swap = order[i];
      order[i] = order[j];
      order[j] = swap;
    }
    int[] first = new int[chosen];
    System.arraycopy(order, 0, first, 0, chosen);
    Arrays.sort(first);
    return first;
  }
}

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

  /** Pixels mirrored around an image, so that its border looks like cloth to the encoder. */
  private static final int MIRROR_PX = 32;

  /** Widest and highest piece that goes through the encoder at once; a multiple of 16. */
  private static final int PIECE_PX = 4096;

  /** Pixels around a piece that the encoder can see from inside it; a multiple of 16. */
  private static final int HALO_PX = 64;

  private final FeatureNet net;
  private final String modelVersion;
  private final String device;

  private Detector(FeatureNet net, String modelVersion, String device) {
    this.net = net;
    this.modelVersion = modelVersion;
    this.device = device;
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

  /** The features of an image's cloth. */
  public ClothFeatures features(GreyImage image) {
    ClothArea cloth = ClothArea.find(image);
    int channels = EncoderBlock.CHANNELS;
    int columns = cells(image.widthPx());
    int rows = cells(image.heightPx());
    float[][] all = new float[1][columns * rows * channels];
    encode(
        List.of(image),
        List.of(cloth),
        (call, features, part) -> part.copy(features.toFloatArray(), channels, all, columns));
    return new ClothFeatures(image.widthPx(), image.heightPx(), columns, rows, all[0], cloth);
  }

  /** How many images of this size are best judged together: 1 on a CPU, by memory on a GPU. */
  public int batch(int widthPx, int heightPx) {
    return net.batch(Math.min(widthPx, PIECE_PX), Math.min(heightPx, PIECE_PX));
  }

  /**
   * Runs the network alone over all of an image and drops the features: what every judgement costs
   * at least, for benchmarks.
   *
   * @return how many places had features
   */
  public long forward(GreyImage image) {
    long[] places = {0};
    encode(
        List.of(image),
        List.of(ClothArea.whole(image)),
        (call, features, part) -> places[0] += features.getShape().get(0));
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
    encode(
        images,
        cloths,
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
    try (NDManager call = net.newCall()) {
      NDArray all =
          call.create(
              features.sharedFeatures(),
              new Shape((long) features.columns() * features.rows(), EncoderBlock.CHANNELS));
      return measure.of(call, all);
    }
  }

  /** Takes the features of a part of the images. */
  @FunctionalInterface
  private interface PartVisitor {
    void visit(NDManager call, NDArray features, Part part);
  }

  /**
   * Where a stripe lies in each image. Its place (0, 0) is {@code row} and {@code column} of the
   * image's places; of its {@code width} columns those from {@code fromColumn} to {@code toColumn}
   * and of its {@code height} rows those from {@code fromRow} to {@code toRow} are the image's.
   *
   * @param images which images of the call
   */
  private record Part(
      List<Integer> images,
      int width,
      int height,
      int row,
      int column,
      int fromRow,
      int toRow,
      int fromColumn,
      int toColumn) {

    void copy(float[] values, int depth, float[][] all, int columns) {
      for (int i = 0; i < images.size(); i++) {
        for (int y = fromRow; y < toRow; y++) {
          System.arraycopy(
              values,
              ((i * height + y) * width + fromColumn) * depth,
              all[images.get(i)],
              ((row + y) * columns + column + fromColumn) * depth,
              (toColumn - fromColumn) * depth);
        }
      }
    }
  }

  private void encode(List<GreyImage> images, List<ClothArea> cloths, PartVisitor visitor) {
    List<Integer> showing =
        IntStream.range(0, images.size()).filter(i -> cloths.get(i).widthPx() > 0).boxed().toList();
    if (showing.isEmpty()) {
      return;
    }
    List<Mirrored> mirrored =
        showing.stream().map(i -> Mirrored.of(images.get(i), cloths.get(i), MIRROR_PX)).toList();
    int widthPx = cells(images.get(0).widthPx()) * EncoderBlock.STRIDE;
    int heightPx = cells(images.get(0).heightPx()) * EncoderBlock.STRIDE;
    for (int top = 0; top < heightPx; top += PIECE_PX) {
      for (int left = 0; left < widthPx; left += PIECE_PX) {
        int right = Math.min(widthPx, left + PIECE_PX);
        int bottom = Math.min(heightPx, top + PIECE_PX);
        encodePiece(showing, mirrored, left, top, right, bottom, widthPx, heightPx, visitor);
      }
    }
  }

  private void encodePiece(
      List<Integer> showing,
      List<Mirrored> mirrored,
      int left,
      int top,
      int right,
      int bottom,
      int widthPx,
      int heightPx,
      PartVisitor visitor) {
    int stride = EncoderBlock.STRIDE;
    int beforeX = left == 0 ? MIRROR_PX : HALO_PX;
    int beforeY = top == 0 ? MIRROR_PX : HALO_PX;
    int pieceWidth = ceil16(beforeX + right - left + (right == widthPx ? MIRROR_PX : HALO_PX));
    int pieceHeight = ceil16(beforeY + bottom - top + (bottom == heightPx ? MIRROR_PX : HALO_PX));
    List<FeatureNet.Piece> pieces =
        mirrored.stream()
            .map(image -> image.piece(left - beforeX, top - beforeY, pieceHeight))
            .toList();
    int row = (top - beforeY) / stride;
    try (NDManager call = net.newCall()) {
      net.encode(
          call,
          pieces,
          pieceHeight,
          pieceWidth,
          (from, columns, features) -> {
            int column = (left - beforeX) / stride + from;
            Part part =
                new Part(
                    showing,
                    columns,
                    pieceHeight / stride,
                    row,
                    column,
                    top / stride - row,
                    bottom / stride - row,
                    Math.max(0, left / stride - column),
                    Math.min(columns, right / stride - column));
            if (part.fromColumn() < part.toColumn()) {
              visitor.visit(call, features, part);
            }
          });
    }
  }

  private static int cells(int sizePx) {
    return (sizePx + EncoderBlock.STRIDE - 1) / EncoderBlock.STRIDE;
  }

  private static int ceil16(int px) {
    return (px + 15) / 16 * 16;
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

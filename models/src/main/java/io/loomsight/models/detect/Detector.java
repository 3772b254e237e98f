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
    float[] all = new float[columns * rows * channels];
    encode(
        image,
        cloth,
        (call, features, part) -> part.copy(features.toFloatArray(), channels, all, columns));
    return new ClothFeatures(image.widthPx(), image.heightPx(), columns, rows, all, cloth);
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
        image,
        ClothArea.whole(image),
        (call, features, part) -> places[0] += features.getShape().get(0));
    return places[0];
  }

  /**
   * The anomaly map of an image: the distance to the style, or, where the roll's own look is given,
   * the smaller of the two distances, so that tonight's light and magnification raise no alarm. The
   * features stay in the engine's memory.
   */
  public AnomalyMap judge(GreyImage image, StyleGaussian style, Optional<StyleGaussian> own) {
    ClothArea cloth = ClothArea.find(image);
    int columns = cells(image.widthPx());
    int rows = cells(image.heightPx());
    float[] distances = new float[columns * rows];
    Distances measure = Distances.to(style, own);
    encode(
        image,
        cloth,
        (call, features, part) -> part.copy(measure.of(call, features), 1, distances, columns));
    return AnomalyMap.of(image.widthPx(), image.heightPx(), columns, rows, distances, cloth);
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

  /** Takes the features of a part of an image. */
  @FunctionalInterface
  private interface PartVisitor {
    void visit(NDManager call, NDArray features, Part part);
  }

  /**
   * Where a stripe lies: its place (0, 0) is {@code row} and {@code column} of the image's places,
   * and of its {@code width} columns those from {@code fromColumn} to {@code toColumn} and of its
   * rows those from {@code fromRow} to {@code toRow} are the image's.
   */
  private record Part(
      int width, int row, int column, int fromRow, int toRow, int fromColumn, int toColumn) {

    void copy(float[] values, int depth, float[] all, int columns) {
      for (int y = fromRow; y < toRow; y++) {
        System.arraycopy(
            values,
            (y * width + fromColumn) * depth,
            all,
            ((row + y) * columns + column + fromColumn) * depth,
            (toColumn - fromColumn) * depth);
      }
    }
  }

  private void encode(GreyImage image, ClothArea cloth, PartVisitor visitor) {
    if (cloth.widthPx() == 0) {
      return;
    }
    Mirrored mirrored = Mirrored.of(image, cloth, MIRROR_PX);
    int widthPx = cells(image.widthPx()) * EncoderBlock.STRIDE;
    int heightPx = cells(image.heightPx()) * EncoderBlock.STRIDE;
    for (int top = 0; top < heightPx; top += PIECE_PX) {
      for (int left = 0; left < widthPx; left += PIECE_PX) {
        int right = Math.min(widthPx, left + PIECE_PX);
        int bottom = Math.min(heightPx, top + PIECE_PX);
        encodePiece(mirrored, left, top, right, bottom, widthPx, heightPx, visitor);
      }
    }
  }

  private void encodePiece(
      Mirrored mirrored,
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
    float[] grey = mirrored.piece(left - beforeX, top - beforeY, pieceWidth, pieceHeight);
    int row = (top - beforeY) / stride;
    try (NDManager call = net.newCall()) {
      net.encode(
          call,
          grey,
          pieceHeight,
          pieceWidth,
          (from, columns, features) -> {
            int column = (left - beforeX) / stride + from;
            Part part =
                new Part(
                    columns,
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

package io.loomsight.models.detect;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.loomsight.models.image.GreyImage;
import java.io.InputStream;
import java.util.Arrays;
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

  /** Widest and highest piece that goes through the encoder at once. */
  private static final int PIECE_PX = 2048;

  /** Pixels around a piece that the encoder can see from inside it; a multiple of 16. */
  private static final int HALO_PX = 64;

  private final Encoder encoder;
  private final String modelVersion;
  private final String device;

  private Detector(Encoder encoder, String modelVersion, String device) {
    this.encoder = encoder;
    this.modelVersion = modelVersion;
    this.device = device;
  }

  /** A detector with an encoder's weights, on cpu or gpu:N. */
  public static Detector open(InputStream weights, String modelVersion, String device) {
    return new Detector(Encoder.open(weights, device), modelVersion, device);
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
    int columns = cells(image.widthPx());
    int rows = cells(image.heightPx());
    float[] all = new float[columns * rows * EncoderBlock.CHANNELS];
    if (cloth.widthPx() > 0) {
      Mirrored mirrored = Mirrored.of(image, cloth, MIRROR_PX);
      for (int top = 0; top < rows * EncoderBlock.STRIDE; top += PIECE_PX) {
        for (int left = 0; left < columns * EncoderBlock.STRIDE; left += PIECE_PX) {
          encodePiece(mirrored, left, top, columns, rows, all);
        }
      }
    }
    return new ClothFeatures(image.widthPx(), image.heightPx(), columns, rows, all, cloth);
  }

  private void encodePiece(
      Mirrored mirrored, int left, int top, int columns, int rows, float[] all) {
    int width = Math.min(PIECE_PX, columns * EncoderBlock.STRIDE - left);
    int height = Math.min(PIECE_PX, rows * EncoderBlock.STRIDE - top);
    int beforeX = left == 0 ? MIRROR_PX : HALO_PX;
    int beforeY = top == 0 ? MIRROR_PX : HALO_PX;
    int afterX = left + width == columns * EncoderBlock.STRIDE ? MIRROR_PX : HALO_PX;
    int afterY = top + height == rows * EncoderBlock.STRIDE ? MIRROR_PX : HALO_PX;
    int pieceWidth = ceil16(beforeX + width + afterX);
    int pieceHeight = ceil16(beforeY + height + afterY);
    float[] grey = mirrored.piece(left - beforeX, top - beforeY, pieceWidth, pieceHeight);
    float[] features;
    try (NDManager call = encoder.newCall()) {
      features = encoder.features(call, grey, pieceHeight, pieceWidth).toFloatArray();
    }
    int pieceColumns = pieceWidth / EncoderBlock.STRIDE;
    for (int row = 0; row < height / EncoderBlock.STRIDE; row++) {
      int from =
          ((row + beforeY / EncoderBlock.STRIDE) * pieceColumns + beforeX / EncoderBlock.STRIDE)
              * EncoderBlock.CHANNELS;
      int to =
          ((row + top / EncoderBlock.STRIDE) * columns + left / EncoderBlock.STRIDE)
              * EncoderBlock.CHANNELS;
      System.arraycopy(
          features, from, all, to, width / EncoderBlock.STRIDE * EncoderBlock.CHANNELS);
    }
  }

  /**
   * The anomaly map of an image: the distance to the style, or, where the roll's own look is given,
   * the smaller of the two distances, so that tonight's light and magnification raise no alarm.
   */
  public AnomalyMap judge(
      ClothFeatures features, StyleGaussian style, Optional<StyleGaussian> own) {
    float[] distances = distances(features, style);
    if (own.isPresent()) {
      float[] ownDistances = distances(features, own.get());
      for (int i = 0; i < distances.length; i++) {
        distances[i] = Math.min(distances[i], ownDistances[i]);
      }
    }
    return AnomalyMap.of(
        features.widthPx(),
        features.heightPx(),
        features.columns(),
        features.rows(),
        distances,
        features.cloth());
  }

  /** Distance of every cell, {@code [row][column]}. */
  private float[] distances(ClothFeatures features, StyleGaussian gaussian) {
    int channels = EncoderBlock.CHANNELS;
    try (NDManager call = encoder.newCall()) {
      NDArray all =
          call.create(
              features.sharedFeatures(),
              new Shape((long) features.columns() * features.rows(), channels));
      NDArray mean = call.create(gaussian.mean(), new Shape(1, channels));
      NDArray whitening = call.create(gaussian.whitening(), new Shape(channels, channels));
      NDArray whitened = all.sub(mean).matMul(whitening.transpose());
      return whitened.square().mean(new int[] {1}).sqrt().toFloatArray();
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
    encoder.close();
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

package io.loomsight.models.train;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.loomsight.models.detect.ClothFeatures;
import io.loomsight.models.detect.Detector;
import io.loomsight.models.detect.Scalars;
import io.loomsight.models.detect.StyleGaussian;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Features of good cloth that stand for all of it, as in PatchCore (Roth et al., arXiv 2106.08265):
 * of a sample of the good images' features, the one farthest from those chosen is chosen next
 * (greedy k-center). How strange a place is: the Euclidean distance to the nearest chosen one.
 */
final class MemoryBank {

  /** Features that the bank is chosen from. */
  private static final int SAMPLE = 40_000;

  /** Features kept: a twentieth of the sample, at most this. */
  private static final int MOST = 2_000;

  private static final int SHARE = 20;
  private static final int BLOCK = 4_096;

  private final Optional<StyleGaussian> style;

  /** {@code [kept][channel]}. */
  private final float[] kept;

  private final int channels;
  private final float usual;

  private MemoryBank(Optional<StyleGaussian> style, float[] sample, int channels) {
    this.style = style;
    this.channels = channels;
    int positions = sample.length / channels;
    int[] chosen = farthest(sample, channels, Math.min(MOST, Math.max(1, positions / SHARE)));
    kept = new float[chosen.length * channels];
    for (int i = 0; i < chosen.length; i++) {
      System.arraycopy(sample, chosen[i] * channels, kept, i * channels, channels);
    }
    double sum = 0;
    for (float distance : nearest(sample)) {
      sum += distance;
    }
    usual = (float) Math.max(1e-6, sum / Math.max(1, positions - chosen.length));
  }

  /** A bank of features as they are. */
  static MemoryBank plain(List<PreparedCloth> goodImages) {
    return new MemoryBank(
        Optional.empty(), PreparedCloth.sample(goodImages, SAMPLE), Detector.CHANNELS);
  }

  /** A bank of features whitened by a style. */
  static MemoryBank whitened(StyleGaussian style, List<PreparedCloth> goodImages) {
    return new MemoryBank(
        Optional.of(style),
        Whitened.by(style, PreparedCloth.sample(goodImages, SAMPLE)),
        Detector.CHANNELS);
  }

  /** The mean distance of the sampled features that are not kept. */
  float usual() {
    return usual;
  }

  /** The distance of every place of an image, {@code [row][column]}. */
  float[] distances(ClothFeatures image) {
    float[] features = image.sharedFeatures();
    return nearest(style.isPresent() ? Whitened.by(style.get(), features) : features);
  }

  private float[] nearest(float[] features) {
    int positions = features.length / channels;
    float[] nearest = new float[positions];
    try (NDManager call = Engine.getEngine("PyTorch").newBaseManager(Device.cpu())) {
      NDArray bank = call.create(kept, new Shape(kept.length / channels, channels));
      NDArray lengths = bank.square().sum(new int[] {1}).reshape(1, -1);
      NDArray turned = bank.transpose().mul(Scalars.of(call, -2));
      for (int from = 0; from < positions; from += BLOCK) {
        int to = Math.min(positions, from + BLOCK);
        float[] part = Arrays.copyOfRange(features, from * channels, to * channels);
        try (NDManager step = call.newSubManager()) {
          NDArray block = step.create(part, new Shape(to - from, channels));
          NDArray squares = block.square().sum(new int[] {1});
          float[] least =
              block
                  .matMul(turned)
                  .addi(lengths)
                  .min(new int[] {1})
                  .addi(squares)
                  .maximum(Scalars.of(step, 0))
                  .sqrt()
                  .toFloatArray();
          System.arraycopy(least, 0, nearest, from, least.length);
        }
      }
    }
    return nearest;
  }

  /**
   * Positions chosen greedily: the first, then always the farthest from those before, of equals the
   * earlier one.
   *
   * @param points {@code [position][channel]}, row-major
   */
  static int[] farthest(float[] points, int channels, int count) {
    int positions = points.length / channels;
    float[] byChannel = new float[points.length];
    for (int position = 0; position < positions; position++) {
      for (int i = 0; i < channels; i++) {
        byChannel[i * positions + position] = points[position * channels + i];
      }
    }
    int[] chosen = new int[Math.min(count, positions)];
    float[] least = new float[positions];
    Arrays.fill(least, Float.POSITIVE_INFINITY);
    float[] squares = new float[positions];
    for (int place = 1; place < chosen.length; place++) {
      Arrays.fill(squares, 0);
      for (int i = 0; i < channels; i++) {
        float centre = byChannel[i * positions + chosen[place - 1]];
        for (int position = 0; position < positions; position++) {
          float step = byChannel[i * positions + position] - centre;
          squares[position] += step * step;
        }
      }
      int next = 0;
      for (int position = 0; position < positions; position++) {
        least[position] = Math.min(least[position], squares[position]);
        if (least[position] > least[next]) {
          next = position;
        }
      }
      chosen[place] = next;
    }
    return chosen;
  }
}

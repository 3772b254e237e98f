package io.loomsight.models.detect;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import java.util.List;
import java.util.Optional;

/**
 * Mahalanobis distances of features to a style, or the smaller of those to the style and to a
 * roll's own look: one product with both whitenings side by side, block by block, so that a block's
 * results stay in the processor's cache.
 */
final class Distances {

  private static final int BLOCK = 2048;
  private static final int GPU_BLOCK = 1 << 19;

  private final StyleGaussian[] looks;
  private final int channels;

  private Distances(StyleGaussian... looks) {
    this.looks = looks;
    this.channels = looks[0].channels();
  }

  static Distances to(StyleGaussian style, Optional<StyleGaussian> own) {
    return own.isPresent() ? new Distances(style, own.get()) : new Distances(style);
  }

  /** The distance to the nearest of several looks. */
  static Distances to(List<StyleGaussian> looks) {
    return new Distances(looks.toArray(StyleGaussian[]::new));
  }

  /**
   * The distance of every position.
   *
   * @param features {@code [positions][channels]}
   */
  float[] of(NDManager call, NDArray features) {
    int positions = (int) features.getShape().get(0);
    float[] all = new float[positions];
    int size = call.getDevice().isGpu() ? GPU_BLOCK : BLOCK;
    long width = (long) looks.length * channels;
    try (NDArray whitening = call.create(whitening(), new Shape(width, channels));
        NDArray offset = call.create(offset(), new Shape(width))) {
      for (int from = 0; from < positions; from += size) {
        int to = Math.min(positions, from + size);
        try (NDArray block = features.get(new NDIndex().addSliceDim(from, to));
            NDArray whitened = Linear.linear(block, whitening, offset).singletonOrThrow();
            NDArray byLook = whitened.reshape(to - from, looks.length, channels);
            NDArray lengths = byLook.norm(new int[] {2});
            NDArray least = lengths.min(new int[] {1})) {
          System.arraycopy(least.toFloatArray(), 0, all, from, to - from);
        }
      }
    }
    float scale = (float) (1 / Math.sqrt(channels));
    for (int i = 0; i < positions; i++) {
      all[i] *= scale;
    }
    return all;
  }

  /** The whitenings, {@code [look][whitened channel][channel]}. */
  private float[] whitening() {
    int size = channels * channels;
    float[] all = new float[looks.length * size];
    for (int look = 0; look < looks.length; look++) {
      System.arraycopy(looks[look].whitening(), 0, all, look * size, size);
    }
    return all;
  }

  /** What is added to whitened features: less the whitened means, {@code [look][channel]}. */
  private float[] offset() {
    float[] all = new float[looks.length * channels];
    for (int look = 0; look < looks.length; look++) {
      float[] of = looks[look].whitening();
      float[] mean = looks[look].mean();
      for (int row = 0; row < channels; row++) {
        double sum = 0;
        for (int column = 0; column <= row; column++) {
          sum += (double) of[row * channels + column] * mean[column];
        }
        all[look * channels + row] = (float) -sum;
      }
    }
    return all;
  }
}

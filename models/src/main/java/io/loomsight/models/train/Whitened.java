package io.loomsight.models.train;

import io.loomsight.models.detect.StyleGaussian;

/** Features in which a style has mean 0 and, but for the ridge, covariance 1. */
final class Whitened {

  private Whitened() {}

  /**
   * Whitens features.
   *
   * @param features {@code [position][channel]}, row-major; stays as it is
   */
  static float[] by(StyleGaussian style, float[] features) {
    int channels = style.channels();
    float[] mean = style.mean();
    float[] whitening = style.whitening();
    float[] out = new float[features.length];
    for (int from = 0; from < features.length; from += channels) {
      for (int row = 0; row < channels; row++) {
        float sum = 0;
        for (int column = 0; column <= row; column++) {
          sum += whitening[row * channels + column] * (features[from + column] - mean[column]);
        }
        out[from + row] = sum;
      }
    }
    return out;
  }
}

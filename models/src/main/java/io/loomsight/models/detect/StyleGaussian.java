package io.loomsight.models.detect;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * How good cloth looks: mean and shrunk covariance of its features, kept as mean and whitening.
 *
 * <p>The covariance is ridge-regularised, {@code C + r·tr(C)/c·I} with r = {@value #RIDGE}, as in
 * training. With its Cholesky factor L the whitening is L⁻¹, and the squared Mahalanobis distance
 * of f is |L⁻¹(f − mean)|²; {@link #distance} is its root mean over the channels, so that it is
 * about 1 on good cloth whatever the number of channels.
 */
public final class StyleGaussian {

  /** The ridge relative to the mean variance. */
  public static final double RIDGE = 1e-2;

  private final int channels;
  private final float[] mean;
  private final float[] whitening;

  private StyleGaussian(float[] mean, float[] whitening) {
    this.channels = mean.length;
    this.mean = mean;
    this.whitening = whitening;
  }

  static StyleGaussian of(double[] mean, double[][] covariance) {
    int channels = mean.length;
    RealMatrix shrunk = new Array2DRowRealMatrix(covariance);
    double ridge = Math.max(RIDGE * shrunk.getTrace() / channels, 1e-9);
    for (int i = 0; i < channels; i++) {
      shrunk.addToEntry(i, i, ridge);
    }
    RealMatrix lower = new CholeskyDecomposition(shrunk, 1e-6, 1e-15).getL();
    float[] whitening = new float[channels * channels];
    for (int column = 0; column < channels; column++) {
      double[] solved = new double[channels];
      for (int row = column; row < channels; row++) {
        double rest = row == column ? 1 : 0;
        for (int k = column; k < row; k++) {
          rest -= lower.getEntry(row, k) * solved[k];
        }
        solved[row] = rest / lower.getEntry(row, row);
        whitening[row * channels + column] = (float) solved[row];
      }
    }
    float[] single = new float[channels];
    for (int i = 0; i < channels; i++) {
      single[i] = (float) mean[i];
    }
    return new StyleGaussian(single, whitening);
  }

  public int channels() {
    return channels;
  }

  /** Shared mean, {@code [channel]}, to be read only. */
  public float[] mean() {
    return mean;
  }

  /** Shared whitening, {@code [channel][channel]} lower triangular, to be read only. */
  public float[] whitening() {
    return whitening;
  }

  /** Distance of one feature vector that starts at {@code from}; about 1 on good cloth. */
  public double distance(float[] features, int from) {
    double total = 0;
    for (int row = 0; row < channels; row++) {
      double whitened = 0;
      for (int column = 0; column <= row; column++) {
        whitened += whitening[row * channels + column] * (features[from + column] - mean[column]);
      }
      total += whitened * whitened;
    }
    return Math.sqrt(total / channels);
  }

  /**
   * How far the look of {@code other} lies from this one: the root mean square, over the channels,
   * of the difference of means in this one's whitened features. 0 is the same look.
   */
  public double drift(StyleGaussian other) {
    return distance(other.mean, 0);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StyleGaussian that
        && Arrays.equals(mean, that.mean)
        && Arrays.equals(whitening, that.whitening);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(mean) + Arrays.hashCode(whitening);
  }
}

package io.loomsight.models.detect;

import java.util.Arrays;

/**
 * The look of a roll from a sample of its own cloth, of which most is good: fit, leave out the
 * farthest tenth, and fit again, three times in all (concentration steps as in Rousseeuw and Van
 * Driessen, A fast algorithm for the minimum covariance determinant estimator, 1999).
 */
public final class RobustGaussian {

  private static final double KEPT = 0.9;
  private static final int REFITS = 2;

  private RobustGaussian() {}

  /**
   * Fits the sample.
   *
   * @param features {@code [position][channel]}, row-major
   */
  public static StyleGaussian fit(float[] features, int channels) {
    return sums(features, channels).gaussian();
  }

  /**
   * The sums over the part of the sample that the fit keeps.
   *
   * @param features {@code [position][channel]}, row-major
   */
  public static FeatureSums sums(float[] features, int channels) {
    FeatureSums sums = FeatureSums.over(features, channels);
    int count = features.length / channels;
    for (int refit = 0; refit < REFITS; refit++) {
      StyleGaussian gaussian = sums.gaussian();
      double[] distances = new double[count];
      for (int position = 0; position < count; position++) {
        distances[position] = gaussian.distance(features, position * channels);
      }
      double[] sorted = distances.clone();
      Arrays.sort(sorted);
      double bound = sorted[(int) Math.min(count - 1, Math.ceil(KEPT * count))];
      float[] kept = new float[features.length];
      int used = 0;
      for (int position = 0; position < count; position++) {
        if (distances[position] <= bound) {
          System.arraycopy(features, position * channels, kept, used, channels);
          used += channels;
        }
      }
      sums = FeatureSums.over(Arrays.copyOf(kept, used), channels);
    }
    return sums;
  }
}

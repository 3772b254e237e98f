package io.loomsight.models.detect;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Sums of features and of their products, exact: a feature is quantised to 1/1024 and cut at ±128,
 * so a product has 34 bits and half a thousand million positions fit into 64. Additions are
 * overflow-checked; the result does not depend on their order.
 *
 * <p>Products hold the upper triangle row by row: (0,0), (0,1), … (0,c-1), (1,1), …
 */
public final class FeatureSums implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Steps of the fixed point per unit. */
  static final double STEPS = 1024;

  /** Largest absolute value a feature keeps. */
  static final double LIMIT = 128;

  private final int channels;
  private final long positions;
  private final long[] sums;
  private final long[] products;

  private FeatureSums(int channels, long positions, long[] sums, long[] products) {
    if (channels < 1
        || positions < 0
        || sums.length != channels
        || products.length != channels * (channels + 1) / 2) {
      throw new IllegalArgumentException(
          "feature sums: expected %d sums and %d products over >= 0 positions, found %d, %d, %d"
              .formatted(
                  channels,
                  channels * (channels + 1) / 2,
                  sums.length,
                  products.length,
                  positions));
    }
    this.channels = channels;
    this.positions = positions;
    this.sums = sums;
    this.products = products;
  }

  /** No positions at all. */
  public static FeatureSums zero(int channels) {
    return new FeatureSums(
        channels, 0, new long[channels], new long[channels * (channels + 1) / 2]);
  }

  /** Sums as a table kept them. */
  public static FeatureSums of(long positions, long[] sums, long[] products) {
    return new FeatureSums(sums.length, positions, sums.clone(), products.clone());
  }

  /**
   * Sums over the given features.
   *
   * @param features {@code [position][channel]}, row-major
   */
  public static FeatureSums over(float[] features, int channels) {
    int count = features.length / channels;
    long[] sums = new long[channels];
    long[] products = new long[channels * (channels + 1) / 2];
    long[] row = new long[channels];
    for (int position = 0; position < count; position++) {
      for (int i = 0; i < channels; i++) {
        row[i] = quantise(features[position * channels + i]);
      }
      int at = 0;
      for (int i = 0; i < channels; i++) {
        sums[i] += row[i];
        for (int j = i; j < channels; j++) {
          products[at++] += row[i] * row[j];
        }
      }
    }
    return new FeatureSums(channels, count, sums, products);
  }

  private static long quantise(float feature) {
    return (long) Math.rint(Math.max(-LIMIT, Math.min(LIMIT, feature)) * STEPS);
  }

  /** The sums over both sets of positions; an overflow is an {@link ArithmeticException}. */
  public FeatureSums plus(FeatureSums other) {
    if (channels != other.channels) {
      throw new IllegalArgumentException(
          "feature sums: expected %d channels, found %d".formatted(channels, other.channels));
    }
    return new FeatureSums(
        channels,
        Math.addExact(positions, other.positions),
        add(sums, other.sums),
        add(products, other.products));
  }

  private static long[] add(long[] left, long[] right) {
    long[] both = new long[left.length];
    Arrays.setAll(both, i -> Math.addExact(left[i], right[i]));
    return both;
  }

  public int channels() {
    return channels;
  }

  public long positions() {
    return positions;
  }

  /** A copy of the sums, {@code [channel]}, fixed point. */
  public long[] sums() {
    return sums.clone();
  }

  /** A copy of the products, upper triangle, fixed point. */
  public long[] products() {
    return products.clone();
  }

  /** The Gaussian with these moments. */
  public StyleGaussian gaussian() {
    if (positions < 2) {
      throw new IllegalStateException(
          "reference: expected at least 2 positions of good cloth, found " + positions);
    }
    double[] mean = new double[channels];
    Arrays.setAll(mean, i -> sums[i] / STEPS / positions);
    double[][] covariance = new double[channels][channels];
    int at = 0;
    for (int i = 0; i < channels; i++) {
      for (int j = i; j < channels; j++) {
        double moment = products[at++] / (STEPS * STEPS) / positions;
        covariance[i][j] = moment - mean[i] * mean[j];
        covariance[j][i] = covariance[i][j];
      }
    }
    return StyleGaussian.of(mean, covariance);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FeatureSums that
        && positions == that.positions
        && Arrays.equals(sums, that.sums)
        && Arrays.equals(products, that.products);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(sums) + Arrays.hashCode(products);
  }

  @Override
  public String toString() {
    return "FeatureSums[%d positions of %d channels]".formatted(positions, channels);
  }
}

package io.loomsight.models.train;

import java.util.Arrays;

/**
 * A Gaussian in a few dimensions; distances by Cholesky's factor of its covariance, shrunk by 1 %
 * of the mean variance so that constant features do no harm.
 */
final class Gaussian {

  private static final double SHRINKAGE = 0.01;

  private final double[] mean;

  /** Lower triangular, {@code [dimension][dimension]}: covariance = factor x its transpose. */
  private final double[][] factor;

  private Gaussian(double[] mean, double[][] factor) {
    this.mean = mean;
    this.factor = factor;
  }

  /** Mean 0, covariance 1. */
  static Gaussian standard(int dimensions) {
    double[][] factor = new double[dimensions][dimensions];
    for (int row = 0; row < dimensions; row++) {
      factor[row][row] = 1;
    }
    return new Gaussian(new double[dimensions], factor);
  }

  /** The Mahalanobis distance of {@code point} from the mean. */
  double distance(double[] point) {
    double[] solved = new double[mean.length];
    double squares = 0;
    for (int row = 0; row < mean.length; row++) {
      double rest = point[row] - mean[row];
      for (int column = 0; column < row; column++) {
        rest -= factor[row][column] * solved[column];
      }
      solved[row] = rest / factor[row][row];
      squares += solved[row] * solved[row];
    }
    return Math.sqrt(squares);
  }

  /** Sums up points. */
  static final class Fit {

    private final double[] sums;
    private final double[][] products;
    private long count;

    Fit(int dimensions) {
      sums = new double[dimensions];
      products = new double[dimensions][dimensions];
    }

    void add(double[] point) {
      count++;
      for (int row = 0; row < sums.length; row++) {
        sums[row] += point[row];
        for (int column = 0; column <= row; column++) {
          products[row][column] += point[row] * point[column];
        }
      }
    }

    /** The Gaussian of the points so far; of no point, the standard one. */
    Gaussian gaussian() {
      int dimensions = sums.length;
      if (count == 0) {
        return standard(dimensions);
      }
      double[] mean = Arrays.stream(sums).map(sum -> sum / count).toArray();
      double[][] covariance = new double[dimensions][dimensions];
      double trace = 0;
      for (int row = 0; row < dimensions; row++) {
        for (int column = 0; column <= row; column++) {
          covariance[row][column] = products[row][column] / count - mean[row] * mean[column];
        }
        trace += Math.max(0, covariance[row][row]);
      }
      double ridge = SHRINKAGE * trace / dimensions + 1e-9;
      for (int row = 0; row < dimensions; row++) {
        covariance[row][row] += ridge;
      }
      return new Gaussian(mean, factor(covariance));
    }

    /** Cholesky's factor; reads the lower triangle. */
    private static double[][] factor(double[][] covariance) {
      int dimensions = covariance.length;
      double[][] factor = new double[dimensions][dimensions];
      for (int row = 0; row < dimensions; row++) {
        for (int column = 0; column <= row; column++) {
          double rest = covariance[row][column];
          for (int index = 0; index < column; index++) {
            rest -= factor[row][index] * factor[column][index];
          }
          factor[row][column] =
              row == column ? Math.sqrt(Math.max(rest, 1e-12)) : rest / factor[column][column];
        }
      }
      return factor;
    }
  }
}

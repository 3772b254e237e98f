package io.loomsight.models.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class GaussianTest {

  @Test
  void distanceCountsDeviationsOfTheFittedPoints() {
    Gaussian gaussian = fitted(new double[][] {{1, 2}, {1, -2}, {-1, 2}, {-1, -2}});
    // Variances 1 and 4, no correlation; both grow by 1 % of their mean, 2.5.
    assertThat(gaussian.distance(new double[] {3, 0}))
        .isCloseTo(3 / Math.sqrt(1.025), within(1e-6));
    assertThat(gaussian.distance(new double[] {0, 4}))
        .isCloseTo(4 / Math.sqrt(4.025), within(1e-6));
  }

  @Test
  void correlatedFeaturesAreWhitened() {
    Gaussian gaussian = fitted(new double[][] {{7, 1}, {3, 1}, {6, 3}, {4, -1}});
    // Mean (5, 1); variances 2.5 and 2, covariance 1. Shrunk by 0.01 * 2.25 = 0.0225:
    // a = 2.5225, d = 2.0225, b = 1; squared distance (d x^2 - 2 b x y + a y^2) / (a d - b^2).
    double determinant = 2.5225 * 2.0225 - 1;
    assertThat(gaussian.distance(new double[] {5, 1})).isZero();
    assertThat(gaussian.distance(new double[] {7, 0}))
        .isCloseTo(Math.sqrt((2.0225 * 4 + 2 * 2 + 2.5225) / determinant), within(1e-6));
    assertThat(gaussian.distance(new double[] {7, 2}))
        .isCloseTo(Math.sqrt((2.0225 * 4 - 2 * 2 + 2.5225) / determinant), within(1e-6));
  }

  @Test
  void standardGaussianMeasuresPlainLengths() {
    assertThat(Gaussian.standard(2).distance(new double[] {3, 4})).isCloseTo(5, within(1e-12));
    assertThat(new Gaussian.Fit(2).gaussian().distance(new double[] {3, 4}))
        .as("a fit of no point")
        .isCloseTo(5, within(1e-12));
  }

  @Test
  void constantFeatureDoesNoHarm() {
    Gaussian gaussian = fitted(new double[][] {{1, 5}, {-1, 5}});
    // Variances 1 and 0, both grow by 0.005
    assertThat(gaussian.distance(new double[] {0, 5})).isZero();
    assertThat(gaussian.distance(new double[] {0, 6}))
        .isCloseTo(1 / Math.sqrt(0.005), within(1e-5));
    assertThat(fitted(new double[][] {{1, 5}}).distance(new double[] {1, 6})).isFinite();
  }

  private static Gaussian fitted(double[][] points) {
    Gaussian.Fit fit = new Gaussian.Fit(points[0].length);
    for (double[] point : points) {
      fit.add(point);
    }
    return fit.gaussian();
  }
}

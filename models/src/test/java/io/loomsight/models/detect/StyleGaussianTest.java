package io.loomsight.models.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.junit.jupiter.api.Test;

final class StyleGaussianTest {

  private static final double[] MEAN = {1, -2, 0.5};
  private static final double[][] COVARIANCE = {{4, 1, 0}, {1, 2, 0.3}, {0, 0.3, 1}};

  @Test
  void distanceIsTheMahalanobisDistanceOverTheRootOfTheChannels() {
    RealMatrix shrunk = new Array2DRowRealMatrix(COVARIANCE);
    for (int i = 0; i < 3; i++) {
      shrunk.addToEntry(i, i, StyleGaussian.RIDGE * 7 / 3);
    }
    RealMatrix inverse = new LUDecomposition(shrunk).getSolver().getInverse();
    RealVector away =
        new ArrayRealVector(new double[] {3, 0, -1}).subtract(new ArrayRealVector(MEAN));
    double expected = Math.sqrt(away.dotProduct(inverse.operate(away)) / 3);
    StyleGaussian gaussian = StyleGaussian.of(MEAN, COVARIANCE);
    assertThat(gaussian.distance(new float[] {9, 3, 0, -1}, 1)).isCloseTo(expected, within(1e-5));
  }

  @Test
  void goodClothLiesAtAboutOne() {
    SplittableRandom random = new SplittableRandom(7);
    float[] features = new float[3 * 20_000];
    for (int i = 0; i < features.length; i++) {
      features[i] = (float) random.nextGaussian() * (1 + i % 3);
    }
    StyleGaussian gaussian = FeatureSums.over(features, 3).gaussian();
    double total = 0;
    for (int i = 0; i < features.length; i += 3) {
      double distance = gaussian.distance(features, i);
      total += distance * distance;
    }
    assertThat(Math.sqrt(total / 20_000)).isCloseTo(1, within(0.03));
  }

  @Test
  void driftOfTheSameLookIsZeroAndGrowsWithTheShift() {
    StyleGaussian here = StyleGaussian.of(MEAN, COVARIANCE);
    assertThat(here.drift(here)).isZero();
    StyleGaussian near = StyleGaussian.of(new double[] {2, -2, 0.5}, COVARIANCE);
    StyleGaussian far = StyleGaussian.of(new double[] {5, -2, 0.5}, COVARIANCE);
    assertThat(here.drift(near)).isPositive();
    assertThat(here.drift(far)).isCloseTo(4 * here.drift(near), within(1e-6));
  }

  @Test
  void constantFeatureIsNoReasonToFail() {
    StyleGaussian flat = FeatureSums.over(new float[] {1, 1, 1, 1, 1, 1}, 2).gaussian();
    assertThat(flat.distance(new float[] {1, 1}, 0)).isZero();
  }

  @Test
  void robustFitIgnoresTheTenthThatIsFlawed() {
    SplittableRandom random = new SplittableRandom(3);
    int count = 4000;
    float[] clean = new float[2 * count];
    float[] mixed = new float[2 * count];
    for (int i = 0; i < 2 * count; i++) {
      clean[i] = (float) random.nextGaussian();
      mixed[i] = i < 2 * count * 8 / 100 ? clean[i] + 12 : clean[i];
    }
    StyleGaussian plain = FeatureSums.over(mixed, 2).gaussian();
    StyleGaussian robust = RobustGaussian.fit(mixed, 2);
    float[] flaw = {12, 12};
    assertThat(robust.distance(flaw, 0)).isGreaterThan(2 * plain.distance(flaw, 0));
    assertThat(robust.drift(FeatureSums.over(clean, 2).gaussian())).isLessThan(0.1);
  }
}

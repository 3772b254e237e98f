package io.loomsight.models.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loomsight.models.image.GreyImage;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FilterBankJudgeTest {

  private static final int WIDTH_PX = 120;
  private static final int HEIGHT_PX = 80;

  @Test
  void stainStandsOutAndGroundIsZero() {
    try (FabricJudge judge = new FilterBankJudge()) {
      judge.learn(List.of(GreyImage.wrap(WIDTH_PX, HEIGHT_PX, weave(1))));
      float[] greys = weave(2);
      for (int y = 30; y < 42; y++) {
        for (int x = 50; x < 62; x++) {
          greys[y * WIDTH_PX + x] *= 0.5f;
        }
      }
      for (int y = 0; y < HEIGHT_PX; y++) {
        for (int x = 90; x < WIDTH_PX; x++) {
          greys[y * WIDTH_PX + x] = 0;
        }
      }
      float[] map = judge.map(GreyImage.wrap(WIDTH_PX, HEIGHT_PX, greys));
      assertThat(map[36 * WIDTH_PX + 56]).isGreaterThan(2 * map[36 * WIDTH_PX + 20]);
      assertThat(map[36 * WIDTH_PX + 110]).isZero();
    }
  }

  @Test
  void sameImagesGiveTheSameMap() {
    try (FabricJudge first = new FilterBankJudge();
        FabricJudge second = new FilterBankJudge()) {
      List<GreyImage> good =
          List.of(
              GreyImage.wrap(WIDTH_PX, HEIGHT_PX, weave(1)),
              GreyImage.wrap(WIDTH_PX, HEIGHT_PX, weave(2)));
      first.learn(good);
      second.learn(good);
      GreyImage judged = GreyImage.wrap(WIDTH_PX, HEIGHT_PX, weave(3));
      assertThat(first.map(judged)).isEqualTo(second.map(judged));
    }
  }

  @Test
  void boxFilterIsCutAtTheBorder() {
    float[] values = {1, 2, 3, 4, 5, 6}; // two rows of three
    assertThat(BoxFilter.mean(values, 3, 2, 1, 0)).containsExactly(1.5f, 2, 2.5f, 4.5f, 5, 5.5f);
    assertThat(BoxFilter.mean(values, 3, 2, 9, 9)).containsOnly(3.5f);
    assertThat(BoxFilter.mean(values, 3, 2, 0, 1)[0]).isEqualTo(2.5f);
  }

  @Test
  void distanceCountsDeviationsOfTheFittedPoints() {
    Gaussian.Fit fit = new Gaussian.Fit(2);
    fit.add(new double[] {1, 2});
    fit.add(new double[] {1, -2});
    fit.add(new double[] {-1, 2});
    fit.add(new double[] {-1, -2});
    // Variances 1 and 4, no correlation; both grow by 1 % of their mean, 2.5.
    assertThat(fit.gaussian().distance(new double[] {3, 0}))
        .isCloseTo(3 / Math.sqrt(1.025), within(1e-6));
    assertThat(fit.gaussian().distance(new double[] {0, 4}))
        .isCloseTo(4 / Math.sqrt(4.025), within(1e-6));
  }

  private static float[] weave(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] greys = new float[WIDTH_PX * HEIGHT_PX];
    for (int y = 0; y < HEIGHT_PX; y++) {
      for (int x = 0; x < WIDTH_PX; x++) {
        double yarn = 0.5 + 0.1 * Math.sin(x * 1.3) + 0.1 * Math.sin(y * 1.7);
        greys[y * WIDTH_PX + x] = (float) (yarn + 0.02 * random.nextDouble());
      }
    }
    return greys;
  }
}

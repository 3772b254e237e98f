package io.loomsight.models.train;

import static org.assertj.core.api.Assertions.assertThat;

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

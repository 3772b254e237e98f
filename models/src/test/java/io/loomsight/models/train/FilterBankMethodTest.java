package io.loomsight.models.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.loomsight.models.image.GreyImage;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FilterBankMethodTest {

  private static final int WIDTH_PX = 120;
  private static final int HEIGHT_PX = 80;

  @Test
  void stainStandsOutAndGroundIsZero() {
    try (FilterBankMethod method = new FilterBankMethod()) {
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
      float[] map = map(method, List.of(weave(1)), greys);
      assertThat(map[36 * WIDTH_PX + 56]).isGreaterThan(2 * map[36 * WIDTH_PX + 20]);
      assertThat(map[36 * WIDTH_PX + 110]).isZero();
    }
  }

  @Test
  void sameImagesGiveTheSameMap() {
    try (FilterBankMethod method = new FilterBankMethod()) {
      List<float[]> good = List.of(weave(1), weave(2));
      assertThat(map(method, good, weave(3))).isEqualTo(map(method, good, weave(3)));
    }
  }

  private static float[] map(FilterBankMethod method, List<float[]> good, float[] judged) {
    return method
        .learn(good.stream().map(greys -> method.prepare(image(greys))).toList())
        .map(method.prepare(image(judged)))
        .fullResolution();
  }

  private static GreyImage image(float[] greys) {
    return GreyImage.wrap(WIDTH_PX, HEIGHT_PX, greys);
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

package io.loomsight.models.synth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import org.junit.jupiter.api.Test;

final class ContrastTest {

  private static final int SIDE = 64;

  /** Upright stripes of 4 px on and 4 px off, or noise. */
  private static float[] cloth(boolean striped) {
    float[] cloth = new float[SIDE * SIDE];
    for (int place = 0; place < cloth.length; place++) {
      int column = place % SIDE;
      float noise = 0.1f * Noise.normal(3, column, place / SIDE);
      cloth[place] = 0.5f + (striped ? column / 4 % 2 == 0 ? 0.1f : -0.1f : noise);
    }
    return cloth;
  }

  private static double contrast(float[] cloth, int widthPx, int heightPx, double noise) {
    BitSet changed = new BitSet();
    float[] after = cloth.clone();
    for (int y = 10; y < 10 + heightPx; y++) {
      for (int x = 8; x < 8 + widthPx; x++) {
        changed.set(y * SIDE + x);
        after[y * SIDE + x] -= 0.2f;
      }
    }
    return new Contrast(cloth, SIDE, noise).of(cloth, after, changed);
  }

  @Test
  void inNoiseItGrowsWithTheRootOfTheArea() {
    // 16 px of two deviations each: 2 * sqrt(16)
    assertThat(contrast(cloth(false), 4, 4, 0)).isBetween(6.0, 14.0);
    assertThat(contrast(cloth(false), 16, 4, 0)).isBetween(12.0, 26.0);
  }

  @Test
  void lineLikeTheClothsOwnStripesStandsOutLessThanOneAcrossThem() {
    float[] striped = cloth(true);
    assertThat(contrast(striped, 4, 40, 0)).isLessThan(0.5 * contrast(striped, 40, 4, 0.01));
  }

  @Test
  void sensorNoiseHidesFlaws() {
    float[] striped = cloth(true);
    assertThat(contrast(striped, 4, 4, 0.2)).isLessThan(0.8 * contrast(striped, 4, 4, 0));
  }

  @Test
  void nothingChangedStandsOutNowhere() {
    float[] cloth = cloth(false);
    assertThat(new Contrast(cloth, SIDE, 0).of(cloth, cloth, new BitSet())).isZero();
  }
}

package io.loomsight.models.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.loomsight.models.image.ColourImage;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class MsSsimTest {

  @Test
  void anImageIsLikeItself() {
    ColourImage image = DrawnTiles.motifs(176, 1);
    assertThat(MsSsim.of(image, image)).isCloseTo(1, within(1e-4));
  }

  @Test
  void flatGreysDifferInLuminanceAlone() {
    double one = 0.2;
    double other = 0.6;
    double luminance = (2 * one * other + 1e-4) / (one * one + other * other + 1e-4);
    double similarity =
        MsSsim.of(DrawnTiles.plain(180, 180, one), DrawnTiles.plain(180, 180, other));
    assertThat(similarity).isCloseTo(Math.pow(luminance, 0.1333), within(1e-3));
  }

  @Test
  void halfTheContrastIsKnownAtEveryScale() {
    // cs = 2 s1 s2 / (s1² + s2²) = 0.8 for s2 = s1 / 2, at scales where the variance is large
    ColourImage stripes = DrawnTiles.draw(256, 256, (plane, x, y) -> x % 64 < 32 ? 0.1 : 0.9);
    ColourImage pale = DrawnTiles.draw(256, 256, (plane, x, y) -> x % 64 < 32 ? 0.3 : 0.7);
    double similarity = MsSsim.of(stripes, pale);
    assertThat(similarity).isBetween(0.75, 0.99);
  }

  @Test
  void similarityIsSymmetricAndFallsWithNoise() {
    ColourImage image = DrawnTiles.motifs(176, 2);
    double last = 1;
    for (double noise : new double[] {0.05, 0.2, 0.5}) {
      ColourImage noisy = noisy(image, noise);
      double similarity = MsSsim.of(image, noisy);
      assertThat(MsSsim.of(noisy, image)).isCloseTo(similarity, within(1e-9));
      assertThat(similarity).isLessThan(last).isNotNegative();
      last = similarity;
    }
  }

  @Test
  void invertedImagesHaveNoSimilarity() {
    ColourImage image = DrawnTiles.draw(176, 176, (plane, x, y) -> (x / 4 + y / 4) % 2);
    ColourImage inverted = DrawnTiles.draw(176, 176, (plane, x, y) -> 1 - (x / 4 + y / 4) % 2);
    assertThat(MsSsim.of(image, inverted)).isZero();
  }

  @Test
  void smallImagesAndOtherSizesAreRefused() {
    ColourImage large = DrawnTiles.plain(176, 180, 0);
    assertThatThrownBy(() -> MsSsim.of(DrawnTiles.plain(175, 200, 0), large))
        .hasMessage("MS-SSIM: expected at least 176 px a side, found 175 x 200");
    assertThatThrownBy(() -> MsSsim.of(DrawnTiles.plain(180, 176, 0), large))
        .hasMessage("MS-SSIM: expected one size, found 180 x 176 and 176 x 180");
  }

  @Test
  void copiesHaveNoDiversityAndOtherDesignsSome() {
    ColourImage one = DrawnTiles.motifs(64, 1);
    assertThat(Diversity.of(List.of(one, one, one))).isCloseTo(0, within(1e-4));
    ColourImage other = DrawnTiles.motifs(64, 2);
    double pair = Diversity.of(List.of(one, other));
    assertThat(pair).isBetween(0.2, 1.0);
    // one of three pairs is of copies
    assertThat(Diversity.of(List.of(one, one, other))).isCloseTo(pair * 2 / 3, within(1e-4));
  }

  @Test
  void diversityNeedsAPair() {
    assertThatThrownBy(() -> Diversity.of(List.of(DrawnTiles.plain(8, 8, 0))))
        .hasMessage("diversity: expected at least two images, found 1");
  }

  private static ColourImage noisy(ColourImage image, double noise) {
    SplittableRandom random = new SplittableRandom(5);
    return DrawnTiles.draw(
        image.widthPx(),
        image.heightPx(),
        (plane, x, y) -> image.sample(plane, x, y) + noise * (random.nextDouble() - 0.5));
  }
}

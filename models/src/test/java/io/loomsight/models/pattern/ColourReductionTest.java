package io.loomsight.models.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.loomsight.models.image.ColourImage;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ColourReductionTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 6, 17, 64})
  void exactlyAsManyColoursComeOutAsScreensAreAskedFor(int screens) {
    for (long seed = 0; seed < 3; seed++) {
      ColourReduction reduction = ColourReduction.of(Drawn.noise(48, 40, 40 + seed), screens, seed);
      assertThat(distinct(reduction.image().toColourImage())).hasSize(screens);
    }
  }

  @Test
  void coloursOneBitApartStillMakeTheirScreens() {
    ColourImage image =
        Drawn.pixels(6, 1, 0x808080, 0x808081, 0x808180, 0x818080, 0x808082, 0x818181);
    for (int screens = 1; screens <= 6; screens++) {
      assertThat(distinct(ColourReduction.of(image, screens, 7).image().toColourImage()))
          .hasSize(screens);
    }
  }

  @Test
  void anImageOfExactlyTheScreensKeepsItsColours() {
    ColourImage image = Drawn.pixels(4, 1, 0xff0000, 0x00ff00, 0x0000ff, 0xff0000);
    ColourReduction reduction = ColourReduction.of(image, 3, 1);
    assertThat(Rgb.pixels(reduction.image().toColourImage())).isEqualTo(Rgb.pixels(image));
    assertThat(reduction.error()).isEqualTo(new ColourError(0, 0));
  }

  @Test
  void softRimsDoNotTintFlatColours() {
    int[] pixels = new int[100];
    Arrays.fill(pixels, 0, 60, 0xffffff);
    Arrays.fill(pixels, 60, 82, 0x102040);
    for (int rim = 0; rim < 18; rim++) {
      pixels[82 + rim] = 0x010101 * (40 + 11 * rim);
    }
    assertThat(ColourReduction.of(Drawn.pixels(10, 10, pixels), 2, 1).image().palette())
        .containsExactly(0xffffff, 0x102040);
  }

  @Test
  void aCloudWithoutAColourOfItsOwnIsShownByItsMiddle() {
    // thirds: no colour outweighs the other two
    ColourImage image =
        Drawn.pixels(6, 1, 0x100000, 0x001000, 0x000010, 0xf0f0f0, 0xf0f0f0, 0xf0f0f0);
    List<Integer> palette = ColourReduction.of(image, 2, 1).image().palette();
    assertThat(palette.get(0)).isEqualTo(0xf0f0f0);
    assertThat(palette.get(1)).isNotIn(0x100000, 0x001000, 0x000010);
  }

  @Test
  void twoCloudsOfTwoBecomeTheirMeansLightestFirst() {
    ColourImage image = Drawn.pixels(4, 1, 0x101010, 0x121212, 0xf0f0f0, 0xf2f2f2);
    ColourReduction reduction = ColourReduction.of(image, 2, 1);
    assertThat(reduction.image().palette()).containsExactly(0xf1f1f1, 0x111111);
    assertThat(Drawn.rows(reduction.image())).containsExactly("bbaa");
    assertThat(reduction.error().meanDeltaE()).isBetween(0.1, 1.0);
  }

  @Test
  void aRareButFarColourGetsAScreenOfItsOwn() {
    int[] pixels = new int[400];
    Arrays.fill(pixels, 0xffffff);
    Arrays.fill(pixels, 0, 200, 0xfefefe);
    pixels[399] = 0xff0000;
    assertThat(ColourReduction.of(Drawn.pixels(20, 20, pixels), 2, 3).image().palette())
        .contains(0xff0000);
  }

  @Test
  void tooFewColoursAreAnErrorThatCountsThem() {
    assertThatThrownBy(() -> ColourReduction.of(Drawn.pixels(2, 1, 0, 0xffffff), 3, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("colour reduction: expected an image of at least 3 colours, found 2");
    assertThatThrownBy(() -> ColourReduction.of(Drawn.pixels(2, 1, 0, 0xffffff), 0, 1))
        .hasMessage("colour reduction: expected 1 to 64 screens, found 0");
  }

  @Test
  void theSameSeedGivesTheSameImage() {
    ColourImage image = Drawn.noise(64, 64, 5);
    assertThat(ColourReduction.of(image, 8, 9)).isEqualTo(ColourReduction.of(image, 8, 9));
  }

  @Test
  void moreScreensCostLessError() {
    ColourImage image = Drawn.noise(64, 64, 5);
    double last = Double.POSITIVE_INFINITY;
    for (int screens : new int[] {2, 4, 8, 16, 32}) {
      ColourError error = ColourReduction.of(image, screens, 1).error();
      assertThat(error.meanDeltaE()).isLessThan(last);
      assertThat(error.p95DeltaE()).isGreaterThan(error.meanDeltaE());
      last = error.meanDeltaE();
    }
  }

  @Test
  void manyColoursAreBinnedAndStillComeOutExact() {
    ColourImage image = Drawn.noise(200, 200, 3);
    ColourReduction reduction = ColourReduction.of(image, 12, 1);
    assertThat(distinct(reduction.image().toColourImage())).hasSize(12);
    assertThat(reduction.error().meanDeltaE()).isLessThan(25);
  }

  @Test
  void theErrorIsTheMeanAndThe95thPercentileOfCiede2000() {
    int[] pixels = new int[100];
    pixels[99] = 0xffffff;
    pixels[98] = 0xffffff;
    pixels[97] = 0xffffff;
    pixels[96] = 0xffffff;
    pixels[95] = 0xffffff;
    pixels[94] = 0xffffff;
    ColourReduction all = ColourReduction.of(Drawn.pixels(10, 10, pixels), 2, 1);
    ReducedImage wrong = all.image().recoloured(List.of(0xfffffe, 0x000000));
    double step = CieLab.ofRgb(0xffffff).deltaE2000(CieLab.ofRgb(0xfffffe));
    ColourError error = ColourError.of(Drawn.pixels(10, 10, pixels), wrong);
    assertThat(error.meanDeltaE()).isCloseTo(0.06 * step, within(1e-12));
    assertThat(error.p95DeltaE()).isCloseTo(step, within(1e-12));
    pixels[94] = 0;
    assertThat(
            ColourError.of(
                    Drawn.pixels(10, 10, pixels),
                    ReducedImage.of(Drawn.pixels(10, 10, pixels))
                        .recoloured(List.of(0xfffffe, 0x000000)))
                .p95DeltaE())
        .isZero();
  }

  private static Set<Integer> distinct(ColourImage image) {
    Set<Integer> distinct = new HashSet<>();
    for (int rgb : Rgb.pixels(image)) {
      distinct.add(rgb);
    }
    return distinct;
  }
}

package io.loomsight.models.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loomsight.models.fabric.Box;
import io.loomsight.models.fabric.DefectKind;
import io.loomsight.models.fabric.PixelBox;
import io.loomsight.models.image.GreyImage;
import io.loomsight.models.image.Mask;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ClothTest {

  private static final Camera CAMERA = new Camera(0.2, 0.6, 0.01, 0.05, 0.02, 1.05, 0);
  private static final Camera IDEAL = Camera.ideal(0.2, 0.6);

  @ParameterizedTest
  @EnumSource
  void sameSeedGivesSameFrameAndAnotherSeedAnother(Weave weave) {
    ClothStyle style = ClothStyle.of(weave, 3);
    GreyImage first = Cloth.render(style, CAMERA, 10, 20, 96, 64, 5);
    assertThat(Cloth.render(ClothStyle.of(weave, 3), CAMERA, 10, 20, 96, 64, 5)).isEqualTo(first);
    assertThat(Cloth.render(style, CAMERA, 10, 20, 96, 64, 6)).isNotEqualTo(first);
  }

  @ParameterizedTest
  @EnumSource
  void overlappingFramesAgreeWhereTheyShowTheSameCloth(Weave weave) {
    ClothStyle style = ClothStyle.of(weave, 4);
    Cloth cloth = Cloth.roll(style, 9, 120, 0.1);
    Box place = new Box(5, 105, 12, 10);
    Flaw flaw = new Flaw(DefectKind.STAIN, DefectKind.STAIN.direction(), place, 1, 2);
    Rendered first = cloth.render(IDEAL, new View(-4, 100, 120, 90), List.of(flaw), 1);
    Rendered second = cloth.render(IDEAL, new View(6, 104, 120, 90), List.of(flaw), 2);
    // the second lies 50 px to the right and 20 px below
    GreyImage left = first.image().crop(new PixelBox(50, 20, 70, 70));
    GreyImage right = second.image().crop(new PixelBox(0, 0, 70, 70));
    assertThat(largestDifference(left, right)).isLessThanOrEqualTo(1 / 255f + 1e-6f);
    assertThat(first.mask().isEmpty()).isFalse();
    int differing = 0;
    for (int y = 4; y < 66; y++) { // gaps are closed up to 4 px, which the border cuts
      for (int x = 4; x < 66; x++) {
        boolean same = first.mask().contains(50 + x, 20 + y) == second.mask().contains(x, y);
        differing += same ? 0 : 1;
      }
    }
    assertThat(differing).isLessThanOrEqualTo(2);
  }

  @Test
  void yarnsLieAtThePitchesOfTheStyle() {
    for (int seed = 0; seed < 8; seed++) {
      ClothStyle style = ClothStyle.of(Weave.PLAIN, seed);
      GreyImage image =
          Cloth.render(style, Camera.ideal(0.1, 0), 0, 0, 400, 400, 7); // 40 mm by 40 mm
      double[] columns = new double[400];
      double[] rows = new double[400];
      for (int y = 0; y < 400; y++) {
        for (int x = 0; x < 400; x++) {
          columns[x] += image.grey(x, y);
          rows[y] += image.grey(x, y);
        }
      }
      assertThat(strongestPeriodPx(columns)).isCloseTo(style.warp().pitchMm() / 0.1, within(0.06));
      assertThat(strongestPeriodPx(rows)).isCloseTo(style.weft().pitchMm() / 0.1, within(0.06));
    }
  }

  @Test
  void printRepeatsAtItsPeriod() {
    ClothStyle style = ClothStyle.of(Weave.PRINTED, 5);
    double periodMm = style.motif().periodMm();
    Cloth cloth = Cloth.endless(style, 3);
    Camera soft = Camera.ideal(0.4, 2);
    GreyImage here = cloth.render(soft, new View(0, 0, 80, 80), 1);
    GreyImage next = cloth.render(soft, new View(periodMm, 0, 80, 80), 1);
    GreyImage half = cloth.render(soft, new View(0.5 * periodMm, 0, 80, 80), 1);
    assertThat(correlation(here, next)).isGreaterThan(0.6);
    assertThat(correlation(here, half)).isLessThan(correlation(here, next) - 0.3);
  }

  @Test
  void rollHasSelvedgesAndGroundBeyondThem() {
    ClothStyle style = ClothStyle.of(Weave.TWILL, 6);
    Cloth cloth = Cloth.roll(style, 2, 10, 90, 0.05);
    GreyImage image = cloth.render(IDEAL, new View(0, 0, 500, 60), 1);
    assertThat(mean(image, 0, 40)).isCloseTo(0.05, within(0.01));
    assertThat(mean(image, 460, 500)).isCloseTo(0.05, within(0.01));
    assertThat(mean(image, 150, 350)).isCloseTo(style.baseGrey(), within(0.05));
    // the selvedge is denser and brighter
    assertThat(mean(image, 56, 76)).isGreaterThan(mean(image, 150, 350) + 0.01);
    assertThat(mean(image, 424, 444)).isGreaterThan(mean(image, 150, 350) + 0.01);
  }

  @Test
  void rollNarrowerThanItsSelvedgesIsRefused() {
    assertThatThrownBy(() -> Cloth.roll(ClothStyle.of(Weave.PLAIN, 1), 1, 24, 0.1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("roll: expected a width above 24.0 mm, found 24.0");
  }

  @Test
  void cameraMakesLightNoiseAndScale() {
    ClothStyle style = ClothStyle.of(Weave.PLAIN, 2);
    Cloth cloth = Cloth.endless(style, 1);
    View view = new View(0, 0, 200, 100);
    GreyImage plain = cloth.render(IDEAL, view, 1);
    GreyImage dim = cloth.render(new Camera(0.2, 0.6, 0, 0.4, 0, 0.8, 0), view, 1);
    assertThat(mean(dim, 95, 105)).isCloseTo(0.8 * mean(plain, 95, 105), within(0.01));
    assertThat(mean(dim, 0, 10)).isCloseTo(0.8 * 0.62 * mean(plain, 0, 10), within(0.02));
    GreyImage noisy = cloth.render(new Camera(0.2, 0.6, 0.05, 0, 0, 1, 0), view, 1);
    assertThat(cloth.render(new Camera(0.2, 0.6, 0.05, 0, 0, 1, 0), view, 2)).isNotEqualTo(noisy);
    assertThat(deviationOfDifference(plain, noisy)).isCloseTo(0.05, within(0.005));
  }

  @Test
  void frameWithoutFlawsHasAnEmptyMask() {
    Cloth cloth = Cloth.endless(ClothStyle.of(Weave.SATIN, 1), 1);
    View view = new View(0, 0, 64, 64);
    Rendered rendered = cloth.render(CAMERA, view, List.of(), 3);
    assertThat(rendered.mask()).isEqualTo(Mask.empty(64, 64));
    assertThat(rendered.flaws()).isEmpty();
    assertThat(rendered.image()).isEqualTo(cloth.render(CAMERA, view, 3));
  }

  private static org.assertj.core.data.Offset<Double> within(double offset) {
    return org.assertj.core.data.Offset.offset(offset);
  }

  private static double mean(GreyImage image, int fromPx, int toPx) {
    double sum = 0;
    for (int y = 0; y < image.heightPx(); y++) {
      for (int x = fromPx; x < toPx; x++) {
        sum += image.grey(x, y);
      }
    }
    return sum / (image.heightPx() * (toPx - fromPx));
  }

  private static float largestDifference(GreyImage a, GreyImage b) {
    float largest = 0;
    for (int at = 0; at < a.sharedGreys().length; at++) {
      largest = Math.max(largest, Math.abs(a.sharedGreys()[at] - b.sharedGreys()[at]));
    }
    return largest;
  }

  private static double deviationOfDifference(GreyImage a, GreyImage b) {
    double squares = 0;
    for (int at = 0; at < a.sharedGreys().length; at++) {
      double difference = a.sharedGreys()[at] - b.sharedGreys()[at];
      squares += difference * difference;
    }
    return Math.sqrt(squares / a.sharedGreys().length);
  }

  private static double correlation(GreyImage a, GreyImage b) {
    double meanA = mean(a, 0, a.widthPx());
    double meanB = mean(b, 0, b.widthPx());
    double both = 0;
    double squaresA = 0;
    double squaresB = 0;
    for (int at = 0; at < a.sharedGreys().length; at++) {
      double offA = a.sharedGreys()[at] - meanA;
      double offB = b.sharedGreys()[at] - meanB;
      both += offA * offB;
      squaresA += offA * offA;
      squaresB += offB * offB;
    }
    return both / Math.sqrt(squaresA * squaresB);
  }

  /** The period between 4 and 16 px with the largest power in a Fourier sum. */
  private static double strongestPeriodPx(double[] profile) {
    double mean = java.util.Arrays.stream(profile).average().orElseThrow();
    List<double[]> powers = new ArrayList<>();
    for (double periodPx = 5; periodPx < 16; periodPx += 0.02) {
      double cosines = 0;
      double sines = 0;
      for (int at = 0; at < profile.length; at++) {
        double window = 1 - Math.cos(2 * Math.PI * (at + 0.5) / profile.length);
        cosines += window * (profile[at] - mean) * Math.cos(2 * Math.PI * at / periodPx);
        sines += window * (profile[at] - mean) * Math.sin(2 * Math.PI * at / periodPx);
      }
      powers.add(new double[] {cosines * cosines + sines * sines, periodPx});
    }
    return powers.stream()
        .max(java.util.Comparator.comparingDouble(power -> power[0]))
        .orElseThrow()[1];
  }
}

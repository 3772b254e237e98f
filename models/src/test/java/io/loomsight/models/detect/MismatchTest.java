package io.loomsight.models.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.loomsight.models.detect.Mismatch.Kind;
import io.loomsight.models.image.GreyImage;
import io.loomsight.models.synth.Camera;
import io.loomsight.models.synth.Cloth;
import io.loomsight.models.synth.ClothStyle;
import io.loomsight.models.synth.View;
import io.loomsight.models.synth.Weave;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Drawn rolls of two frames against references of two frames of another roll. */
final class MismatchTest {

  private static final int WIDTH_PX = 512;
  private static final int HEIGHT_PX = 192;
  private static final int SEEDS = 2;
  private static final Camera CAMERA = new Camera(0.2, 0.6, 0.008, 0.02, 0.01, 1, 0);

  @ParameterizedTest
  @EnumSource
  void everydayChangesHaveNoName(Weave weave) {
    Camera tonight = new Camera(0.2, 0.75, 0.011, 0.05, -0.02, 1.08, 0);
    assertNamed(weave, tonight, UnaryOperator.identity(), Kind.NONE);
    Camera stretched = new Camera(0.197, 0.6, 0.008, 0.02, 0.01, 0.92, 0);
    assertNamed(weave, stretched, UnaryOperator.identity(), Kind.NONE);
  }

  @ParameterizedTest
  @EnumSource
  void anotherMagnificationIsNamed(Weave weave) {
    for (double mmPerPx : new double[] {0.16, 0.24}) {
      Camera other = new Camera(mmPerPx, 0.6, 0.008, 0.02, 0.01, 1, 0);
      assertNamed(weave, other, UnaryOperator.identity(), Kind.MAGNIFICATION);
    }
  }

  @ParameterizedTest
  @EnumSource
  void lightThatIsOutIsNamed(Weave weave) {
    Camera dark = new Camera(0.2, 0.6, 0.008, 0.02, 0.01, 0.6, 0);
    assertNamed(weave, dark, UnaryOperator.identity(), Kind.LIGHT);
    Camera oneLamp = new Camera(0.2, 0.6, 0.008, 0.05, 0.3, 0.9, 0);
    assertNamed(weave, oneLamp, UnaryOperator.identity(), Kind.LIGHT);
  }

  @ParameterizedTest
  @EnumSource
  void lensOutOfFocusIsNamed(Weave weave) {
    Camera blurred = new Camera(0.2, 2.4, 0.008, 0.02, 0.01, 1, 0);
    assertNamed(weave, blurred, UnaryOperator.identity(), Kind.FOCUS);
  }

  @ParameterizedTest
  @EnumSource
  void dirtOnTheLensIsNamed(Weave weave) {
    assertNamed(weave, CAMERA, MismatchTest::dirty, Kind.FOCUS);
  }

  @ParameterizedTest
  @EnumSource
  void anotherStyleIsNamed(Weave weave) {
    for (long seed = 0; seed < SEEDS; seed++) {
      ClothStyle entered = ClothStyle.of(weave, seed);
      ClothStyle woven = ClothStyle.of(weave == Weave.PLAIN ? Weave.TWILL : Weave.PLAIN, seed + 77);
      double across = woven.warp().pitchMm() / entered.warp().pitchMm();
      double along = woven.weft().pitchMm() / entered.weft().pitchMm();
      boolean oneRatio = Math.abs(Math.log(across / along)) < 0.05;
      ClothLook reference = look(entered, seed, CAMERA, UnaryOperator.identity());
      ClothLook roll = look(woven, seed, CAMERA, UnaryOperator.identity());
      Mismatch found = Mismatch.of(reference, List.of(roll), 1, true);
      assertThat(found.kind())
          .as("seed %d: %s", seed, found)
          .isIn(Kind.STYLE, oneRatio ? Kind.MAGNIFICATION : Kind.STYLE);
    }
  }

  @Test
  void anotherScaleInTheManifestIsNamedWhateverIsSeen() {
    ClothLook look = look(ClothStyle.of(Weave.PLAIN, 1), 1, CAMERA, UnaryOperator.identity());
    assertThat(Mismatch.of(look, List.of(look), 1.2, false).kind()).isEqualTo(Kind.SCALE);
    assertThat(Mismatch.of(look, List.of(look), 1.02, false).kind()).isEqualTo(Kind.NONE);
  }

  @Test
  void driftThatNothingExplainsIsOther() {
    ClothLook look = look(ClothStyle.of(Weave.PLAIN, 1), 1, CAMERA, UnaryOperator.identity());
    assertThat(Mismatch.of(look, List.of(look), 1, true).kind()).isEqualTo(Kind.OTHER);
    assertThat(Mismatch.of(look, List.of(), 1, false).kind()).isEqualTo(Kind.NONE);
  }

  @Test
  void oneBadCameraOfManyIsEnough() {
    ClothStyle style = ClothStyle.of(Weave.TWILL, 2);
    ClothLook good = look(style, 1, CAMERA, UnaryOperator.identity());
    ClothLook dark =
        look(style, 1, new Camera(0.2, 0.6, 0.008, 0.02, 0.01, 0.5, 0), UnaryOperator.identity());
    Mismatch found = Mismatch.of(good, List.of(good, dark, good), 1, false);
    assertThat(found.kind()).isEqualTo(Kind.LIGHT);
    assertThat(found.greyRatio()).isBetween(0.45, 0.55);
  }

  private static void assertNamed(
      Weave weave, Camera camera, UnaryOperator<GreyImage> lens, Kind expected) {
    for (long seed = 0; seed < SEEDS; seed++) {
      ClothStyle style = ClothStyle.of(weave, seed);
      ClothLook reference = look(style, seed, CAMERA, UnaryOperator.identity());
      ClothLook roll = look(style, seed + 1000, camera, lens);
      Mismatch found = Mismatch.of(reference, List.of(roll), 1, false);
      assertThat(found.kind())
          .as("seed %d: %s, %s, %s", seed, found, reference, roll)
          .isEqualTo(expected);
    }
  }

  private static ClothLook look(
      ClothStyle style, long seed, Camera camera, UnaryOperator<GreyImage> lens) {
    Cloth cloth = Cloth.endless(style, seed);
    List<ClothLook> looks = new ArrayList<>();
    for (int frame = 0; frame < 2; frame++) {
      View view = new View(40, frame * 60, WIDTH_PX, HEIGHT_PX);
      GreyImage image = lens.apply(cloth.render(camera, view, seed * 7 + frame));
      looks.add(ClothLook.of(image, ClothArea.whole(image)));
    }
    return ClothLook.median(looks);
  }

  /** A soft dark smudge that hangs before the same columns of every frame. */
  private static GreyImage dirty(GreyImage image) {
    float[] greys = image.greys();
    for (int y = 0; y < HEIGHT_PX; y++) {
      for (int x = 0; x < WIDTH_PX; x++) {
        double far = (x - 300) / 15.0;
        greys[y * WIDTH_PX + x] *= (float) (1 - 0.3 * Math.exp(-far * far));
      }
    }
    return GreyImage.wrap(WIDTH_PX, HEIGHT_PX, greys);
  }
}

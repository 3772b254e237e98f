package io.loomsight.models.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loomsight.models.image.GreyImage;
import io.loomsight.models.synth.Camera;
import io.loomsight.models.synth.Cloth;
import io.loomsight.models.synth.ClothStyle;
import io.loomsight.models.synth.View;
import io.loomsight.models.synth.Weave;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class YarnPitchTest {

  private static final double MM_PER_PX = 0.2;
  private static final Camera NOISY = new Camera(MM_PER_PX, 0.7, 0.02, 0.05, 0.02, 1, 0);

  @ParameterizedTest
  @EnumSource
  void pitchOfEveryWeaveIsFoundToTwoPercent(Weave weave) {
    for (long seed = 0; seed < 4; seed++) {
      ClothStyle style = ClothStyle.of(weave, seed);
      YarnPitch pitch = pitch(style, NOISY, seed);
      double across = style.warp().pitchMm() / MM_PER_PX;
      double along = style.weft().pitchMm() / MM_PER_PX;
      assertThat(pitch.acrossPx()).as("seed %d", seed).isPresent();
      assertThat(pitch.acrossPx().getAsDouble()).isCloseTo(across, within(0.02 * across));
      assertThat(pitch.alongPx()).as("seed %d", seed).isPresent();
      assertThat(pitch.alongPx().getAsDouble()).isCloseTo(along, within(0.02 * along));
    }
  }

  @Test
  void noiseHasNoPitch() {
    SplittableRandom random = new SplittableRandom(4);
    float[] greys = new float[512 * 512];
    for (int at = 0; at < greys.length; at++) {
      greys[at] = (float) random.nextDouble();
    }
    assertNone(GreyImage.wrap(512, 512, greys));
  }

  @Test
  void blankAndSmallImagesHaveNoPitch() {
    assertNone(GreyImage.wrap(512, 512, new float[512 * 512]));
    assertNone(GreyImage.wrap(64, 64, new float[64 * 64]));
  }

  private static void assertNone(GreyImage image) {
    YarnPitch pitch = YarnPitch.of(image, ClothArea.whole(image));
    assertThat(pitch.acrossPx()).isEmpty();
    assertThat(pitch.alongPx()).isEmpty();
  }

  private static YarnPitch pitch(ClothStyle style, Camera camera, long seed) {
    GreyImage image = Cloth.endless(style, seed).render(camera, new View(0, 0, 640, 384), seed);
    return YarnPitch.of(image, ClothArea.whole(image));
  }
}

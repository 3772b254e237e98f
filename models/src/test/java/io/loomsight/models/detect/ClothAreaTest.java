package io.loomsight.models.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.loomsight.models.image.GreyImage;
import io.loomsight.models.synth.Camera;
import io.loomsight.models.synth.Cloth;
import io.loomsight.models.synth.ClothStyle;
import io.loomsight.models.synth.View;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class ClothAreaTest {

  private static final int WIDTH = 2048;
  private static final int HEIGHT = 128;

  private interface Grey {
    double at(int x, int y, double weave);
  }

  /** Cloth of mean grey 0.45 with a weave of 4 px, changed by {@code grey}. */
  private static ClothArea find(Grey grey) {
    SplittableRandom random = new SplittableRandom(5);
    float[] greys = new float[WIDTH * HEIGHT];
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        double weave = 0.45 + 0.08 * Math.sin((x + y) * Math.PI / 2) + 0.02 * random.nextGaussian();
        greys[y * WIDTH + x] = (float) Math.max(0, Math.min(1, grey.at(x, y, weave)));
      }
    }
    return ClothArea.find(GreyImage.wrap(WIDTH, HEIGHT, greys));
  }

  @Test
  void clothFromEdgeToEdgeIsKept() {
    assertThat(find((x, y, weave) -> weave)).isEqualTo(new ClothArea(0, WIDTH));
  }

  @Test
  void whiteGroundAndTheSelvedgeBesideItAreLeftOut() {
    ClothArea found = find((x, y, weave) -> x < 500 ? 1 : weave);
    assertThat(found.leftPx()).isBetween(500 + 8, 500 + 40);
    assertThat(found.rightPx()).isEqualTo(WIDTH);
  }

  @Test
  void blackGroundOnTheRightIsLeftOut() {
    ClothArea found = find((x, y, weave) -> x >= 1600 ? 0.02 : weave);
    assertThat(found.leftPx()).isZero();
    assertThat(found.rightPx()).isBetween(1600 - 40, 1600 - 8);
  }

  @Test
  void groundAsGreyAsTheClothIsKnownByItsGap() {
    ClothArea found = find((x, y, weave) -> x < 400 ? 0.45 : x < 408 ? 1 : weave);
    assertThat(found.leftPx()).isBetween(408 + 8, 408 + 40);
  }

  @Test
  void brokenEndNearTheEdgeIsNoGround() {
    ClothArea found = find((x, y, weave) -> x >= 300 && x < 305 ? 0.1 : weave);
    assertThat(found).isEqualTo(new ClothArea(0, WIDTH));
  }

  @Test
  void brightEndWhereTheFocusFallsOffIsNoGround() {
    ClothArea found =
        find(
            (x, y, weave) -> {
              double sharp = Math.min(1, x / (double) (WIDTH / 2));
              return x >= 300 && x < 306 ? 0.9 : 0.45 + (weave - 0.45) * (0.4 + 0.6 * sharp);
            });
    assertThat(found).isEqualTo(new ClothArea(0, WIDTH));
  }

  @Test
  void slowFallOffOfLightIsNoGround() {
    ClothArea found =
        find((x, y, weave) -> weave * (1 - 0.3 * Math.pow(1 - x / (double) WIDTH, 3)));
    assertThat(found).isEqualTo(new ClothArea(0, WIDTH));
  }

  @Test
  void largeStainThatReachesTheEdgeIsADefectAndNoGround() {
    ClothArea found = find((x, y, weave) -> x < 1000 ? weave * 0.7 : weave);
    assertThat(found).isEqualTo(new ClothArea(0, WIDTH));
  }

  @Test
  void drawnClothOfAnyStyleIsNoGround() {
    Camera camera = new Camera(0.2, 0.7, 0.01, 0.03, 0.01, 1, 0);
    for (long seed = 0; seed < 24; seed++) {
      GreyImage image =
          Cloth.endless(ClothStyle.random(seed), seed)
              .render(camera, new View(0, 0, 1024, 128), seed);
      assertThat(ClothArea.find(image)).as("seed %d", seed).isEqualTo(new ClothArea(0, 1024));
    }
  }

  @Test
  void frameOfGroundAloneHasNoCloth() {
    assertThat(find((x, y, weave) -> 1).widthPx()).isZero();
  }
}

package io.loomsight.models.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.loomsight.models.detect.AnomalyMap;
import io.loomsight.models.detect.Detector;
import io.loomsight.models.detect.ModelZoo;
import io.loomsight.models.detect.SharedDetectors;
import io.loomsight.models.fabric.Box;
import io.loomsight.models.fabric.DefectKind;
import io.loomsight.models.fabric.Direction;
import io.loomsight.models.image.GreyImage;
import io.loomsight.models.synth.Camera;
import io.loomsight.models.synth.Cloth;
import io.loomsight.models.synth.ClothStyle;
import io.loomsight.models.synth.Flaw;
import io.loomsight.models.synth.View;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StyleMethodTest {

  private static final int WIDTH_PX = 320;
  private static final int HEIGHT_PX = 256;
  private static final Camera CAMERA = new Camera(0.2, 0.7, 0.01, 0.03, 0.01, 1, 0);
  private static final Cloth CLOTH = Cloth.endless(ClothStyle.random(2), 2);

  private static Detector detector() {
    return SharedDetectors.get(ModelZoo.DEFAULT, "cpu");
  }

  @Test
  void flawStandsOutOfTheClothThatWasLearnt() {
    // 24.5 mm from the corner at 0.2 mm/px is px 122
    Flaw hole = new Flaw(DefectKind.HOLE, Direction.AREA, new Box(520, 720, 9, 9), 1, 5);
    GreyImage image =
        CLOTH.render(CAMERA, new View(500, 700, WIDTH_PX, HEIGHT_PX), List.of(hole), 77).image();
    float[] map = map(image);
    assertThat(map).hasSize(WIDTH_PX * HEIGHT_PX);
    double near = 0;
    double far = 0;
    for (int i = 0; i < map.length; i++) {
      int x = i % WIDTH_PX;
      int y = i / WIDTH_PX;
      assertThat(map[i]).isFinite().isNotNegative();
      if (Math.abs(x - 122) <= 30 && Math.abs(y - 122) <= 30) {
        near = Math.max(near, map[i]);
      } else if (Math.abs(x - 122) > 60 || Math.abs(y - 122) > 60) {
        far = Math.max(far, map[i]);
      }
    }
    assertThat(near).isGreaterThan(1.3 * far);
  }

  @Test
  void sameImageHasTheSameMap() {
    assertThat(map(good(9))).isEqualTo(map(good(9)));
  }

  @Test
  void preparedImageServesManyReferences() {
    StyleMethod method = StyleMethod.loom(detector());
    PreparedCloth judged = method.prepare(good(9));
    PreparedCloth first = method.prepare(good(0));
    PreparedCloth second = method.prepare(good(1));
    method.learn(List.of(first)).map(judged);
    assertThat(method.learn(List.of(first, second)).map(judged).fullResolution())
        .isEqualTo(map(good(9)));
    assertThat(method.bytes(judged)).isEqualTo(4L * 64 * WIDTH_PX / 4 * HEIGHT_PX / 4);
  }

  @Test
  void groundAloneIsZeroThroughout() {
    float[] white = new float[WIDTH_PX * HEIGHT_PX];
    Arrays.fill(white, 1);
    assertThat(map(GreyImage.wrap(WIDTH_PX, HEIGHT_PX, white)))
        .hasSize(WIDTH_PX * HEIGHT_PX)
        .containsOnly(0);
  }

  @Test
  void mixtureAndBankFindTheFlawToo() {
    Flaw hole = new Flaw(DefectKind.HOLE, Direction.AREA, new Box(520, 720, 9, 9), 1, 5);
    GreyImage image =
        CLOTH.render(CAMERA, new View(500, 700, WIDTH_PX, HEIGHT_PX), List.of(hole), 77).image();
    for (StyleMethod method :
        List.of(
            StyleMethod.mixture(detector()),
            StyleMethod.bank(detector()),
            StyleMethod.padim(detector()),
            StyleMethod.patchcore(detector()))) {
      AnomalyMap map =
          method
              .learn(List.of(method.prepare(good(0)), method.prepare(good(1))))
              .map(method.prepare(image));
      float near = 0;
      float far = 0;
      for (int row = 0; row < map.rows(); row++) {
        for (int column = 0; column < map.columns(); column++) {
          boolean beside = Math.abs(column - 30) > 15 || Math.abs(row - 30) > 15;
          boolean in = Math.abs(column - 30) <= 7 && Math.abs(row - 30) <= 7;
          far = beside ? Math.max(far, map.cell(column, row)) : far;
          near = in ? Math.max(near, map.cell(column, row)) : near;
        }
      }
      assertThat(near).as(method.name()).isGreaterThan(1.1f * far);
    }
  }

  @Test
  void closingLeavesTheDetectorOpen() {
    StyleMethod.loom(detector()).close();
    assertThat(detector().features(good(1)).sums().positions()).isPositive();
  }

  @Test
  void modelAndMethodAreNamed() {
    StyleMethod method = StyleMethod.loom(detector());
    assertThat(method.modelVersion()).isEqualTo(ModelZoo.DEFAULT);
    assertThat(method.name()).isEqualTo("loom");
  }

  private static float[] map(GreyImage judged) {
    StyleMethod method = StyleMethod.loom(detector());
    return method
        .learn(List.of(method.prepare(good(0)), method.prepare(good(1))))
        .map(method.prepare(judged))
        .fullResolution();
  }

  private static GreyImage good(int index) {
    return CLOTH.render(CAMERA, new View(0, 200.0 * index, WIDTH_PX, HEIGHT_PX), index);
  }
}

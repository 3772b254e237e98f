package io.loomsight.models.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.loomsight.models.fabric.Box;
import io.loomsight.models.fabric.Direction;
import io.loomsight.models.fabric.PixelBox;
import io.loomsight.models.image.GreyImage;
import io.loomsight.models.image.Mask;
import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegionShapeTest {

  private static final int SIZE_PX = 100;

  @ParameterizedTest
  @CsvSource({
    "30, 10, 0, WARP",
    "30, 10, 15, WARP",
    "30, 10, 165, WARP",
    "30, 10, 16, AREA",
    "30, 10, 75, WEFT",
    "30, 10, 105, WEFT",
    "30, 10, 45, AREA",
    "29, 10, 0, AREA"
  })
  void directionFollowsAxisAndElongation(
      double lengthMm, double thicknessMm, double angleDeg, Direction direction) {
    RegionShape shape = new RegionShape(lengthMm, thicknessMm, angleDeg, 1, 0, 1);

    assertThat(shape.direction(new Box(0, 0, 20, 20))).isEqualTo(direction);
  }

  @Test
  void aThinBoxRunsItsWayWhateverItsAxis() {
    RegionShape unclear = new RegionShape(20, 10, 45, 1, 0, 1);

    assertThat(unclear.direction(new Box(0, 0, 5, 15))).isEqualTo(Direction.WARP);
    assertThat(unclear.direction(new Box(0, 0, 15, 5))).isEqualTo(Direction.WEFT);
    assertThat(unclear.direction(new Box(0, 0, 15, 6))).isEqualTo(Direction.AREA);
  }

  @Test
  void anUprightLineIsAsLongAsItsPixels() {
    RegionShape shape = measure(filled(3, 40), new PixelBox(50, 20, 3, 40), 0.2);

    assertThat(shape.lengthMm()).isCloseTo(8.0, within(1e-9));
    assertThat(shape.thicknessMm()).isCloseTo(0.6, within(1e-9));
    assertThat(shape.angleDeg()).isCloseTo(0, within(1e-9));
    assertThat(shape.areaMm2()).isCloseTo(120 * 0.04, within(1e-9));
  }

  @Test
  void aLineAcrossHasAnAngleOf90() {
    assertThat(measure(filled(40, 3), new PixelBox(20, 50, 40, 3), 1).angleDeg())
        .isCloseTo(90, within(1e-9));
  }

  @Test
  void aSlantedLineTurnsFromYToX() {
    BitSet down = new BitSet();
    BitSet up = new BitSet();
    for (int i = 0; i < 30; i++) {
      down.set(i * 30 + i);
      up.set(i * 30 + 29 - i);
    }
    PixelBox at = new PixelBox(20, 20, 30, 30);

    RegionShape shape = measure(Mask.of(30, 30, down), at, 1);

    assertThat(shape.angleDeg()).isCloseTo(45, within(1e-9));
    assertThat(measure(Mask.of(30, 30, up), at, 1).angleDeg()).isCloseTo(135, within(1e-9));
    // 29 diagonal steps and one pixel's reach
    assertThat(shape.lengthMm()).isCloseTo(29 * Math.sqrt(2) + Math.sqrt(0.5), within(1e-9));
  }

  @Test
  void aSquareIsMeasuredByItsSides() {
    RegionShape shape = measure(filled(10, 10), new PixelBox(20, 20, 10, 10), 1);

    assertThat(shape.lengthMm()).isEqualTo(10);
    assertThat(shape.thicknessMm()).isEqualTo(10);
    assertThat(shape.angleDeg()).isZero();
  }

  @Test
  void contrastAndRoughnessCompareWithTheClothAround() {
    // cloth of stripes 0.4 and 0.6: mean 0.5, deviation 0.1; inside 0.2 and 0.3: 0.25, 0.05
    float[] greys = new float[SIZE_PX * SIZE_PX];
    for (int y = 0; y < SIZE_PX; y++) {
      for (int x = 0; x < SIZE_PX; x++) {
        boolean inside = x >= 40 && x < 60 && y >= 40 && y < 60;
        boolean even = x % 2 == 0;
        greys[y * SIZE_PX + x] = inside ? (even ? 0.2f : 0.3f) : (even ? 0.4f : 0.6f);
      }
    }

    RegionShape shape =
        RegionShape.measure(
            GreyImage.wrap(SIZE_PX, SIZE_PX, greys),
            all(),
            filled(20, 20),
            new PixelBox(40, 40, 20, 20),
            1);

    assertThat(shape.contrast()).isCloseTo(-2.5, within(1e-5));
    assertThat(shape.roughness()).isCloseTo(0.5, within(1e-5));
  }

  @Test
  void groundBesideTheClothIsNotComparedWith() {
    // ground of 0 from column 50 on; the cloth is flat at 0.5 as is the region
    float[] greys = new float[SIZE_PX * SIZE_PX];
    BitSet cloth = new BitSet();
    for (int y = 0; y < SIZE_PX; y++) {
      for (int x = 0; x < 50; x++) {
        greys[y * SIZE_PX + x] = 0.5f;
        cloth.set(y * SIZE_PX + x);
      }
    }
    GreyImage image = GreyImage.wrap(SIZE_PX, SIZE_PX, greys);
    PixelBox at = new PixelBox(45, 40, 5, 5);

    assertThat(
            RegionShape.measure(image, Mask.of(SIZE_PX, SIZE_PX, cloth), filled(5, 5), at, 1)
                .contrast())
        .isCloseTo(0, within(1e-9));
    assertThat(RegionShape.measure(image, all(), filled(5, 5), at, 1).contrast()).isPositive();
  }

  @Test
  void anEmptyRegionIsRefused() {
    assertThatThrownBy(() -> measure(Mask.empty(3, 3), new PixelBox(0, 0, 3, 3), 1))
        .hasMessageStartingWith("region: expected a filled mask");
    assertThatThrownBy(() -> measure(filled(3, 3), new PixelBox(98, 0, 3, 3), 1))
        .hasMessageStartingWith("region: expected a filled mask");
  }

  private static RegionShape measure(Mask region, PixelBox at, double mmPerPx) {
    GreyImage image = GreyImage.wrap(SIZE_PX, SIZE_PX, new float[SIZE_PX * SIZE_PX]);
    return RegionShape.measure(image, all(), region, at, mmPerPx);
  }

  private static Mask all() {
    return filled(SIZE_PX, SIZE_PX);
  }

  private static Mask filled(int widthPx, int heightPx) {
    BitSet pixels = new BitSet();
    pixels.set(0, widthPx * heightPx);
    return Mask.of(widthPx, heightPx, pixels);
  }
}

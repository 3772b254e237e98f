package io.loomsight.models.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loomsight.models.fabric.PixelBox;
import io.loomsight.models.fabric.RegionLook;
import io.loomsight.models.image.GreyImage;
import io.loomsight.models.image.Mask;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Flaws of known size on a drawn weave with ends every 5 px and picks every 6 px. */
class RegionLooksTest {

  private static final int SIDE_PX = 256;
  private static final int ENDS_PX = 5;
  private static final int PICKS_PX = 6;
  private static final double MM_PER_PX = 0.2;

  private interface Touch {
    double grey(int x, int y, double cloth);
  }

  private static GreyImage woven(Touch touch) {
    SplittableRandom random = new SplittableRandom(1);
    float[] greys = new float[SIDE_PX * SIDE_PX];
    for (int y = 0; y < SIDE_PX; y++) {
      for (int x = 0; x < SIDE_PX; x++) {
        double cloth =
            0.5
                + 0.06 * Math.cos(2 * Math.PI * x / ENDS_PX)
                + 0.06 * Math.cos(2 * Math.PI * y / PICKS_PX)
                + 0.01 * (random.nextDouble() - 0.5);
        greys[y * SIDE_PX + x] = (float) touch.grey(x, y, cloth);
      }
    }
    return GreyImage.of(SIDE_PX, SIDE_PX, greys);
  }

  /** Measured with a mask of {@code at} that is full, as thick as the anomaly map leaves it. */
  private static Map<String, Double> look(GreyImage image, PixelBox at, double mmPerPx) {
    return region(image, at, mmPerPx).measures();
  }

  private static RegionLook region(GreyImage image, PixelBox at, double mmPerPx) {
    BitSet all = new BitSet();
    all.set(0, SIDE_PX * SIDE_PX);
    Mask cloth = Mask.of(SIDE_PX, SIDE_PX, all);
    BitSet filled = new BitSet();
    filled.set(0, at.widthPx() * at.heightPx());
    Mask mask = Mask.of(at.widthPx(), at.heightPx(), filled);
    RegionShape shape = RegionShape.measure(image, cloth, mask, at, mmPerPx);
    return new RegionLooks(image, cloth, ClothArea.whole(image), mmPerPx).of(mask, at, shape);
  }

  private static GreyImage darkBar(int leftPx, int widthPx) {
    return woven(
        (x, y, cloth) ->
            x >= leftPx && x < leftPx + widthPx && y >= 40 && y < 200 ? cloth - 0.2 : cloth);
  }

  @ParameterizedTest
  @ValueSource(ints = {6, 8, 11, 15, 20})
  void aBarIsAsWideAsItsGreysAreHoweverThickItsMask(int widthPx) {
    GreyImage image = darkBar(120, widthPx);
    for (int sparePx = 4; sparePx <= 12; sparePx += 4) {
      PixelBox thick = new PixelBox(120 - sparePx, 40, widthPx + 2 * sparePx, 160);

      Map<String, Double> look = look(image, thick, MM_PER_PX);

      assertThat(look.get("widthMm")).isCloseTo(widthPx * MM_PER_PX, within(0.25));
      assertThat(look.get("coreWidthMm")).isCloseTo(widthPx * MM_PER_PX, within(0.5));
      assertThat(look.get("coreLengthMm")).isCloseTo(160 * MM_PER_PX, within(1.5));
    }
  }

  @Test
  void whatIsThinnerThanAYarnIsAYarnWide() {
    Map<String, Double> look = look(darkBar(120, 2), new PixelBox(112, 40, 20, 160), MM_PER_PX);

    assertThat(look.get("widthMm")).isCloseTo(ENDS_PX * MM_PER_PX, within(0.2));
    assertThat(look.get("pitchMm")).isCloseTo(ENDS_PX * MM_PER_PX, within(0.01));
  }

  @Test
  void polarityIsThatOfTheGreys() {
    PixelBox at = new PixelBox(112, 40, 24, 160);
    Map<String, Double> dark = look(darkBar(120, 8), at, MM_PER_PX);
    Map<String, Double> bright =
        look(
            woven((x, y, cloth) -> x >= 120 && x < 128 && y >= 40 && y < 200 ? cloth + 0.2 : cloth),
            at,
            MM_PER_PX);

    // two waves of 0.06 deviate by 0.06
    assertThat(dark.get("peak")).isCloseTo(-0.2 / 0.06, within(0.3));
    assertThat(bright.get("peak")).isCloseTo(0.2 / 0.06, within(0.3));
    assertThat(dark.get("darkest")).isCloseTo(0.6, within(0.03));
    assertThat(bright.get("brightest")).isCloseTo(1.4, within(0.03));
    assertThat(dark.get("darkShare")).isGreaterThan(0.25);
    assertThat(dark.get("brightShare")).isLessThan(0.03);
    assertThat(bright.get("brightShare")).isGreaterThan(0.25);
  }

  @Test
  void darkBesideBrightCounters() {
    GreyImage mark =
        woven(
            (x, y, cloth) ->
                y >= 100 && y < 110 ? cloth - 0.2 : y >= 110 && y < 120 ? cloth + 0.12 : cloth);

    Map<String, Double> look = look(mark, new PixelBox(20, 96, 200, 28), MM_PER_PX);

    assertThat(look.get("peak")).isLessThan(-2);
    assertThat(look.get("counter")).isGreaterThan(1);
    assertThat(look(darkBar(120, 8), new PixelBox(112, 40, 24, 160), MM_PER_PX).get("counter"))
        .isLessThan(0.3);
  }

  @Test
  void twoYarnsHaveASeamAndOneHasNone() {
    GreyImage one = woven((x, y, cloth) -> x >= 120 && x < 130 ? 0.7 : cloth);
    GreyImage two =
        woven((x, y, cloth) -> x >= 120 && x < 130 ? (x == 124 || x == 125 ? 0.55 : 0.75) : cloth);
    PixelBox at = new PixelBox(112, 20, 28, 200);

    assertThat(look(one, at, MM_PER_PX).get("seam")).isLessThan(0.1);
    assertThat(look(two, at, MM_PER_PX).get("seam")).isGreaterThan(0.3);
  }

  @Test
  void aRowOfDotsRipplesAndOthersDoNot() {
    int[] uneven = {20, 31, 58, 77, 88, 121, 133, 166, 179, 207};
    GreyImage dots = woven((x, y, cloth) -> isDot(x, y, Math.floorMod(y, 18)) ? 0.2 : cloth);
    GreyImage scattered =
        woven(
            (x, y, cloth) -> {
              int above = Arrays.stream(uneven).filter(from -> from <= y).max().orElse(-100);
              return isDot(x, y, y - above) ? 0.2 : cloth;
            });
    PixelBox at = new PixelBox(116, 20, 16, 200);

    Map<String, Double> row = look(dots, at, MM_PER_PX);

    assertThat(row.get("ripple")).isGreaterThan(0.7);
    assertThat(look(scattered, at, MM_PER_PX).get("ripple")).isLessThan(0.5);
  }

  private static boolean isDot(int x, int y, int belowStart) {
    return x >= 120 && x < 128 && belowStart < 8 && y >= 20 && y < 230;
  }

  @Test
  void aLineIsFullAndARowOfDotsIsNot() {
    GreyImage dots = woven((x, y, cloth) -> isDot(x, y, Math.floorMod(y, 18)) ? 0.2 : cloth);

    Map<String, Double> row = look(dots, new PixelBox(116, 20, 16, 200), MM_PER_PX);
    Map<String, Double> line = look(darkBar(120, 8), new PixelBox(116, 40, 16, 160), MM_PER_PX);

    assertThat(row.get("unevenness")).isGreaterThan(2 * line.get("unevenness"));
    assertThat(line.get("fullness")).isGreaterThan(0.85);
    assertThat(row.get("fullness")).isLessThan(0.7);
  }

  @Test
  void aHoleHasNoWeaveLeftAndOilHas() {
    PixelBox at = new PixelBox(100, 100, 40, 40);
    GreyImage hole = woven((x, y, cloth) -> Math.hypot(x - 120, y - 120) < 15 ? 0.1 : cloth);
    GreyImage oil = woven((x, y, cloth) -> Math.hypot(x - 120, y - 120) < 15 ? cloth - 0.2 : cloth);

    assertThat(look(hole, at, MM_PER_PX).get("deepAcrossTexture")).isLessThan(0.4);
    assertThat(look(oil, at, MM_PER_PX).get("deepAcrossTexture")).isGreaterThan(0.8);
  }

  @Test
  void aSlantedLineIsMeasuredAcrossItself() {
    GreyImage slanted =
        woven((x, y, cloth) -> Math.abs(x - 60 - 0.3 * y) < 4 && y > 20 && y < 220 ? 0.2 : cloth);
    BitSet cells = new BitSet();
    PixelBox at = new PixelBox(60, 24, 68, 192);
    for (int y = 0; y < at.heightPx(); y++) {
      for (int x = 0; x < at.widthPx(); x++) {
        // as wide as three cells of 4 px each way
        double off = Math.abs((x / 4) * 4 + 2 + 60 - 60 - 0.3 * ((y / 4) * 4 + 2 + 24));
        cells.set(y * at.widthPx() + x, off < 10);
      }
    }
    Mask mask = Mask.of(at.widthPx(), at.heightPx(), cells);
    BitSet all = new BitSet();
    all.set(0, SIDE_PX * SIDE_PX);
    Mask cloth = Mask.of(SIDE_PX, SIDE_PX, all);
    RegionShape shape = RegionShape.measure(slanted, cloth, mask, at, MM_PER_PX);

    Map<String, Double> look =
        new RegionLooks(slanted, cloth, ClothArea.whole(slanted), MM_PER_PX)
            .of(mask, at, shape)
            .measures();

    assertThat(shape.thicknessMm()).isGreaterThan(3);
    assertThat(look.get("widthMm")).isCloseTo(8 * MM_PER_PX * 0.958, within(0.4));
  }

  @Test
  void contrastsAndTexturesDoNotDependOnTheScale() {
    PixelBox at = new PixelBox(112, 40, 24, 160);
    Map<String, Double> fine = look(darkBar(120, 8), at, 0.1);
    Map<String, Double> coarse = look(darkBar(120, 8), at, 0.2);

    for (String measure : new String[] {"peak", "seam", "fill", "alongTexture", "darkest"}) {
      assertThat(coarse.get(measure)).as(measure).isEqualTo(fine.get(measure));
    }
    assertThat(coarse.get("widthMm")).isCloseTo(2 * fine.get("widthMm"), within(1e-3));
  }

  @Test
  void withoutClothAroundNothingIsSaid() {
    GreyImage image = woven((x, y, cloth) -> cloth);

    assertThat(region(image, new PixelBox(0, 0, SIDE_PX, SIDE_PX), MM_PER_PX))
        .isEqualTo(RegionLook.none());
  }

  @Test
  void flatCardboardIsMeasuredWithoutInfinities() {
    GreyImage flat = GreyImage.of(SIDE_PX, SIDE_PX, new float[SIDE_PX * SIDE_PX]);

    assertThat(look(flat, new PixelBox(100, 100, 8, 8), MM_PER_PX)).isNotEmpty();
    assertThat(look(flat, new PixelBox(0, 0, 4, 256), MM_PER_PX)).isNotEmpty();
  }
}

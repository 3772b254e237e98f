package io.loomsight.models.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loomsight.models.detect.RegionFinder;
import io.loomsight.models.fabric.PixelBox;
import io.loomsight.models.image.Mask;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegionMatchTest {

  private static final int WIDTH_PX = 100;
  private static final int HEIGHT_PX = 60;

  @Test
  void regionNearADefectFindsItAndOneFartherAwayIsFalse() {
    // a defect over columns 20 to 29: seven columns lie between 29 and 37, eight between 29 and 38
    Mask truth = mask(new PixelBox(20, 20, 10, 10));
    RegionMatch near = RegionMatch.of(truth, List.of(found(37, 20)));
    assertThat(near.defects())
        .containsExactly(new RegionMatch.Defect(new PixelBox(20, 20, 10, 10), true));
    assertThat(near.falseRegions()).isZero();
    RegionMatch far = RegionMatch.of(truth, List.of(found(38, 20)));
    assertThat(far.foundDefects()).isZero();
    assertThat(far.falseRegions()).isEqualTo(1);
  }

  @Test
  void partsWithTenPixelsBetweenThemAreOneDefect() {
    assertThat(
            RegionMatch.of(mask(new PixelBox(0, 0, 5, 5), new PixelBox(15, 15, 5, 5)), List.of())
                .defects())
        .containsExactly(new RegionMatch.Defect(new PixelBox(0, 0, 20, 20), false));
    assertThat(
            RegionMatch.of(mask(new PixelBox(0, 0, 5, 5), new PixelBox(16, 0, 5, 5)), List.of())
                .defects())
        .hasSize(2);
  }

  @Test
  void specksAreNoDefectsButWhatFindsThemIsNotFalse() {
    RegionMatch match = RegionMatch.of(mask(new PixelBox(50, 30, 2, 2)), List.of(found(50, 30)));
    assertThat(match.defects()).isEmpty();
    assertThat(match.falseRegions()).isZero();
  }

  @Test
  void oneRegionMayFindTwoDefectsAndTwoOneDefect() {
    Mask truth = mask(new PixelBox(0, 0, 5, 5), new PixelBox(20, 0, 5, 5));
    RegionFinder.Found wide = found(new PixelBox(0, 0, 30, 4));
    assertThat(RegionMatch.of(truth, List.of(wide)).foundDefects()).isEqualTo(2);
    RegionMatch twice = RegionMatch.of(truth, List.of(found(0, 0), found(0, 4)));
    assertThat(twice.foundDefects()).isEqualTo(1);
    assertThat(twice.falseRegions()).isZero();
  }

  @Test
  void countsAreKeptApartForGoodAndDefectiveImages() {
    RegionMatch defective =
        RegionMatch.of(
            mask(new PixelBox(0, 0, 5, 5), new PixelBox(30, 30, 5, 5)),
            List.of(found(0, 0), found(80, 40)));
    RegionMatch good =
        RegionMatch.of(
            Mask.empty(WIDTH_PX, HEIGHT_PX), List.of(found(0, 0), found(40, 40), found(80, 0)));
    BoxCount count = BoxCount.NONE.plus(defective, 0.5).plus(good, 0.5).plus(good, 1.0);
    assertThat(count).isEqualTo(new BoxCount(2, 1, 2, 1.5, 6, 1, 1));
    assertThat(count.recall()).isEqualTo(0.5);
    assertThat(count.falsePerGoodImage()).isEqualTo(3);
    assertThat(count.falsePerM2()).isCloseTo(4, within(1e-12));
    assertThat(count.falsePerDefectImage()).isEqualTo(1);
    assertThat(BoxCount.NONE.recall()).isNaN();
  }

  private static RegionFinder.Found found(int xPx, int yPx) {
    return found(new PixelBox(xPx, yPx, 4, 4));
  }

  private static RegionFinder.Found found(PixelBox box) {
    BitSet pixels = new BitSet();
    pixels.set(0, box.widthPx() * box.heightPx());
    return new RegionFinder.Found(box, Mask.of(box.widthPx(), box.heightPx(), pixels), 2, 1.5);
  }

  private static Mask mask(PixelBox... boxes) {
    BitSet pixels = new BitSet();
    for (PixelBox box : boxes) {
      for (int y = box.yPx(); y < box.yPx() + box.heightPx(); y++) {
        int row = y * WIDTH_PX;
        pixels.set(row + box.xPx(), row + box.xPx() + box.widthPx());
      }
    }
    return Mask.of(WIDTH_PX, HEIGHT_PX, pixels);
  }
}

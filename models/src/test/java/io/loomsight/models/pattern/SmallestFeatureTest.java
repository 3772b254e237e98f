package io.loomsight.models.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.loomsight.models.image.ColourImage;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class SmallestFeatureTest {

  private static final int INK = 0x102040;
  private static final int GROUND = 0xf0f0f0;

  @Test
  void aStripeIsAsWideAsItsThinnerBand() {
    for (int band = 1; band <= 8; band++) {
      int width = band;
      ColourImage stripe = DrawnTiles.drawRgb(40, 40, (x, y) -> x < width ? INK : GROUND);
      SmallestFeature feature = SmallestFeature.of(stripe, 10);
      assertThat(feature.widthMm()).isCloseTo(band / 10.0, within(1e-9));
      assertThat(feature.regions().get(0).rgb()).isEqualTo(INK);
    }
  }

  @Test
  void widthsDoNotChangeWhereTheTileIsCut() {
    ColourImage stripe = DrawnTiles.drawRgb(40, 24, (x, y) -> x < 5 ? INK : GROUND);
    for (int shift = 0; shift < 40; shift += 3) {
      assertThat(SmallestFeature.of(DrawnTiles.shifted(stripe, shift, 0), 1).widthMm())
          .isEqualTo(5);
    }
  }

  @Test
  void aGapIsAFeatureOfItsOwnColour() {
    ColourImage gap = DrawnTiles.drawRgb(60, 60, (x, y) -> x < 3 ? GROUND : INK);
    SmallestFeature feature = SmallestFeature.of(gap, 2);
    assertThat(feature.widthMm()).isEqualTo(1.5);
    assertThat(feature.regions().get(0).rgb()).isEqualTo(GROUND);
  }

  @Test
  void aSquaresCornersAreNoThinFeatures() {
    ColourImage square =
        DrawnTiles.drawRgb(64, 64, (x, y) -> x >= 10 && x < 22 && y >= 10 && y < 22 ? INK : GROUND);
    assertThat(inkWidthPx(square)).isBetween(11.0, 13.0);
  }

  @Test
  void aDiscIsAsWideAsItsDiameter() {
    ColourImage disc =
        DrawnTiles.drawRgb(64, 64, (x, y) -> Math.hypot(x - 30, y - 30) <= 8 ? INK : GROUND);
    assertThat(inkWidthPx(disc)).isBetween(14.0, 18.0);
  }

  @Test
  void aHairlineOnALargeMotifIsFound() {
    ColourImage stalk =
        DrawnTiles.drawRgb(
            128,
            128,
            (x, y) -> Math.hypot(x - 40, y - 60) <= 24 || (y == 60 && x < 120) ? INK : GROUND);
    assertThat(inkWidthPx(stalk)).isEqualTo(1);
  }

  @Test
  void aDiagonalLineIsAsWideAsItIsAcross() {
    ColourImage line =
        DrawnTiles.drawRgb(80, 80, (x, y) -> Math.floorMod(x - y, 80) < 10 ? INK : GROUND);
    assertThat(inkWidthPx(line)).isBetween(10 / Math.sqrt(2) - 1, 10 / Math.sqrt(2) + 1);
  }

  @Test
  void aPlainTileHoldsEverything() {
    SmallestFeature feature = SmallestFeature.of(DrawnTiles.plain(8, 8, 0.5), 10);
    assertThat(feature.widthMm()).isInfinite();
    assertThat(feature.isPrintable(1000)).isTrue();
  }

  @Test
  void thinLinesAreNotPrintable() {
    ColourImage stripe = DrawnTiles.drawRgb(40, 8, (x, y) -> x < 3 ? INK : GROUND);
    SmallestFeature feature = SmallestFeature.of(stripe, 10);
    assertThat(feature.isPrintable(0.3)).isTrue();
    assertThat(feature.isPrintable(0.31)).isFalse();
  }

  @Test
  void tilesOfManyColoursAndNoScaleAreRefused() {
    ColourImage ramp = DrawnTiles.drawRgb(65, 1, (x, y) -> x);
    assertThatThrownBy(() -> SmallestFeature.of(ramp, 1))
        .hasMessage("smallest feature: expected at most 64 colours, found 65; reduce them first");
    assertThatThrownBy(() -> SmallestFeature.of(ramp, 0))
        .hasMessage("smallest feature: expected px per mm > 0, found 0.0");
  }

  @Test
  void distancesOnTheTorusAreTheLeastOverAllPixelsOutside() {
    SplittableRandom random = new SplittableRandom(3);
    for (int round = 0; round < 20; round++) {
      int width = 1 + random.nextInt(14);
      int height = 1 + random.nextInt(14);
      boolean[] region = new boolean[width * height];
      for (int at = 0; at < region.length; at++) {
        region[at] = random.nextInt(6) > 0;
      }
      int[] squares = TorusDistance.squared(region, width, height, 20);
      for (int at = 0; at < region.length; at++) {
        assertThat(squares[at]).isEqualTo(leastSquare(region, width, height, at));
      }
    }
  }

  private static int leastSquare(boolean[] region, int width, int height, int from) {
    int least = 20 * 20;
    for (int at = 0; at < region.length; at++) {
      if (!region[at]) {
        int dx = Math.abs(at % width - from % width);
        int dy = Math.abs(at / width - from / width);
        dx = Math.min(dx, width - dx);
        dy = Math.min(dy, height - dy);
        least = Math.min(least, dx * dx + dy * dy);
      }
    }
    return least;
  }

  private static double inkWidthPx(ColourImage tile) {
    return SmallestFeature.of(tile, 1).regions().stream()
        .filter(region -> region.rgb() == INK)
        .findFirst()
        .orElseThrow()
        .widthMm();
  }
}

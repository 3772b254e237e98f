package io.loomsight.models.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.loomsight.models.image.GreyImage;
import io.loomsight.models.image.Mask;
import java.util.Arrays;
import java.util.BitSet;
import org.junit.jupiter.api.Test;

class MetricsCollectorTest {

  private static final int AREA_PX = 256 * 256;

  @Test
  void handWorkedFabricHasTheseMetrics() {
    MetricsCollector collector = new MetricsCollector();
    // A defect of 20 px in one row: 15 found at 4, 5 missed at 0; the rest of the strip is 1 for
    // 65 px and 0 elsewhere. Fifty highest: 15 * 4 + 35 * 1 = 95, so 1.9.
    float[] defective = new float[AREA_PX];
    Arrays.fill(defective, 0, 15, 4);
    Arrays.fill(defective, 1000, 1065, 1);
    collector.add(cloth(), firstPixels(20), defective);
    // A good strip that is 2 for 25 px: its score is 1. Another one of 0 throughout.
    float[] good = new float[AREA_PX];
    Arrays.fill(good, 0, 25, 2);
    collector.add(cloth(), firstPixels(0), good);
    collector.add(cloth(), firstPixels(0), new float[AREA_PX]);
    Metrics metrics = collector.finish();

    assertThat(metrics.imageAuroc()).isEqualTo(1);
    assertThat(metrics.imageAurocAllTiles()).isEqualTo(1);
    assertThat(metrics.tileAuroc()).isEqualTo(1);
    // Negatives: 3 * 65536 - 20 = 196588, of which 90 are over 0. 15 of 20 beat all of them; the
    // other 5 lose to 90 and tie with the rest: 0.75 + 0.25 * 196498 / 196588 / 2.
    double tied = 196498.0 / 196588.0;
    assertThat(metrics.pixelAuroc()).isCloseTo(0.75 + 0.25 * tied / 2, within(1e-15));
    // 15 of 20 at precision 1, the last 5 at 20 of all 3 * 65536 pixels.
    assertThat(metrics.pixelAveragePrecision())
        .isCloseTo(0.75 + 0.25 * 20 / 196608.0, within(1e-15));
    // The curve is 0.75 up to a rate of 90/196588 and then runs straight to 1 at a rate of 1.
    double from = 90 / 196588.0;
    double atLimit = 0.75 + 0.25 * (0.3 - from) / (1 - from);
    assertThat(metrics.aupro())
        .isCloseTo((0.75 * from + (0.3 - from) * (0.75 + atLimit) / 2) / 0.3, within(1e-12));
  }

  @Test
  void defectiveImageWithAnEmptyMaskIsNoPositive() {
    MetricsCollector collector = new MetricsCollector();
    collector.add(cloth(), firstPixels(0), new float[AREA_PX]);
    collector.add(cloth(), firstPixels(0), new float[AREA_PX]);
    Metrics metrics = collector.finish();
    assertThat(metrics.imageAuroc()).isNaN();
    assertThat(metrics.tileAuroc()).isNaN();
    assertThat(metrics.pixelAuroc()).isNaN();
    assertThat(metrics.pixelAveragePrecision()).isNaN();
    assertThat(metrics.aupro()).isNaN();
  }

  @Test
  void imageWhoseOnlyDefectLiesInALeftOutTileIsStillAPositive() {
    MetricsCollector collector = new MetricsCollector();
    float[] found = new float[2 * AREA_PX];
    Arrays.fill(found, 0, 7, 4);
    collector.add(twoTiles(), Mask.of(512, 256, firstBits(7)), found);
    collector.add(twoTiles(), Mask.of(512, 256, firstBits(0)), new float[2 * AREA_PX]);
    Metrics metrics = collector.finish();
    assertThat(metrics.imageAuroc()).isEqualTo(0.5);
    assertThat(metrics.imageAurocAllTiles()).isEqualTo(1);
    assertThat(metrics.tileAuroc()).isNaN();
  }

  @Test
  void mapOfAnotherSizeIsRefused() {
    assertThatThrownBy(() -> new MetricsCollector().add(cloth(), firstPixels(0), new float[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("256 x 256")
        .hasMessageContaining("3 map values");
  }

  private static GreyImage cloth() {
    return grey(256);
  }

  private static GreyImage twoTiles() {
    return grey(512);
  }

  private static GreyImage grey(int widthPx) {
    float[] greys = new float[widthPx * 256];
    Arrays.fill(greys, 0.5f);
    return GreyImage.wrap(widthPx, 256, greys);
  }

  private static Mask firstPixels(int count) {
    return Mask.of(256, 256, firstBits(count));
  }

  private static BitSet firstBits(int count) {
    BitSet bits = new BitSet();
    bits.set(0, count);
    return bits;
  }
}

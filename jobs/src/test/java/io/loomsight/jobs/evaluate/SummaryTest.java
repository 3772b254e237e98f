package io.loomsight.jobs.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.loomsight.models.train.Metrics;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SummaryTest {

  private static final Metrics NONE =
      new Metrics(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

  @Test
  void meansLeaveOutFabricsWithoutDefects() {
    Summary summary =
        summary(
            result("a", new Metrics(1, 0.95, 0.9, 0.8, 0.7, 0.6)),
            result("b", new Metrics(0.5, 0.55, Double.NaN, 0.4, 0.3, 0.2)),
            result("c", NONE));
    assertThat(summary.means().imageAuroc()).isEqualTo(0.75);
    assertThat(summary.means().tileAuroc()).isEqualTo(0.9);
    assertThat(summary.measuredFabrics()).isEqualTo(2);
    assertThat(summary.json().toString())
        .isEqualTo(
            "{\"imageAuroc\":0.7500,\"imageAurocAllTiles\":0.7500,\"tileAuroc\":0.9000,"
                + "\"pixelAuroc\":0.6000,"
                + "\"pixelAveragePrecision\":0.5000,\"aupro\":0.4000,\"fabrics\":2,"
                + "\"normalTiles\":30,\"falseAlarmTiles\":3,\"falseAlarmsPer100M2\":5.0000,"
                + "\"method\":\"m\",\"modelVersion\":\"v\",\"normals\":14,\"seed\":0}");
    assertThat(summary.table().lines().filter(line -> line.startsWith("c ")))
        .singleElement()
        .asString()
        .contains(" - ")
        .endsWith("1/10");
    assertThat(summary.table().lines().filter(line -> line.startsWith("mean")))
        .singleElement()
        .asString()
        .contains("0.7500", "0.9000", "0.6000", "3/30");
  }

  @Test
  void withoutDefectsAnywhereTheMeansAreNull() {
    assertThat(summary(result("c", NONE)).json().toString())
        .startsWith("{\"imageAuroc\":null,\"imageAurocAllTiles\":null,\"tileAuroc\":null,")
        .contains("\"fabrics\":0");
  }

  private static FabricResult result(String fabric, Metrics metrics) {
    return new FabricResult(fabric, 14, 6, 5, metrics, 10, 1, 20, Optional.empty(), 1000);
  }

  private static Summary summary(FabricResult... results) {
    return new Summary("m", "v", 14, 0, List.of(results));
  }
}

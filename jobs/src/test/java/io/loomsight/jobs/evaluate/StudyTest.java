package io.loomsight.jobs.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.loomsight.jobs.InputException;
import io.loomsight.models.train.BoxCount;
import io.loomsight.models.train.FalseAlarmCount;
import io.loomsight.models.train.Metrics;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyTest {

  private static final RegionRule RULE = new RegionRule(10, 0.8);

  @TempDir Path folder;

  @Test
  void deviationIsThatOfASample() {
    // mean 3, squares 4 + 1 + 9 over two degrees of freedom
    Spread spread = Spread.of(DoubleStream.of(1, 2, 6, Double.NaN));
    assertThat(spread.mean()).isEqualTo(3);
    assertThat(spread.deviation()).isCloseTo(Math.sqrt(7), within(1e-12));
    assertThat(Spread.of(DoubleStream.of(5))).isEqualTo(new Spread(5, 0));
    assertThat(Spread.of(DoubleStream.of(Double.NaN)).mean()).isNaN();
  }

  @Test
  void seedsAreShownAsMeanAndDeviationAndFewerGoodImagesBeside() {
    Study study = study();
    assertThat(study.table())
        .isEqualTo(
            """
            m, model v; good images judged against 4 of their fabric, seeds [0, 1]: mean ± deviation
            fabric                          image           im.all             tile            pixel           pix.AP            AUPRO
            a                     0.7000 ± 0.1414  0.7000 ± 0.1414  0.7000 ± 0.1414  0.7000 ± 0.1414  0.7000 ± 0.1414  0.7000 ± 0.1414
            b                     0.6000 ± 0.0000  0.6000 ± 0.0000  0.6000 ± 0.0000  0.6000 ± 0.0000  0.6000 ± 0.0000  0.6000 ± 0.0000
            mean                  0.6500 ± 0.0707  0.6500 ± 0.0707  0.6500 ± 0.0707  0.6500 ± 0.0707  0.6500 ± 0.0707  0.6500 ± 0.0707
            Against the number of good images, the same images judged each time: mean over fabrics
            good images                     image           im.all             tile            pixel           pix.AP            AUPRO
            1                     0.5000 ± 0.0000  0.5000 ± 0.0000  0.5000 ± 0.0000  0.5000 ± 0.0000  0.5000 ± 0.0000  0.5000 ± 0.0000
            4                     0.6500 ± 0.0707  0.6500 ± 0.0707  0.6500 ± 0.0707  0.6500 ± 0.0707  0.6500 ± 0.0707  0.6500 ± 0.0707
            Regions at the threshold for 10.0 false alarms per 100 m², all seeds together
            fabric               threshold       defects  recall    good img: false  /image      /m²  defect img: false  /image
            a                       1.5000           3/8  0.3750             3 on 4    0.75     1.50             2 on 8    0.25
            b                       1.5000           3/8  0.3750             3 on 4    0.75     1.50             2 on 8    0.25
            all                          -          6/16  0.3750             6 on 8    0.75     1.50            4 on 16    0.25
            False alarms on good images, cross-validated; 95 % interval of the number expected
            fabric                wanted        m²  expected  found   ratio           interval  holds
            a                        300    1.0000      3.00      3    1.00       0.62 to 8.77  yes
            all                      300    1.0000      3.00      3    1.00       0.62 to 8.77  yes
            a                       1000    1.0000     10.00      3    0.30       0.62 to 8.77  no
            all                     1000    1.0000     10.00      3    0.30       0.62 to 8.77  no
            a                       3000    1.0000     30.00      3    0.10       0.62 to 8.77  no
            all                     3000    1.0000     30.00      3    0.10       0.62 to 8.77  no
            """);
  }

  @Test
  void lastLineSaysTheSame() {
    assertThat(study().json().toPrettyString())
        .contains("\"pixelAuroc\" : 0.6500", "\"pixelAurocDeviation\" : 0.0707")
        .contains("\"seeds\" : [ 0, 1 ]")
        .doesNotContain("\"seed\" ");
    assertThat(study().json().at("/byFabric/a/tileAuroc").asDouble()).isEqualTo(0.7);
    assertThat(study().json().at("/byNormals/0/normals").asInt()).isEqualTo(1);
    assertThat(study().json().at("/byNormals/0/aupro").asDouble()).isEqualTo(0.5);
    assertThat(study().json().at("/boxes/all/found").asInt()).isEqualTo(6);
    assertThat(study().json().at("/boxes/wantedPer100M2").asDouble()).isEqualTo(10);
    assertThat(study().json().at("/falseAlarms/0/high").asDouble()).isEqualTo(8.7673);
    assertThat(study().json().at("/normalTiles").asLong()).isEqualTo(40);
  }

  @Test
  void everyRunHasRowsOfItsOwn() {
    assertThat(EvaluationRows.of(study(), "run-1", Instant.EPOCH))
        .extracting(row -> row.fabric() + " " + row.normals() + " " + row.seed())
        .startsWith("a 1 0", "b 1 0", "mean 1 0", "a 1 1")
        .doesNotHaveDuplicates()
        .hasSize(12);
  }

  @Test
  void plotIsAPictureOfAllMetrics() throws IOException {
    NormalsPlot.write(study(), folder.resolve("normals.png"));
    BufferedImage plot = ImageIO.read(folder.resolve("normals.png").toFile());
    assertThat(plot.getWidth()).isEqualTo(900);
    assertThat(plot.getHeight()).isEqualTo(560);
    assertThatThrownBy(() -> NormalsPlot.write(study(), folder.resolve("no/normals.png")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("normals.png: expected a file that can be written");
  }

  private static Study study() {
    return new Study(
        new EvaluatePlan(List.of(0L, 1L), List.of(4, 1)),
        RULE,
        List.of(
            run(1, 0, 0.4, Optional.empty()),
            run(1, 1, 0.4, Optional.empty()),
            run(4, 0, 0.8, boxes(1)),
            run(4, 1, 0.6, boxes(2))),
        Map.of(
            "a", FalseAlarmReport.WANTED.stream().map(w -> new FalseAlarmCount(w, 1, 3)).toList()));
  }

  private static Optional<BoxResult> boxes(double threshold) {
    return Optional.of(
        new BoxResult(
            threshold, new BoxCount(4, threshold > 1 ? 2 : 1, 2, 1, threshold > 1 ? 2 : 1, 4, 1)));
  }

  private static Summary run(int normals, long seed, double first, Optional<BoxResult> boxes) {
    return new Summary(
        "m", "v", normals, seed, List.of(result("a", first, boxes), result("b", 0.6, boxes)));
  }

  private static FabricResult result(String fabric, double value, Optional<BoxResult> boxes) {
    return new FabricResult(
        fabric,
        4,
        2,
        4,
        new Metrics(value, value, value, value, value, value),
        10,
        1,
        1,
        boxes,
        1000);
  }
}

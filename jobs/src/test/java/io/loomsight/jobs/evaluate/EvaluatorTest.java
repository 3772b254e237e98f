package io.loomsight.jobs.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.loomsight.jobs.InputException;
import io.loomsight.models.train.FalseAlarmCount;
import io.loomsight.models.train.FilterBankMethod;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluatorTest {

  private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

  @TempDir Path folder;

  @Test
  void plainDefectsOnPlainClothAreFound() throws IOException {
    Images.fabric(folder.resolve("data/a"), 5);
    List<String> seen = new ArrayList<>();
    List<FabricResult> results =
        evaluate(Optional.empty(), (fabric, done, total) -> seen.add(fabric + done + "/" + total));
    FabricResult result = results.get(0);
    assertThat(result.referenceImages()).isEqualTo(3);
    assertThat(result.normalImages()).isEqualTo(2);
    assertThat(result.defectImages()).isEqualTo(2);
    assertThat(result.metrics().imageAuroc()).isEqualTo(1);
    assertThat(result.metrics().tileAuroc()).isEqualTo(1);
    assertThat(result.metrics().pixelAuroc()).isGreaterThan(0.95);
    assertThat(result.metrics().aupro()).isGreaterThan(0.9);
    assertThat(result.normalTiles()).isEqualTo(4);
    // 4 tiles of 51.2 x 51.2 mm
    assertThat(result.normalAreaM2()).isEqualTo(4 * 51.2 * 51.2 / 1e6);
    assertThat(seen).hasSize(7).startsWith("a1/7").endsWith("a7/7");
  }

  @Test
  void fabricWithoutDefectsHasFalseAlarmsOnly() throws IOException {
    for (int index = 0; index < 4; index++) {
      Images.write(
          folder.resolve("data/a/normal/%d.png".formatted(index)),
          Images.image(Images.cloth(index)));
    }
    FabricResult result = evaluate(Optional.empty(), EvaluationWatcher.silent()).get(0);
    assertThat(result.metrics().pixelAuroc()).isNaN();
    assertThat(result.metrics().imageAuroc()).isNaN();
    assertThat(result.normalTiles()).isEqualTo(2);
    assertThat(result.falseAlarmsPer100M2())
        .isEqualTo(100 * result.falseAlarmTiles() / result.normalAreaM2());
  }

  @Test
  void mapsAndSplitAreWrittenForEveryJudgedImage() throws IOException {
    Images.fabric(folder.resolve("data/a"), 4);
    evaluate(Optional.of(folder.resolve("maps")), EvaluationWatcher.silent());
    List<String> split = Files.readAllLines(folder.resolve("maps/split.csv"));
    assertThat(split).hasSize(7).startsWith("fabric,file,role");
    assertThat(split).filteredOn(line -> line.endsWith(",reference")).hasSize(3);
    assertThat(split).contains("a,d1.png,defect", "a,d2.png,defect");
    for (String line : split.subList(1, split.size())) {
      String[] values = line.split(",", -1);
      Path map = folder.resolve("maps/a").resolve(values[1].replace(".png", ".npy"));
      if (values[2].equals("reference")) {
        assertThat(map).doesNotExist();
      } else {
        assertThat(map).hasSize(128 + 4L * Images.WIDTH_PX * Images.HEIGHT_PX);
      }
    }
  }

  @Test
  void imagesWhoseMapsWouldMeetAreRefused() throws IOException {
    Images.fabric(folder.resolve("data/a"), 4);
    Images.write(folder.resolve("data/a/normal/d1.png"), Images.image(Images.cloth(9)));
    assertThatThrownBy(
            () -> evaluate(Optional.of(folder.resolve("maps")), EvaluationWatcher.silent()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("d1.png: expected a name of its own");
    assertThat(folder.resolve("maps")).doesNotExist();
  }

  @Test
  void mapsThatCannotBeWrittenAreRefusedAtOnce() throws IOException {
    Images.fabric(folder.resolve("data/a"), 4);
    Path file = Files.writeString(folder.resolve("maps"), "a file");
    assertThatThrownBy(() -> evaluate(Optional.of(file), EvaluationWatcher.silent()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("maps: expected a folder that can be written");
  }

  @Test
  void runsShareTheImagesTheyJudgeAndFewerGoodImagesAreSomeOfTheMore() throws IOException {
    Images.fabric(folder.resolve("data/a"), 9);
    Study study =
        evaluate(
            new EvaluatePlan(List.of(0L, 1L), List.of(3, 1)),
            Optional.of(folder.resolve("maps")),
            EvaluationWatcher.silent());
    assertThat(study.runs())
        .extracting(run -> run.normals() + " " + run.seed())
        .containsExactly("1 0", "1 1", "3 0", "3 1");
    assertThat(study.first().seed()).isZero();
    assertThat(study.first().normals()).isEqualTo(3);
    assertThat(study.runs())
        .allSatisfy(
            run -> {
              assertThat(run.fabrics().get(0).referenceImages()).isEqualTo(run.normals());
              assertThat(run.fabrics().get(0).normalImages()).isEqualTo(6);
            });
    List<String> one = Files.readAllLines(folder.resolve("maps/seed-1-normals-1/split.csv"));
    List<String> three = Files.readAllLines(folder.resolve("maps/seed-1-normals-3/split.csv"));
    assertThat(three).containsAll(one).hasSize(1 + 3 + 6 + 2);
  }

  @Test
  void regionsAreMatchedAndDrawnAndFalseAlarmsCounted() throws IOException {
    Images.fabric(folder.resolve("data/a"), 6);
    Study study =
        evaluate(
            new EvaluatePlan(List.of(0L), List.of(3)),
            Set.of(EvaluateRequest.Part.BOXES, EvaluateRequest.Part.FALSE_ALARMS),
            new EvaluateRequest.Outputs(
                Optional.empty(), Optional.of(folder.resolve("sheets")), Optional.empty()),
            EvaluationWatcher.silent());
    BoxResult boxes = study.first().fabrics().get(0).boxes().orElseThrow();
    // one defect on the first defective image, two on the second
    assertThat(boxes.count().defects()).isEqualTo(3);
    assertThat(boxes.count().found()).isEqualTo(3);
    assertThat(boxes.count().goodImages()).isEqualTo(3);
    assertThat(boxes.count().falseOnGood()).isZero();
    BufferedImage sheet = ImageIO.read(folder.resolve("sheets/a-01.png").toFile());
    assertThat(sheet.getWidth()).isEqualTo(2048);
    // two images of 512 x 256 px beside their maps, each with a title
    assertThat(sheet.getHeight()).isEqualTo(2 * (24 + 256 + 8));
    List<FalseAlarmCount> counts = study.falseAlarms().get("a");
    assertThat(counts)
        .extracting(FalseAlarmCount::wantedPer100M2)
        .containsExactly(300.0, 1000.0, 3000.0);
    // six images of 102.4 x 51.2 mm
    assertThat(counts.get(0).areaM2()).isCloseTo(6 * 0.1024 * 0.0512, within(1e-12));
    assertThat(study.table()).contains("Regions at the threshold", "False alarms on good images");
    assertThat(study.json().at("/boxes/a/recall").asDouble()).isEqualTo(1);
    assertThat(study.json().at("/falseAlarms").size()).isEqualTo(6);
  }

  private List<FabricResult> evaluate(Optional<Path> maps, EvaluationWatcher watcher) {
    EvaluateConfig config = new EvaluateConfig(3, 0, 0.2);
    return evaluate(EvaluatePlan.of(config), maps, watcher).first().fabrics();
  }

  private Study evaluate(EvaluatePlan plan, Optional<Path> maps, EvaluationWatcher watcher) {
    return evaluate(
        plan,
        Set.of(),
        new EvaluateRequest.Outputs(maps, Optional.empty(), Optional.empty()),
        watcher);
  }

  private Study evaluate(
      EvaluatePlan plan,
      Set<EvaluateRequest.Part> parts,
      EvaluateRequest.Outputs outputs,
      EvaluationWatcher watcher) {
    EvaluateConfig config = new EvaluateConfig(3, 0, 0.2);
    EvaluateRequest request =
        new EvaluateRequest(
            folder.resolve("data"), List.of(), parts, new RegionRule(10, 0.8), outputs);
    return new Evaluator<>(config, plan, request, new FilterBankMethod(), CLOCK, watcher)
        .evaluate(LabelledFabric.scan(folder.resolve("data"), List.of()));
  }
}

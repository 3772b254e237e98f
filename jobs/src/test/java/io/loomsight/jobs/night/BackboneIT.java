package io.loomsight.jobs.night;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.LocalSpark;
import io.loomsight.jobs.WovenNight;
import io.loomsight.jobs.detect.DetectConfig;
import io.loomsight.jobs.detect.DetectJob;
import io.loomsight.jobs.reference.GoodFrames;
import io.loomsight.jobs.reference.ReferenceConfig;
import io.loomsight.jobs.reference.ReferenceJob;
import io.loomsight.jobs.runtime.DetectorConfig;
import io.loomsight.jobs.table.Finding;
import io.loomsight.jobs.table.Reference;
import io.loomsight.jobs.table.Tables;
import io.loomsight.jobs.table.Warehouse;
import io.loomsight.models.fabric.Frame;
import io.loomsight.models.synth.Weave;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A network of the user's, named by URI, makes references and findings. */
class BackboneIT {

  /** By the module's content. */
  private static final String VERSION = "backbone/662b4dad326d2ca2";

  private static final Path MODULES =
      Path.of("..", "models", "src", "test", "resources", "backbone");

  @TempDir Path folder;

  @Test
  void holeStandsOutMostToTheUsersNetwork() {
    WovenNight night = new WovenNight(folder.resolve("images"));
    night.addGood(Weave.PLAIN, "r-good", 4);
    night.addClean(Weave.PLAIN, "r1", 2);
    Frame third = night.row(Weave.PLAIN, "r1", 2);
    Frame holed = night.add(third, WovenNight.holed(third));
    Warehouse warehouse =
        Warehouse.open(LocalSpark.session(), folder.resolve("warehouse").toString());
    night.publish(warehouse);
    DetectorConfig detector = detector(MODULES.resolve("tiny-backbone.pt")).pinned();
    ReferenceJob.run(
        WovenNight.context(warehouse, "run-1"),
        detector,
        ReferenceConfig.defaults(),
        GoodFrames.ofManifest());
    DetectJob.run(
        WovenNight.context(warehouse, "run-2"), detector, DetectConfig.defaults(), Map.of());

    List<Reference> references =
        warehouse.readAll(Tables.REFERENCES, WovenNight.BATCH.factory()).collectAsList();
    assertThat(references).extracting(Reference::modelVersion).containsExactly(VERSION);
    List<Finding> findings = warehouse.read(Tables.FINDINGS, WovenNight.BATCH).collectAsList();
    assertThat(findings).hasSize(7).extracting(Finding::modelVersion).containsOnly(VERSION);
    // random weights, four good frames: no region stands for sure, but the hole stands out most
    assertThat(findings.stream().max(Comparator.comparingDouble(Finding::score)))
        .map(Finding::frameId)
        .contains(holed.frameId());
  }

  @Test
  void networkThatIsNotThereIsRefusedAtOnce() {
    assertThatThrownBy(() -> detector(folder.resolve("none.pt")).pinned())
        .isInstanceOf(InputException.class)
        .hasMessageEndingWith("none.pt: expected a TorchScript network, found no file");
  }

  @Test
  void fileThatIsNoNetworkIsRefusedOnTheDriver() throws IOException {
    Path text = Files.writeString(folder.resolve("text.pt"), "no network");
    DetectorConfig detector = detector(text).pinned();
    assertThatThrownBy(detector::checkModel)
        .isInstanceOf(InputException.class)
        .hasMessageContaining("text.pt: backbone: expected a TorchScript module, found: ");
  }

  @Test
  void networkThatChangesDuringANightIsRefused() throws IOException {
    Path own = folder.resolve("own.pt");
    Files.copy(MODULES.resolve("tiny-backbone.pt"), own);
    DetectorConfig detector = detector(own).pinned();
    assertThat(detector.modelVersion()).isEqualTo(VERSION);
    assertThat(detector.pinned()).isEqualTo(detector);
    Files.write(own, Files.readAllBytes(MODULES.resolve("tiny-grey-backbone.pt")));
    assertThatThrownBy(detector::checkModel)
        .isInstanceOf(InputException.class)
        .hasMessageContaining("own.pt: expected " + VERSION + ", found backbone/")
        .hasMessageEndingWith(": the file has changed");
  }

  private static DetectorConfig detector(Path module) {
    return new DetectorConfig(
        module.toAbsolutePath().normalize().toUri().toString(), "cpu", 32, 256, 1, 0.8, 2, 16);
  }
}

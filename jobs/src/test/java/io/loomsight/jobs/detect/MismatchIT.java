package io.loomsight.jobs.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.loomsight.jobs.LocalSpark;
import io.loomsight.jobs.ReferenceRows;
import io.loomsight.jobs.WovenNight;
import io.loomsight.jobs.runtime.DetectorConfig;
import io.loomsight.jobs.runtime.RollLooks;
import io.loomsight.jobs.table.Finding;
import io.loomsight.jobs.table.Reference;
import io.loomsight.jobs.table.Tables;
import io.loomsight.jobs.table.Warehouse;
import io.loomsight.models.detect.ClothLook;
import io.loomsight.models.detect.FeatureSums;
import io.loomsight.models.detect.Mismatch;
import io.loomsight.models.fabric.Frame;
import io.loomsight.models.synth.Camera;
import io.loomsight.models.synth.Weave;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rolls of one style that fit it or do not, each for a reason of its own. */
final class MismatchIT {

  private static final DetectorConfig DETECTOR =
      new DetectorConfig(DetectorConfig.defaults().model(), "cpu", 4, 256, 1, 0.5, 2, 16);

  @TempDir private static Path folder;

  private static Map<String, Finding> byRoll;

  @BeforeAll
  static void judge() {
    Warehouse warehouse =
        Warehouse.open(LocalSpark.session(), folder.resolve("warehouse").toString());
    WovenNight night = new WovenNight(folder.resolve("images"));
    night.addGood(Weave.TWILL, "good", 3);
    add(night, "everyday", new Camera(0.2, 0.9, 0.004, 0.03, 0.01, 1.05, 0));
    add(night, "near", new Camera(0.16, 0.8, 0, 0, 0, 1, 0));
    add(night, "dark", new Camera(0.2, 0.8, 0, 0, 0, 0.6, 0));
    add(night, "blurred", new Camera(0.2, 2.2, 0, 0, 0, 1, 0));
    night.publish(warehouse);
    ReferenceRows.add(warehouse, reference(warehouse, night));
    DetectJob.run(
        WovenNight.context(warehouse, "run-2"), DETECTOR, DetectConfig.defaults(), Map.of());
    byRoll =
        warehouse.read(Tables.FINDINGS, WovenNight.BATCH).collectAsList().stream()
            .collect(Collectors.toMap(Finding::rollId, finding -> finding, (one, other) -> one));
  }

  private static void add(WovenNight night, String roll, Camera camera) {
    for (int sequence = 0; sequence < 2; sequence++) {
      Frame frame = night.row(Weave.TWILL, roll, sequence);
      night.add(frame, WovenNight.seenBy(camera, frame));
    }
  }

  /** Of the good roll, with a limit of drift that nothing exceeds. */
  private static Reference reference(Warehouse warehouse, WovenNight night) {
    List<Frame> good = night.frames().stream().filter(Frame::reference).toList();
    RollLooks.Fitted fitted =
        RollLooks.fit(
            WovenNight.context(warehouse, "run-1"),
            LocalSpark.session().createDataset(good, Tables.FRAMES.encoder()),
            DETECTOR,
            LocalSpark.session().sparkContext().longAccumulator());
    FeatureSums sums = fitted.sums().get("good");
    Reference row =
        ReferenceRows.named(
            WovenNight.BATCH, "TWILL", "ref-1", DETECTOR.modelVersion(), WovenNight.NOW);
    return ReferenceRows.judging(
        row, sums, 5, 1000, ClothLook.median(fitted.cameras().get("good")));
  }

  @Test
  void rollsThatFitAreNotNamed() {
    assertFits("good");
    assertFits("everyday");
  }

  private static void assertFits(String roll) {
    assertThat(byRoll.get(roll).mismatch()).as(roll).isEqualTo(Mismatch.Kind.NONE);
    assertThat(byRoll.get(roll).fitsStyle()).as(roll).isTrue();
  }

  @Test
  void anotherMagnificationIsNamedWithItsRatio() {
    assertNamed("near", Mismatch.Kind.MAGNIFICATION);
    assertThat(byRoll.get("near").pitchRatio()).isBetween(1.2, 1.3);
  }

  @Test
  void lampsThatAreOutAreNamed() {
    assertNamed("dark", Mismatch.Kind.LIGHT);
    assertThat(byRoll.get("dark").greyRatio()).isBetween(0.55, 0.65);
  }

  @Test
  void lensOutOfFocusIsNamed() {
    assertNamed("blurred", Mismatch.Kind.FOCUS);
    assertThat(byRoll.get("blurred").sharpnessRatio()).isLessThan(0.7);
  }

  private static void assertNamed(String roll, Mismatch.Kind kind) {
    assertThat(byRoll.get(roll).mismatch()).as(roll).isEqualTo(kind);
    assertThat(byRoll.get(roll).fitsStyle()).as(roll).isFalse();
  }
}

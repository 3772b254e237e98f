package io.loomsight.jobs.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.LocalSpark;
import io.loomsight.jobs.ReferenceRows;
import io.loomsight.jobs.WovenNight;
import io.loomsight.jobs.runtime.DetectorConfig;
import io.loomsight.jobs.runtime.References;
import io.loomsight.jobs.runtime.RunLog;
import io.loomsight.jobs.table.Finding;
import io.loomsight.jobs.table.Reference;
import io.loomsight.jobs.table.Run;
import io.loomsight.jobs.table.Tables;
import io.loomsight.jobs.table.Warehouse;
import io.loomsight.models.detect.Detector;
import io.loomsight.models.detect.FeatureSums;
import io.loomsight.models.detect.ModelZoo;
import io.loomsight.models.detect.StyleGaussian;
import io.loomsight.models.fabric.Frame;
import io.loomsight.models.synth.Weave;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plain cloth: two clean frames, one with a hole, one of ground alone on a roll of its own. */
class DetectJobIT {

  private static final String STYLE = Weave.PLAIN.name();
  private static final String MODEL = ModelZoo.DEFAULT;

  @TempDir static Path folder;

  private static WovenNight night;
  private static Frame holed;
  private static Frame ground;
  private static Reference reference;
  private static Warehouse warehouse;
  private static Map<String, Long> counts;
  private static List<Finding> findings;

  @BeforeAll
  static void judge() {
    night = new WovenNight(folder.resolve("images"));
    night.addClean(Weave.PLAIN, "r1", 2);
    Frame third = night.row(Weave.PLAIN, "r1", 2);
    holed = night.add(third, WovenNight.holed(third));
    Frame dark = night.row(Weave.PLAIN, "r2", 0);
    ground = night.add(dark, WovenNight.ground());
    reference = referenceOfCleanCloth();
    warehouse = open("first");
    ReferenceRows.add(warehouse, reference);
    counts = run(warehouse, 100, Map.of());
    findings = findings(warehouse);
  }

  /** Of the roll's clean frames, with a threshold above all that they show. */
  private static Reference referenceOfCleanCloth() {
    Reference row = ReferenceRows.named(WovenNight.BATCH, STYLE, "ref-1", MODEL, WovenNight.NOW);
    List<Frame> clean = night.frames().subList(0, 2);
    try (Detector detector = ModelZoo.open(MODEL, "cpu")) {
      FeatureSums sums =
          clean.stream()
              .map(frame -> detector.features(WovenNight.clean(frame)).sums())
              .reduce(FeatureSums.zero(Detector.CHANNELS), FeatureSums::plus);
      StyleGaussian style = sums.gaussian();
      double highest =
          clean.stream()
              .map(frame -> detector.features(WovenNight.clean(frame)))
              .mapToDouble(features -> detector.judge(features, style, Optional.empty()).score())
              .max()
              .orElseThrow();
      return ReferenceRows.judging(row, sums, 1.2 * highest, row.driftLimit(), row.look());
    }
  }

  @Test
  void everyFrameIsJudged() {
    assertThat(counts)
        .containsEntry("frames", 4L)
        .containsEntry("framesWithRegions", 1L)
        .containsEntry("framesOffStyle", 0L)
        .containsEntry("regions", (long) finding(holed).regions().size());
    assertThat(findings)
        .extracting(Finding::frameId)
        .containsExactlyInAnyOrderElementsOf(night.frames().stream().map(Frame::frameId).toList());
    assertThat(findings).extracting(Finding::referenceVersion).containsOnly("ref-1");
    assertThat(findings).extracting(Finding::threshold).containsOnly(reference.threshold());
  }

  @Test
  void holeStandsOut() {
    Finding finding = finding(holed);
    assertThat(finding.score()).isGreaterThan(finding.threshold());
    assertThat(finding.regions().get(0).box().intersectionOverUnion(WovenNight.hole(holed).box()))
        .isGreaterThan(0.3);
  }

  @Test
  void groundAloneHasNeitherScoreNorRegion() {
    Finding finding = finding(ground);
    assertThat(finding.score()).isZero();
    assertThat(finding.regions()).isEmpty();
    assertThat(finding.clothAreaMm2()).isZero();
    assertThat(finding.fitsStyle()).isTrue();
  }

  @Test
  void tasksOfOneFrameGiveTheSameRows() {
    Warehouse other = open("second");
    ReferenceRows.add(other, reference);
    run(other, 1, Map.of());
    assertThat(rows(other)).hasSize(4).isEqualTo(rows(warehouse));
  }

  @Test
  void styleWithoutReferenceOrWithOneOfAnotherModelIsRefused() {
    Warehouse other = open("none");
    assertThatThrownBy(() -> run(other, 100, Map.of()))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "style PLAIN of %s: expected a reference (run the stage 'reference' first), found none"
                .formatted(WovenNight.BATCH));
    ReferenceRows.add(
        other,
        ReferenceRows.named(WovenNight.BATCH, STYLE, "old", "loom-encoder/0.0.1", WovenNight.NOW));
    assertThatThrownBy(() -> run(other, 100, Map.of()))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "style PLAIN: expected a reference of the model %s, found old of loom-encoder/0.0.1;"
                    .formatted(MODEL)
                + " make a new one: loomsight reference --style PLAIN");
  }

  @Test
  void styleThatShowsTooLittleClothForAReferenceIsNotJudged() {
    WovenNight more = new WovenNight(folder.resolve("more"));
    night.frames().subList(0, 2).forEach(frame -> more.add(frame, WovenNight.clean(frame)));
    more.add(more.row(Weave.TWILL, "t1", 0), WovenNight.ground());
    Warehouse other = Warehouse.open(LocalSpark.session(), folder.resolve("few").toString());
    more.publish(other);
    ReferenceRows.add(other, reference);
    assertThatThrownBy(() -> run(other, 100, Map.of()))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("style TWILL of " + WovenNight.BATCH);
    recordReferences(other, Map.of(References.WITHOUT_CLOTH, 1L));

    assertThat(run(other, 100, Map.of())).containsEntry("frames", 2L);

    assertThat(findings(other)).extracting(Finding::styleId).containsExactly(STYLE, STYLE);
  }

  @Test
  void nightOfSuchAStyleAloneHasNoFindings() {
    WovenNight dark = new WovenNight(folder.resolve("dark"));
    dark.add(dark.row(Weave.TWILL, "t1", 0), WovenNight.ground());
    Warehouse other = Warehouse.open(LocalSpark.session(), folder.resolve("none-fit").toString());
    dark.publish(other);
    recordReferences(other, Map.of(References.WITHOUT_CLOTH, 1L));

    assertThat(run(other, 100, Map.of())).containsEntry("frames", 0L).containsEntry("regions", 0L);

    assertThat(findings(other)).isEmpty();
  }

  private static void recordReferences(Warehouse into, Map<String, Long> counts) {
    try (RunLog log = RunLog.open(LocalSpark.session(), into, WovenNight.BATCH)) {
      log.record(
          new Run(
              "reference-1",
              WovenNight.BATCH.factory(),
              WovenNight.BATCH.batchDate(),
              "reference",
              Run.Outcome.SUCCEEDED,
              WovenNight.NOW,
              WovenNight.NOW,
              0,
              "",
              "{}",
              Map.of(),
              counts,
              ""));
    }
  }

  @Test
  void unknownVersionIsRefused() {
    assertThatThrownBy(() -> run(warehouse, 100, Map.of(STYLE, "ref-9")))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "reference of style PLAIN: expected one of the versions [ref-1], found 'ref-9'");
  }

  @Test
  void imageThatVanishedIsNamedAndNothingIsPublished() throws IOException {
    WovenNight gone = new WovenNight(folder.resolve("gone"));
    Frame frame = gone.row(Weave.PLAIN, "r1", 0);
    gone.add(frame, WovenNight.clean(frame));
    Warehouse other = Warehouse.open(LocalSpark.session(), folder.resolve("vanished").toString());
    gone.publish(other);
    ReferenceRows.add(other, reference);
    Files.delete(gone.file(frame));

    Throwable failure = catchThrowable(() -> run(other, 100, Map.of()));

    assertThat(Stream.iterate(failure, Objects::nonNull, Throwable::getCause))
        .filteredOn(InputException.class::isInstance)
        .singleElement()
        .extracting(Throwable::getMessage)
        .isEqualTo(
            frame.uri()
                + ": expected the image that ingest accepted, found none; run the stage 'ingest'"
                + " again");
    assertThatThrownBy(() -> other.read(Tables.FINDINGS, WovenNight.BATCH))
        .isInstanceOf(InputException.class);
  }

  private static Finding finding(Frame frame) {
    return findings.stream()
        .filter(finding -> finding.frameId().equals(frame.frameId()))
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, Long> run(
      Warehouse into, int framesPerTask, Map<String, String> referenceVersions) {
    DetectorConfig detector = new DetectorConfig(MODEL, "cpu", 32, 256, 1, 0.8, 2, framesPerTask);
    return DetectJob.run(
        WovenNight.context(into, "detect-1"), detector, DetectConfig.defaults(), referenceVersions);
  }

  private static Warehouse open(String name) {
    Warehouse opened = Warehouse.open(LocalSpark.session(), folder.resolve(name).toString());
    night.publish(opened);
    return opened;
  }

  private static List<Finding> findings(Warehouse of) {
    return of.read(Tables.FINDINGS, WovenNight.BATCH).collectAsList();
  }

  /** Rows as sorted text, without the time they took. */
  private static List<String> rows(Warehouse of) {
    return of
        .read(Tables.FINDINGS, WovenNight.BATCH)
        .drop("elapsedMs")
        .toJSON()
        .collectAsList()
        .stream()
        .sorted()
        .toList();
  }
}

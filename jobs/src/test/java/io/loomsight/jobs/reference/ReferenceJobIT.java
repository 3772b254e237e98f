package io.loomsight.jobs.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.LocalSpark;
import io.loomsight.jobs.WovenNight;
import io.loomsight.jobs.runtime.DetectorConfig;
import io.loomsight.jobs.table.Reference;
import io.loomsight.jobs.table.Tables;
import io.loomsight.jobs.table.Warehouse;
import io.loomsight.models.fabric.Frame;
import io.loomsight.models.synth.Weave;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plain cloth with named good frames, twill without. */
class ReferenceJobIT {

  private static final ReferenceConfig CONFIG = new ReferenceConfig(256, 2, 10);

  @TempDir static Path folder;

  private static WovenNight night;
  private static Warehouse warehouse;
  private static Map<String, Long> counts;
  private static List<Reference> made;
  private static Map<String, Long> again;
  private static Map<String, Long> named;

  @BeforeAll
  static void make() {
    night = new WovenNight(folder.resolve("images"));
    night.addGood(Weave.PLAIN, "p-good", 4);
    night.addClean(Weave.PLAIN, "p-1", 1);
    night.addClean(Weave.TWILL, "t-1", 4);
    night.addClean(Weave.TWILL, "t-2", 1);
    warehouse = open("first", night);
    counts = run(warehouse, "run-1", 100, GoodFrames.ofManifest());
    made = references(warehouse);
    again = run(warehouse, "run-2", 100, GoodFrames.ofManifest());
    named =
        ReferenceJob.run(
            WovenNight.context(warehouse, "run-3"),
            detector(100),
            new ReferenceConfig(4, 2, 10),
            new GoodFrames(Optional.of("TWILL"), List.of("t-1", "t-2")));
  }

  @Test
  void everyStyleGetsOne() {
    assertThat(counts)
        .containsOnly(
            Map.entry("styles", 2L),
            Map.entry("references", 2L),
            Map.entry("provisional", 1L),
            Map.entry("stylesWithoutCloth", 0L),
            Map.entry("frames", 9L));
    assertThat(made).extracting(Reference::styleId).containsExactly("PLAIN", "TWILL");
    assertThat(made).extracting(Reference::version).containsOnly("run-1");
  }

  @Test
  void namedGoodFramesAreFittedAndSetTheThresholdFoldByFold() {
    Reference plain = made.get(0);
    List<String> good =
        night.frames().stream().filter(Frame::reference).map(Frame::frameId).toList();
    assertThat(plain.provisional()).isFalse();
    assertThat(plain.frameIds()).isEqualTo(good.stream().sorted().toList()).hasSize(4);
    assertThat(plain.folds()).isEqualTo(2);
    assertThat(plain.positions()).isEqualTo(4L * 64 * 48); // a feature for each 4 × 4 px
    assertThat(plain.goodAreaM2()).isCloseTo(4 * 0.0512 * 0.0384, within(1e-9));
    assertThat(plain.threshold()).isGreaterThan(1);
    assertThat(plain.goodFalseAlarms()).isZero();
  }

  @Test
  void styleWithoutGoodFramesIsItsRollsOwn() {
    Reference twill = made.get(1);
    assertThat(twill.provisional()).isTrue();
    assertThat(twill.frameIds()).hasSize(5);
    assertThat(twill.folds()).isEqualTo(1);
  }

  @Test
  void secondRunMakesNothing() {
    assertThat(again).containsEntry("references", 0L).containsEntry("styles", 2L);
  }

  @Test
  void tasksOfOneFrameGiveTheSameReferences() {
    Warehouse other = open("second", night);
    run(other, "run-1", 1, GoodFrames.ofManifest());
    assertThat(references(other)).isEqualTo(made);
  }

  @Test
  void namedRollsMakeANewVersionOfNoMoreFramesThanConfigured() {
    assertThat(named).containsEntry("references", 1L).containsEntry("frames", 4L);
    assertThat(references(warehouse))
        .extracting(row -> row.styleId() + " " + row.version() + " " + row.provisional())
        .containsExactly("PLAIN run-1 false", "TWILL run-1 true", "TWILL run-3 false");
  }

  @Test
  void styleThatIsNotInTheBatchIsRefused() {
    assertRefused(
        new GoodFrames(Optional.of("SATIN"), List.of()),
        "reference: expected a style of %s out of [PLAIN, TWILL], found 'SATIN'"
            .formatted(WovenNight.BATCH));
  }

  @Test
  void styleWithoutGoodFramesIsRefusedWhereOneIsNamed() {
    assertRefused(
        new GoodFrames(Optional.of("TWILL"), List.of()),
        "reference of style TWILL: expected good frames in %s, found none of those marked"
                .formatted(WovenNight.BATCH)
            + " reference=true");
    assertRefused(
        new GoodFrames(Optional.of("TWILL"), List.of("p-good")),
        "reference of style TWILL: expected good frames in %s, found none of the rolls [p-good]"
            .formatted(WovenNight.BATCH));
  }

  @Test
  void goodFramesThatShowOnlyGroundAreRefused() {
    WovenNight dark = new WovenNight(folder.resolve("dark"));
    List<Frame> frames =
        IntStream.range(0, 4).mapToObj(sequence -> dark.row(Weave.PLAIN, "r1", sequence)).toList();
    for (Frame frame : frames) {
      dark.add(WovenNight.asGood(frame), WovenNight.ground());
    }
    Frame first = frames.stream().min(Comparator.comparing(Frame::frameId)).orElseThrow();

    assertThatThrownBy(() -> run(open("dark", dark), "run-1", 100, GoodFrames.ofManifest()))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "reference of style PLAIN: expected cloth in its frames, found only ground, for"
                + " example in "
                + first.uri());
  }

  @Test
  void styleWhoseOwnFramesShowTooLittleClothIsLeftOut() {
    WovenNight dim = new WovenNight(folder.resolve("dim"));
    dim.addClean(Weave.PLAIN, "p-1", 2);
    dim.add(dim.row(Weave.SATIN, "s-1", 0), WovenNight.ground());
    dim.addClean(Weave.TWILL, "t-1", 1); // 12 blocks of 64 x 64 px
    Warehouse into = open("dim", dim);

    Map<String, Long> found = run(into, "run-1", 100, GoodFrames.ofManifest());

    assertThat(found)
        .containsEntry("styles", 3L)
        .containsEntry("references", 1L)
        .containsEntry("provisional", 1L)
        .containsEntry("stylesWithoutCloth", 2L);
    assertThat(references(into)).extracting(Reference::styleId).containsExactly("PLAIN");
    assertThat(run(into, "run-2", 100, GoodFrames.ofManifest()))
        .containsEntry("references", 0L)
        .containsEntry("stylesWithoutCloth", 2L);
  }

  private static void assertRefused(GoodFrames good, String message) {
    assertThatThrownBy(() -> run(warehouse, "run-4", 100, good))
        .isInstanceOf(InputException.class)
        .hasMessage(message);
  }

  private static Map<String, Long> run(
      Warehouse into, String runId, int framesPerTask, GoodFrames good) {
    return ReferenceJob.run(WovenNight.context(into, runId), detector(framesPerTask), CONFIG, good);
  }

  private static DetectorConfig detector(int framesPerTask) {
    return new DetectorConfig(
        DetectorConfig.defaults().model(), "cpu", 32, 256, 1, 0.8, 2, framesPerTask);
  }

  private static Warehouse open(String name, WovenNight of) {
    Warehouse opened = Warehouse.open(LocalSpark.session(), folder.resolve(name).toString());
    of.publish(opened);
    return opened;
  }

  private static List<Reference> references(Warehouse of) {
    return of.readAll(Tables.REFERENCES, WovenNight.BATCH.factory()).collectAsList().stream()
        .sorted(Comparator.comparing(Reference::styleId).thenComparing(Reference::version))
        .toList();
  }
}

package io.loomsight.jobs.night;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.LocalSpark;
import io.loomsight.jobs.ReferenceRows;
import io.loomsight.jobs.detect.DetectConfig;
import io.loomsight.jobs.grade.GradeConfig;
import io.loomsight.jobs.grade.GradeConfigs;
import io.loomsight.jobs.reference.GoodFrames;
import io.loomsight.jobs.reference.ReferenceConfig;
import io.loomsight.jobs.runtime.DetectorConfig;
import io.loomsight.jobs.runtime.RunLog;
import io.loomsight.jobs.runtime.StageContext;
import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.Publication;
import io.loomsight.jobs.table.Run;
import io.loomsight.jobs.table.Table;
import io.loomsight.jobs.table.Tables;
import io.loomsight.jobs.table.Warehouse;
import io.loomsight.models.fabric.Frame;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the real stages would read: references that stay as they were, nights that count. */
class StagePlansIT {

  private static final Batch BATCH = new Batch("mill-7", LocalDate.of(2026, 3, 10));
  private static final Instant NOW = Instant.parse("2026-03-11T01:00:00Z");

  @TempDir Path folder;
  private StageContext context;
  private Warehouse warehouse;

  @BeforeEach
  void lay() {
    warehouse = Warehouse.open(LocalSpark.session(), folder.toString());
    context =
        new StageContext(
            LocalSpark.session(), warehouse, BATCH, "run-1", Clock.fixed(NOW, ZoneOffset.UTC));
    publish(BATCH, "r1", Tables.FRAMES, List.of(frame("twill"), frame("satin")));
  }

  @Test
  void aRerunJudgesAsTheFirstRunDidWhateverWasMadeSince() {
    addReference("twill", "t1", "loom/1", 1);
    addReference("satin", "s1", "loom/1", 1);
    Map<String, String> first = plan("loom/1", Map.of()).versions();
    assertThat(first)
        .containsOnly(
            Map.entry("model", "loom/1"),
            Map.entry("reference.twill", "t1"),
            Map.entry("reference.satin", "s1"));
    record("d1", first);
    addReference("twill", "t2", "loom/1", 2);
    assertThat(plan("loom/1", Map.of()).versions()).isEqualTo(first);
    Map<String, String> asked = plan("loom/1", Map.of("twill", "t2")).versions();
    assertThat(asked).containsEntry("reference.twill", "t2").containsEntry("reference.satin", "s1");
    record("d2", asked);
    assertThat(plan("loom/1", Map.of()).versions()).isEqualTo(asked);
  }

  @Test
  void aStyleThatCameLateIsJudgedByItsNewest() {
    addReference("twill", "t1", "loom/1", 1);
    record("d1", plan("loom/1", Map.of()).versions());
    addReference("satin", "s1", "loom/1", 1);
    addReference("satin", "s2", "loom/1", 2);
    assertThat(plan("loom/1", Map.of()).versions())
        .containsEntry("reference.satin", "s2")
        .containsEntry("reference.twill", "t1");
  }

  @Test
  void anotherModelIsNotHeldToTheReferencesOfTheFirst() {
    addReference("twill", "t1", "loom/1", 1);
    record("d1", plan("loom/1", Map.of()).versions());
    addReference("twill", "t2", "loom/2", 2);
    assertThat(plan("loom/2", Map.of()).versions())
        .containsEntry("model", "loom/2")
        .containsEntry("reference.twill", "t2");
  }

  @Test
  void styleOrVersionThatIsNotThereIsRefused() {
    addReference("twill", "t1", "loom/1", 1);
    assertThatThrownBy(() -> plan("loom/1", Map.of("dobby", "t1")))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "--reference-version: expected a style of the night, one of [satin, twill], found 'dobby'");
    assertThatThrownBy(() -> plan("loom/1", Map.of("twill", "t9")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("expected one of the versions [t1], found 't9'");
  }

  @Test
  void referencesAreCompleteWhenEveryStyleHasOne() {
    Stage reference =
        new ReferenceStage(
            DetectorConfig.defaults(), ReferenceConfig.defaults(), GoodFrames.ofManifest());
    addReference("twill", "t1", "loom/1", 1);
    assertThat(reference.isComplete(context, "any")).isFalse();
    addReference("satin", "s1", "loom/1", 1);
    assertThat(reference.isComplete(context, "any")).isTrue();
  }

  @Test
  void referencesAreCompleteWithoutThoseOfStylesThatShowTooLittleCloth() {
    Stage reference =
        new ReferenceStage(
            DetectorConfig.defaults(), ReferenceConfig.defaults(), GoodFrames.ofManifest());
    record("r1", "reference", Map.of(), Map.of("stylesWithoutCloth", 1L));
    assertThat(reference.isComplete(context, "r1")).isFalse();
    addReference("twill", "t1", "loom/1", 1);
    assertThat(reference.isComplete(context, "r1")).isTrue();
    record("r2", "reference", Map.of(), Map.of("stylesWithoutCloth", 0L));
    assertThat(reference.isComplete(context, "r2")).isFalse();
  }

  @Test
  void gradesReadEarlierNightsAndNoLaterOnes() {
    GradeConfig config = GradeConfig.defaults();
    for (int day : new int[] {-config.lookBackNights() - 1, -1, 0, 1}) {
      Batch night = new Batch("mill-7", BATCH.batchDate().plusDays(day));
      publish(night, "r3", Tables.FRAMES, List.of());
      publish(night, "r3", Tables.SCORES, List.of());
      publish(night, "r3", Tables.DEFECTS, List.of());
    }
    Stage grade = new GradeStage(config);
    Map<String, String> before = planned(grade).inputs();
    assertThat(before).containsKey("night.2026-03-09").containsEntry("scores", "r3-scores");
    assertThat(before.keySet()).filteredOn(name -> name.startsWith("night.")).hasSize(1);
    assertThat(before.keySet()).anyMatch(name -> name.startsWith("ruleSet."));
    publish(new Batch("mill-7", LocalDate.of(2026, 3, 9)), "r4", Tables.DEFECTS, List.of());
    assertThat(planned(grade).inputs()).isNotEqualTo(before);
  }

  @Test
  void aReviewIsAnInputOfTheGrades() {
    publish(BATCH, "r3", Tables.FRAMES, List.of());
    publish(BATCH, "r3", Tables.SCORES, List.of());
    publish(BATCH, "r3", Tables.DEFECTS, List.of());
    Stage grade = new GradeStage(GradeConfig.defaults());
    assertThat(planned(grade).inputs().keySet()).noneMatch(name -> name.startsWith("reviews"));
    warehouse.append(
        Tables.REVIEWS,
        BATCH,
        "v1",
        LocalSpark.session().createDataset(List.of(), Tables.REVIEWS.encoder()));
    assertThat(planned(grade).inputs()).containsEntry("reviews." + BATCH.batchDate(), "v1");
  }

  @Test
  void gradesAreCompleteByEveryRuleSet() {
    GradeConfig one = GradeConfig.defaults();
    Publication publication = warehouse.publication(BATCH, "g1");
    stage(publication, Tables.POINTS, one.ruleSets());
    stage(publication, Tables.ROLLS, one.ruleSets());
    stage(publication, Tables.STATISTICS, one.ruleSets());
    stage(publication, Tables.STATISTICS_BY_KIND, one.ruleSets());
    stage(publication, Tables.CHARTS, one.ruleSets());
    stage(publication, Tables.CUTS, one.ruleSets());
    publication.publish();
    assertThat(new GradeStage(one, GradeStage.REGRADE).isComplete(context, "g1")).isTrue();
    assertThat(new GradeStage(one).isComplete(context, "g1")).isFalse();
    Publication alarms = warehouse.publication(BATCH, "g1");
    alarms.stage(
        Tables.ALARMS, LocalSpark.session().createDataset(List.of(), Tables.ALARMS.encoder()));
    alarms.publish();
    assertThat(new GradeStage(one).isComplete(context, "g1")).isTrue();
    assertThat(new GradeStage(one).isComplete(context, "g2")).isFalse();
    GradeConfig two = GradeConfigs.by("four-point-metric", "four-point-imperial");
    assertThat(new GradeStage(two).isComplete(context, "g1")).isFalse();
  }

  private static <R extends Record> void stage(
      Publication publication, Table<R> table, List<String> ruleSets) {
    for (String ruleSet : ruleSets) {
      publication.stage(
          table, ruleSet, LocalSpark.session().createDataset(List.of(), table.encoder()));
    }
  }

  private Plan plan(String model, Map<String, String> asked) {
    DetectorConfig shipped = DetectorConfig.defaults();
    DetectorConfig detector =
        new DetectorConfig(
            model,
            shipped.device(),
            shipped.sampleFrames(),
            shipped.samplePlaces(),
            shipped.seed(),
            shipped.lowShare(),
            shipped.tasksPerGpu(),
            shipped.framesPerTask());
    return planned(new DetectStage(detector, DetectConfig.defaults(), asked));
  }

  private Plan planned(Stage stage) {
    try (RunLog log = RunLog.open(LocalSpark.session(), warehouse, BATCH)) {
      return stage.plan(context, log);
    }
  }

  private void record(String runId, Map<String, String> versions) {
    record(runId, "detect", versions, Map.of());
  }

  private void record(
      String runId, String stage, Map<String, String> versions, Map<String, Long> counts) {
    Instant ended = NOW.plusSeconds(runId.charAt(1));
    try (RunLog log = RunLog.open(LocalSpark.session(), warehouse, BATCH)) {
      log.record(
          new Run(
              runId,
              BATCH.factory(),
              BATCH.batchDate(),
              stage,
              Run.Outcome.SUCCEEDED,
              ended,
              ended,
              0,
              "",
              "{}",
              versions,
              counts,
              ""));
    }
  }

  private void addReference(String style, String version, String model, int minutes) {
    Batch earlier = new Batch(BATCH.factory(), LocalDate.of(2026, 2, 1));
    ReferenceRows.add(
        warehouse,
        ReferenceRows.named(earlier, style, version, model, NOW.plusSeconds(60L * minutes)));
  }

  private <R extends Record> void publish(Batch night, String run, Table<R> table, List<R> rows) {
    Publication publication = warehouse.publication(night, run + "-" + table.name());
    publication.stage(table, LocalSpark.session().createDataset(rows, table.encoder()));
    publication.publish();
  }

  private static Frame frame(String style) {
    return new Frame(
        style,
        BATCH.factory(),
        BATCH.batchDate(),
        "park",
        "loom",
        "roll-" + style,
        style,
        "camera",
        0,
        NOW,
        256,
        256,
        0.2,
        0,
        0,
        "file:/" + style,
        60_000,
        1,
        0.5,
        false,
        false);
  }
}

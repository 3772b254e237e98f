package io.loomsight.jobs.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loomsight.jobs.GoldenRows;
import io.loomsight.jobs.InputException;
import io.loomsight.jobs.LocalSpark;
import io.loomsight.jobs.runtime.StageContext;
import io.loomsight.jobs.table.Evidence;
import io.loomsight.jobs.table.Finding;
import io.loomsight.jobs.table.FrameScore;
import io.loomsight.jobs.table.Publication;
import io.loomsight.jobs.table.Table;
import io.loomsight.jobs.table.Tables;
import io.loomsight.jobs.table.Warehouse;
import io.loomsight.models.fabric.Defect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DefectsJobIT {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-02T00:00:00Z"), ZoneOffset.UTC);

  @TempDir Path folder;
  private Warehouse warehouse;

  @BeforeEach
  void open() {
    warehouse = Warehouse.open(LocalSpark.session(), folder.toString());
  }

  @Test
  void findingsBecomeScoresDefectsAndEvidence() {
    publish(Findings.night(), 3);

    Map<String, Long> counts = run(DefectsConfig.defaults(), "run-2");

    assertThat(counts)
        .containsOnly(
            Map.entry("frames", 19L),
            Map.entry("regions", 11L),
            Map.entry("regionsLeftOut", 0L),
            Map.entry("defects", 5L),
            Map.entry("tooShort", 1L));
    GoldenRows.assertMatches(
        "defects/night.txt", String.join("\n", defects(), scores(), evidence()));
  }

  @Test
  void partitionsDoNotMatter() {
    publish(Findings.night(), 1);
    run(DefectsConfig.defaults(), "run-2");
    String one = defects() + scores() + evidence();

    publish(Findings.night(), 8);
    run(DefectsConfig.defaults(), "run-3");

    assertThat(defects() + scores() + evidence()).isEqualTo(one);
  }

  @Test
  void everyDefectHasThePictureOfItsHighestScoringRegion() {
    publish(Findings.night(), 2);
    run(DefectsConfig.defaults(), "run-2");

    Defect running =
        read(Tables.DEFECTS).stream()
            .filter(defect -> defect.frameIds().size() > 2)
            .findFirst()
            .orElseThrow();
    Evidence evidence =
        read(Tables.EVIDENCE).stream()
            .filter(row -> row.defectId().equals(running.defectId()))
            .findFirst()
            .orElseThrow();

    // the broken end scores 8 + the frame's number, and ends in frame 4
    assertThat(evidence.frameId()).isEqualTo("r1-c0-4");
    assertThat(new String(evidence.thumbnail(), StandardCharsets.UTF_8)).isEqualTo("t0");
    assertThat(running.score()).isEqualTo(12 / 4.0);
  }

  @Test
  void crowdedFramesKeepTheirHighestScores() {
    publish(Findings.night(), 2);

    Map<String, Long> counts = run(new DefectsConfig(3, 40, 8, 1, 1), "run-2");

    assertThat(counts).containsEntry("regionsLeftOut", 2L).containsEntry("regions", 11L);
  }

  @Test
  void aNightWithoutRegionsHasScoresAndNoDefects() {
    publish(Findings.night(), 2);
    run(DefectsConfig.defaults(), "run-2");
    publish(List.of(Findings.frame("r2", "c0", 0, 4, false, List.of())), 1);

    run(DefectsConfig.defaults(), "run-3");

    assertThat(read(Tables.DEFECTS)).isEmpty();
    assertThat(read(Tables.EVIDENCE)).isEmpty();
    assertThat(read(Tables.SCORES)).hasSize(1);
  }

  @Test
  void aNightWithoutFramesHasThreeEmptyTables() {
    publish(List.of(), 1);

    assertThat(run(DefectsConfig.defaults(), "run-2")).containsEntry("frames", 0L);

    assertThat(read(Tables.SCORES)).isEmpty();
    assertThat(read(Tables.DEFECTS)).isEmpty();
  }

  @Test
  void theMergeNeverReadsPictures() {
    publish(Findings.night(), 2);

    String plan =
        DefectsJob.shapes(warehouse.read(Tables.FINDINGS, Findings.BATCH))
            .queryExecution()
            .executedPlan()
            .toString();

    assertThat(plan).contains("ReadSchema").doesNotContain("thumbnail").doesNotContain("mask");
  }

  @Test
  void aBatchThatWasNotJudgedIsTheUsersFault() {
    assertThatThrownBy(() -> run(DefectsConfig.defaults(), "run-2"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("run the stage 'detect' first");
  }

  private Map<String, Long> run(DefectsConfig config, String runId) {
    return DefectsJob.run(
        new StageContext(LocalSpark.session(), warehouse, Findings.BATCH, runId, CLOCK), config);
  }

  private void publish(List<Finding> findings, int partitions) {
    Publication publication =
        warehouse.publication(Findings.BATCH, "detect-" + findings.size() + "-" + partitions);
    publication.stage(
        Tables.FINDINGS,
        LocalSpark.session()
            .createDataset(findings, Tables.FINDINGS.encoder())
            .repartition(partitions));
    publication.publish();
  }

  private String defects() {
    return GoldenRows.text(Defect.class, read(Tables.DEFECTS), "factory", "batchDate");
  }

  private String scores() {
    return GoldenRows.text(
        FrameScore.class, read(Tables.SCORES), "factory", "batchDate", "device", "elapsedMs");
  }

  private String evidence() {
    return GoldenRows.text(Evidence.class, read(Tables.EVIDENCE), "factory", "batchDate");
  }

  private <R extends Record> List<R> read(Table<R> table) {
    return warehouse.read(table, Findings.BATCH).collectAsList();
  }
}

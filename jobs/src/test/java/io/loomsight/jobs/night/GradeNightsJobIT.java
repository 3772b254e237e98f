package io.loomsight.jobs.night;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.LocalSpark;
import io.loomsight.jobs.grade.GradeConfigs;
import io.loomsight.jobs.night.NightResult.End;
import io.loomsight.jobs.runtime.Lease;
import io.loomsight.jobs.runtime.LockHandling;
import io.loomsight.jobs.runtime.RunLog;
import io.loomsight.jobs.runtime.SettableClock;
import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.Dates;
import io.loomsight.jobs.table.Publication;
import io.loomsight.jobs.table.Run;
import io.loomsight.jobs.table.Run.Outcome;
import io.loomsight.jobs.table.Table;
import io.loomsight.jobs.table.Tables;
import io.loomsight.jobs.table.Warehouse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GradeNightsJobIT {

  private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);

  @TempDir Path folder;
  private final SettableClock clock = new SettableClock(Instant.parse("2026-03-11T01:00:00Z"));
  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
  private Warehouse warehouse;

  @BeforeEach
  void judge() {
    warehouse = Warehouse.open(LocalSpark.session(), folder.resolve("warehouse").toString());
    for (int day = 0; day < 3; day++) {
      Publication publication = warehouse.publication(night(day), "judged");
      stageEmpty(publication, Tables.FRAMES);
      stageEmpty(publication, Tables.SCORES);
      stageEmpty(publication, Tables.DEFECTS);
      publication.publish();
    }
  }

  @Test
  void otherRuleSetsStandBesideTheNightsOwnAndMakeItNeitherMoreNorLessDone() {
    run(new GradeStage(GradeConfigs.by("four-point-metric")), 0, 2, LockHandling.RESPECT);

    clock.advance(Duration.ofMinutes(5));
    List<NightResult> again =
        run(
            new GradeStage(GradeConfigs.by("ten-point"), GradeStage.REGRADE),
            0,
            1,
            LockHandling.RESPECT);

    assertThat(again).extracting(NightResult::end).containsExactly(End.DONE, End.DONE);
    assertThat(warehouse.ruleSets(Tables.ROLLS, night(0)))
        .containsExactly("four-point-metric", "ten-point");
    assertThat(warehouse.ruleSets(Tables.ROLLS, night(2))).containsExactly("four-point-metric");
    assertThat(outcomes(night(0))).containsExactly("grade SUCCEEDED", "regrade SUCCEEDED");
    assertThat(screen.toString(StandardCharsets.UTF_8))
        .contains("night 2 of 3", "regrade 2026-03-01 to 2026-03-02: 2 nights")
        .contains("mill             2026-03-02 done ");

    clock.advance(Duration.ofMinutes(5));
    run(new GradeStage(GradeConfigs.by("four-point-metric")), 0, 0, LockHandling.RESPECT);
    assertThat(outcomes(night(0)))
        .containsExactly("grade SUCCEEDED", "regrade SUCCEEDED", "grade SKIPPED");
  }

  @Test
  void anInterruptedRunGoesOnWhereItStopped() {
    GradeStage stage = new GradeStage(GradeConfigs.by("ten-point"), GradeStage.REGRADE);
    run(stage, 0, 0, LockHandling.RESPECT);

    clock.advance(Duration.ofMinutes(5));
    run(stage, 0, 2, LockHandling.RESPECT);

    assertThat(outcomes(night(0))).containsExactly("regrade SUCCEEDED", "regrade SKIPPED");
    assertThat(outcomes(night(1))).containsExactly("regrade SUCCEEDED");
  }

  @Test
  void aDamagedNightThatIsNotAskedForIsNotLookedAt() throws IOException {
    Files.writeString(
        folder.resolve("warehouse/defects/factory=mill/batch_date=2026-03-03/_CURRENT"), "gone");
    GradeStage stage = new GradeStage(GradeConfigs.by("ten-point"), GradeStage.REGRADE);
    assertThat(run(stage, 0, 0, LockHandling.RESPECT))
        .extracting(NightResult::end)
        .containsExactly(End.DONE);
  }

  @Test
  void aNightThatAnotherJobHoldsIsLeftToIt() {
    GradeStage stage = new GradeStage(GradeConfigs.by("ten-point"), GradeStage.REGRADE);
    try (Lease lease = Lease.acquire(warehouse, night(1), "other", LockHandling.RESPECT, clock)) {
      lease.check();
      assertThat(run(stage, 0, 2, LockHandling.RESPECT))
          .extracting(NightResult::end)
          .containsExactly(End.DONE, End.HELD, End.DONE);
    }
    assertThat(warehouse.ruleSets(Tables.ROLLS, night(1))).isEmpty();
  }

  @Test
  void nightsThatWereNeverJudgedAreTheUsersFault() {
    GradeStage stage = new GradeStage(GradeConfigs.by("ten-point"), GradeStage.REGRADE);

    assertThatThrownBy(() -> run(stage, 7, 9, LockHandling.RESPECT))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(
            "mill 2026-03-08 to 2026-03-10: expected a night that was judged, found none in");
  }

  private List<NightResult> run(Stage stage, int from, int to, LockHandling lock) {
    return GradeNightsJob.run(
        LocalSpark.session(),
        warehouse,
        new GradeNightsJob.Request(
            "landing", "mill", new Dates(FIRST.plusDays(from), FIRST.plusDays(to)), lock),
        stage,
        clock,
        new PrintStream(screen, true, StandardCharsets.UTF_8));
  }

  private List<String> outcomes(Batch night) {
    return RunLog.open(LocalSpark.session(), warehouse, night).runs().stream()
        .filter(run -> run.outcome() != Outcome.FAILED)
        .sorted(Run.BY_END)
        .map(run -> run.stage() + " " + run.outcome())
        .toList();
  }

  private static Batch night(int day) {
    return new Batch("mill", FIRST.plusDays(day));
  }

  private static <R extends Record> void stageEmpty(Publication publication, Table<R> table) {
    publication.stage(table, LocalSpark.session().createDataset(List.of(), table.encoder()));
  }
}

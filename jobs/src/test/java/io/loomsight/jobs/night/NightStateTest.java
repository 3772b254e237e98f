package io.loomsight.jobs.night;

import static org.assertj.core.api.Assertions.assertThat;

import io.loomsight.jobs.table.Run;
import io.loomsight.jobs.table.Run.Outcome;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NightStateTest {

  private static final List<String> STAGES = List.of("ingest", "reference", "detect", "grade");

  private final List<Run> runs = new ArrayList<>();

  @Test
  void nightWithoutRunsIsNew() {
    assertThat(state()).isEqualTo(new NightState(true, "new"));
  }

  @Test
  void nightWhoseStagesAreAllDoneIsNotDue() {
    all();
    assertThat(state()).isEqualTo(NightState.settled());
  }

  @Test
  void skippedAttemptsSayNothing() {
    all();
    STAGES.forEach(stage -> run(stage, Outcome.SKIPPED));
    assertThat(state()).isEqualTo(NightState.settled());
  }

  @Test
  void nightThatStoppedIsDueForItsStage() {
    run("ingest", Outcome.SUCCEEDED);
    run("reference", Outcome.SUCCEEDED);
    assertThat(state().why()).isEqualTo("detect was never run");
    run("detect", Outcome.FAILED);
    assertThat(state()).isEqualTo(new NightState(true, "detect failed"));
  }

  @Test
  void failedRerunOfADoneNightIsDue() {
    all();
    run("grade", Outcome.FAILED);
    assertThat(state().why()).isEqualTo("grade failed");
    run("grade", Outcome.SUCCEEDED);
    assertThat(state()).isEqualTo(NightState.settled());
  }

  @Test
  void stageThatRanAloneMakesThoseAfterItDue() {
    all();
    run("ingest", Outcome.SUCCEEDED);
    assertThat(state().why()).isEqualTo("detect is older than ingest");
    run("detect", Outcome.SUCCEEDED);
    assertThat(state().why()).isEqualTo("grade is older than detect");
    run("grade", Outcome.SUCCEEDED);
    assertThat(state()).isEqualTo(NightState.settled());
  }

  @Test
  void referenceMadeByHandMakesNothingDue() {
    all();
    run("reference", Outcome.SUCCEEDED);
    assertThat(state()).isEqualTo(NightState.settled());
  }

  @Test
  void lateFilesMakeADoneNightDue() {
    all();
    assertThat(NightState.of(STAGES, runs, good -> good.stage().equals("ingest")))
        .isEqualTo(new NightState(true, "files came late"));
  }

  @Test
  void whatLaterNightsReadIsWrittenByTheStagesBeforeGrade() {
    assertThat(NightState.writtenAt(STAGES, runs)).isEmpty();
    all();
    Instant detected = runs.get(2).endedAt();
    run("reference", Outcome.SUCCEEDED);
    run("detect", Outcome.FAILED);
    run("detect", Outcome.SKIPPED);
    run("regrade", Outcome.SUCCEEDED);
    assertThat(NightState.writtenAt(STAGES, runs)).contains(detected);
  }

  @Test
  void nightIsGradedAnewBySkippingTooAndByAFailureNot() {
    assertThat(NightState.isGradedBefore(runs, Instant.MAX)).as("never graded").isFalse();
    all();
    Instant graded = runs.get(3).startedAt();
    assertThat(NightState.isGradedBefore(runs, graded)).isFalse();
    Instant later = graded.plusMillis(1);
    assertThat(NightState.isGradedBefore(runs, later)).isTrue();
    run("grade", Outcome.FAILED);
    run("regrade", Outcome.SUCCEEDED);
    assertThat(NightState.isGradedBefore(runs, later)).isTrue();
    run("grade", Outcome.SKIPPED);
    assertThat(NightState.isGradedBefore(runs, later)).isFalse();
  }

  private NightState state() {
    return NightState.of(STAGES, runs, good -> false);
  }

  private void all() {
    STAGES.forEach(stage -> run(stage, Outcome.SUCCEEDED));
  }

  private void run(String stage, Outcome outcome) {
    Instant at = Instant.parse("2026-03-02T00:00:00Z").plusSeconds(runs.size());
    runs.add(
        new Run(
            "run-" + runs.size(),
            "f",
            LocalDate.of(2026, 3, 1),
            stage,
            outcome,
            at,
            at,
            0,
            "",
            "",
            Map.of(),
            Map.of(),
            ""));
  }
}

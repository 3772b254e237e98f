package io.loomsight.jobs.night;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.runtime.LockHandling;
import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.Run.Outcome;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NightTableTest {

  private static final Batch BATCH = new Batch("mill-7", LocalDate.of(2026, 3, 1));

  @Test
  void aNightIsALineAStage() {
    assertThat(
            NightTable.of(
                List.of(
                    new StageResult("ingest", Outcome.SKIPPED, "r1-ingest", 12, Map.of("x", 1L)),
                    new StageResult(
                        "detect",
                        Outcome.SUCCEEDED,
                        "r2-detect",
                        83_400,
                        Map.of("frames", 1200L, "defects", 7L)),
                    new StageResult("grade", Outcome.FAILED, "r2-grade", 1_540, Map.of()))))
        .isEqualTo(
            """
            stage      outcome          time  counts
            ingest     skipped             -  nothing new since r1-ingest
            detect     done       1 min 23 s  defects 7, frames 1,200
            grade      FAILED          1.5 s  run r2-grade
            """);
  }

  @Test
  void stageAndFromExcludeEachOther() {
    assertThatThrownBy(
            () ->
                new NightRequest(
                    BATCH,
                    "landing",
                    Optional.of("grade"),
                    Optional.of("detect"),
                    LockHandling.RESPECT,
                    Map.of()))
        .isInstanceOf(InputException.class)
        .hasMessage("--stage and --from: expected one of them, found 'grade' and 'detect'");
  }
}

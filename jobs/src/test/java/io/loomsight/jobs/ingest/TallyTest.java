package io.loomsight.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.Reject.Reason;
import io.loomsight.jobs.table.Reject.Subject;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TallyTest {

  private static final Batch BATCH = new Batch("m", LocalDate.of(2026, 3, 1));

  @Test
  void everyImageAndLineIsCountedOnce() {
    Tally tally = tally(10, 9);
    assertThat(tally.counts())
        .containsEntry("images", 10L)
        .containsEntry("frames", 6L)
        .containsEntry("rejectedImages", 4L)
        .containsEntry("lines", 9L)
        .containsEntry("rejectedLines", 1L);
    assertThatCode(() -> tally.requireNothingLost(6, 5)).doesNotThrowAnyException();
  }

  @Test
  void lostImageOrLineIsABug() {
    assertThatThrownBy(() -> tally(11, 9).requireNothingLost(6, 5))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("images landed: expected to be frames + rejected images, found 11 and 10");
    assertThatThrownBy(() -> tally(10, 10).requireNothingLost(6, 5))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "manifest lines: expected to be frames + rejected lines + lines of rejected images,"
                + " found 10 and 9");
    assertThatThrownBy(() -> tally(10, 9).requireNothingLost(5, 5))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("rows of frames: expected to be frames, found 5 and 6");
    assertThatThrownBy(() -> tally(10, 9).requireNothingLost(6, 4))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("rows of rejects: expected to be rejected images and lines, found 4 and 5");
  }

  @Test
  void tooManyRejectsAreTheDatasFault() {
    assertThatCode(() -> tally(10, 9).requireFewRejects(BATCH, 40)).doesNotThrowAnyException();
    assertThatThrownBy(() -> tally(10, 9).requireFewRejects(BATCH, 39))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "ingest of m 2026-03-01: expected at most 39.0 % of the images refused"
                + " (ingest.maxRejectPercent), found 40.0 %, 4 of 10: 3 BLURRED, 1 NO_MANIFEST_LINE");
  }

  @Test
  void emptyNightHasNoRejects() {
    assertThatCode(() -> new Tally(0, 0).requireFewRejects(BATCH, 0)).doesNotThrowAnyException();
  }

  private static Tally tally(long images, long lines) {
    Tally tally = new Tally(images, lines);
    tally.add(Subject.IMAGE, Optional.empty(), 6, 6);
    tally.add(Subject.IMAGE, Optional.of(Reason.NO_MANIFEST_LINE), 1, 0);
    tally.add(Subject.IMAGE, Optional.of(Reason.BLURRED), 3, 2);
    tally.add(Subject.LINE, Optional.of(Reason.MISSING_FILE), 1, 0);
    return tally;
  }
}

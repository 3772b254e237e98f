package io.loomsight.jobs.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ProgressTest {

  @Test
  void lineSaysDoneRateAndTimeLeft() {
    assertThat(Progress.line("detect", "frames", 250, 1000, 10_000).strip())
        .isEqualTo("detect     250 of 1,000 frames, 25.0/s, 00:30 left");
  }

  @Test
  void hoursAreShownWhereThereAreAny() {
    assertThat(Progress.line("detect", "frames", 1, 7201, 1000)).contains("2:00:00 left");
  }

  @Test
  void nothingDoneHasNoTimeLeft() {
    assertThat(Progress.line("ingest", "images", 0, 10, 500)).contains("0.0/s, --:-- left");
  }
}

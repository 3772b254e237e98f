package io.loomsight.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class IngestConfigTest {

  @Test
  void defaultsAreWhatThePageSays() {
    assertThat(IngestConfig.defaults())
        .isEqualTo(new IngestConfig(50_000_000, 134_217_728, 64, 0.13, 0.03, 0.97, 25, 20, 0));
  }

  @Test
  void settingOutOfRangeIsNamed() {
    assertThatThrownBy(() -> new IngestConfig(0, 1, 64, 0.1, 0, 1, 25, 20, 0))
        .hasMessage("ingest.maxPixels: expected 1 to 268435455, found 0");
    assertThatThrownBy(() -> new IngestConfig(1, 1, 64, 0.1, 0.5, 0.5, 25, 20, 0))
        .hasMessage("ingest.maxMeanGrey: expected above minMeanGrey 0.5 to 1, found 0.5");
    assertThatThrownBy(() -> new IngestConfig(1, 1, 64, 0.1, 0, 1, 25, 120, 0))
        .hasMessage("ingest.maxRejectPercent: expected 0 to 100, found 120.0");
    assertThatThrownBy(() -> new IngestConfig(1, 1, 64, Double.NaN, 0, 1, 25, 20, 0))
        .hasMessage("ingest.minSharpness: expected 0 to 1, found NaN");
  }
}

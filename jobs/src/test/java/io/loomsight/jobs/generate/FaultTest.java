package io.loomsight.jobs.generate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultTest {

  /** As {@code models.pattern.PatternStudio} words them. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "copy of a.svg: structure correlation 0.930, image distance 0.101 | COPY",
        "smallest feature: expected at least 0.30 mm, found 0.21 mm | FINE",
        "joints: expected at most 0.0020 of the tile's patches unlike the designs', found 0.0480 | JOINTS",
        "seam ratio: expected at most 1.05, found 1.200 | SEAM",
        "colours: expected 4, found 2, and no areas to colour apart | COLOURS",
        "style distance: expected at most 0.120, found 0.131 | STYLE",
        "whatever comes | OTHER"
      })
  void aReasonIsToldByItsBeginning(String reason, Fault fault) {
    assertThat(Fault.of(reason)).containsExactly(fault);
  }

  @Test
  void severalFaultsAreToldOnceEach() {
    assertThat(Fault.of("seam ratio: found 2; colours: found 3; seam ratio: found 4"))
        .containsExactly(Fault.SEAM, Fault.COLOURS);
  }
}

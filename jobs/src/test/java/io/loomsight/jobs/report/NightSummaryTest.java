package io.loomsight.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.loomsight.jobs.page.Language;
import org.junit.jupiter.api.Test;

final class NightSummaryTest {

  @Test
  void whatIsWrittenIsRead() {
    NightSummary rich = NightSummary.of(SamplePages.rich(Language.EN));
    NightSummary read = NightSummary.parse(rich.json()).orElseThrow();
    assertThat(read.standing()).isEqualTo(Verdict.Standing.ATTENTION);
    assertThat(read.sentence()).isEqualTo(Verdict.sentence(SamplePages.rich(Language.EN)));
    assertThat(read.coveragePercent()).isEqualTo(95);
  }

  @Test
  void nightWithoutClothHasNoNumbers() {
    NightSummary read =
        NightSummary.parse(NightSummary.of(SamplePages.empty()).json()).orElseThrow();
    assertThat(read.standing()).isEqualTo(Verdict.Standing.NO_DATA);
    assertThat(read.pointsPer100M2()).isNaN();
  }

  @Test
  void nightOnWhichAllFramesShowGroundHasNoData() {
    NightSummary read =
        NightSummary.parse(NightSummary.of(SamplePages.unseen()).json()).orElseThrow();
    assertThat(read.standing()).isEqualTo(Verdict.Standing.NO_DATA);
    assertThat(read.sentence().english()).isEqualTo("No cloth was inspected this night.");
    assertThat(read.pointsPer100M2()).isNaN();
    assertThat(read.coveragePercent()).isZero();
  }

  @Test
  void fileOfAnotherMakingIsNone() {
    assertThat(NightSummary.parse("no json")).isEmpty();
    assertThat(NightSummary.parse("{\"standing\": \"SPLENDID\"}")).isEmpty();
    assertThat(NightSummary.parse("{}")).isEmpty();
  }
}

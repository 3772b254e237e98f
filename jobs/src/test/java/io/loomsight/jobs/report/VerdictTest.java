package io.loomsight.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.loomsight.jobs.table.Statistic;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

final class VerdictTest {

  @Test
  void loomFarOverTheOthersIsNamedWithItsRatio() {
    // The others: 15 defects on 30 m², ū = 0.5; limit 0.5 + 3 √(0.5 / 10) = 1.17; L4: 3.0 per m².
    Verdict.WorstLoom worst =
        Verdict.worstLoom(
                List.of(
                    loom("L1", 10, 5), loom("L2", 10, 5), loom("L3", 10, 5), loom("L4", 10, 30)))
            .orElseThrow();
    assertThat(worst.name()).isEqualTo("L4");
    assertThat(worst.ratio()).isCloseTo(6.0, Offset.offset(1e-9));
  }

  @Test
  void chanceIsNotBlamedOnALoom() {
    // The others: ū = 1; limit 1 + 3 √(1 / 2) = 3.12; L2: 3 per m² is three times ū, yet within it.
    assertThat(Verdict.worstLoom(List.of(loom("L1", 20, 20), loom("L2", 2, 6)))).isEmpty();
    assertThat(Verdict.worstLoom(List.of(loom("L1", 20, 20), loom("L2", 2, 7)))).isPresent();
  }

  @Test
  void aLoomWithFewDefectsOrWithoutOthersIsNotNamed() {
    assertThat(Verdict.worstLoom(List.of(loom("L1", 10, 0), loom("L2", 10, 4)))).isEmpty();
    assertThat(Verdict.worstLoom(List.of(loom("L1", 10, 50)))).isEmpty();
    assertThat(Verdict.worstLoom(List.of())).isEmpty();
  }

  @Test
  void sentenceSaysWhatTheNightWas() {
    assertThat(Verdict.sentence(SamplePages.rich(Language.EN)).english())
        .isEqualTo(
            "4 looms, 6 rolls, 148 m² inspected; 4 rolls need attention; loom L3 has 9.9 times the"
                + " defect rate of the others.");
    assertThat(Verdict.sentence(SamplePages.small()).english())
        .isEqualTo("2 looms, 2 rolls, 18 m² inspected; 1 roll needs attention.");
    assertThat(Verdict.sentence(SamplePages.small()).chinese())
        .isEqualTo("2 台织机、2 卷布，共检验 18 m²；1 卷需要关注。");
  }

  @Test
  void nightWithoutStatisticsHasNoData() {
    assertThat(Verdict.standing(SamplePages.empty())).isEqualTo(Verdict.Standing.NO_DATA);
    assertThat(Verdict.standing(SamplePages.small())).isEqualTo(Verdict.Standing.ATTENTION);
  }

  private static Statistic loom(String name, double areaM2, long defects) {
    return SamplePages.statistic(Statistic.Level.LOOM, name, 1, areaM2, defects, defects);
  }
}

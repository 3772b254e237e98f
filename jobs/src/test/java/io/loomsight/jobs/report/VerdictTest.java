package io.loomsight.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.loomsight.jobs.page.Language;
import io.loomsight.jobs.table.Chart;
import io.loomsight.jobs.table.Statistic;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class VerdictTest {

  @Test
  void theLoomThatIsSurelyWorstIsNamedIfChanceDoesNotExplainIt() {
    assertThat(Verdict.worstLoom(SamplePages.rich(Language.EN)).map(Chart::name)).contains("L3");
    assertThat(Verdict.worstLoom(SamplePages.small())).isEmpty();
    assertThat(Verdict.worstLoom(SamplePages.empty())).isEmpty();
  }

  @Test
  void bothChartsMustCallALoomWorse() {
    // 30 defects where 10 are usual, among looms that scatter as chance has it and four times so
    List<Statistic> steady = looms(30, 10, 11, 9, 10, 11, 10, 9, 11, 10, 9);
    List<Statistic> wild = looms(30, 2, 24, 1, 22, 3, 26, 2, 23, 1, 25);

    assertThat(SampleCharts.of(steady)).filteredOn(Verdict::isWorse).hasSize(1);
    assertThat(SampleCharts.of(wild)).filteredOn(Verdict::isWorse).isEmpty();
  }

  @Test
  void sentenceSaysWhatTheNightWas() {
    assertThat(Verdict.sentence(SamplePages.rich(Language.EN)).english())
        .isEqualTo(
            "4 looms, 6 rolls, 148 m² inspected; 4 rolls need attention; 1 loom is to be stopped"
                + " for a mechanic; loom L3 has 4.0 times the defects usual for its styles.");
    assertThat(Verdict.sentence(SamplePages.small()).english())
        .isEqualTo(
            "2 looms, 2 rolls, 18 m² inspected; 1 roll needs attention; 1 loom is to be stopped"
                + " for a mechanic.");
    assertThat(Verdict.sentence(SamplePages.small()).chinese())
        .isEqualTo("2 台织机、2 卷布，共检验 18 m²；1 卷需要关注；1 台织机需停机检修。");
  }

  @Test
  void onlyFaultsThatGoOnStopALoom() {
    assertThat(Verdict.stoppedLooms(SamplePages.small())).isEqualTo(1);
    assertThat(Verdict.stoppedLooms(SamplePages.empty())).isZero();
  }

  @Test
  void nightWithoutStatisticsHasNoData() {
    assertThat(Verdict.standing(SamplePages.empty())).isEqualTo(Verdict.Standing.NO_DATA);
    assertThat(Verdict.standing(SamplePages.small())).isEqualTo(Verdict.Standing.ATTENTION);
  }

  private static List<Statistic> looms(long... defects) {
    return IntStream.range(0, defects.length)
        .mapToObj(
            at ->
                SampleRows.statistic(
                    Statistic.Level.LOOM,
                    "L" + (char) ('a' + at),
                    1,
                    100,
                    defects[at],
                    defects[at]))
        .toList();
  }
}

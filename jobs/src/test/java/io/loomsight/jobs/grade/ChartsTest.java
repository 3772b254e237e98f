package io.loomsight.jobs.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.Chart;
import io.loomsight.jobs.table.Statistic;
import io.loomsight.models.fabric.DefectKind;
import io.loomsight.models.statistics.Signal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ChartsTest {

  private static final Batch TONIGHT = new Batch("mill", LocalDate.of(2026, 3, 31));

  @Test
  void aLoomIsComparedWithWhatItsStylesUsuallyHave() {
    List<Chart> past = usual(30);

    Map<String, Chart> looms =
        byName(
            charts(
                TONIGHT,
                past,
                loom("hard-1", "hard", 100, 105),
                loom("easy-1", "easy", 100, 11),
                loom("easy-2", "easy", 100, 30)),
            Chart.Level.LOOM);

    // 1 and 0.1 a m²: ten times the defects, and as usual
    assertThat(looms.get("hard-1").expected()).isCloseTo(100, within(1e-9));
    assertThat(looms.get("hard-1").signal()).isEqualTo(Signal.NONE);
    assertThat(looms.get("easy-2").expected()).isCloseTo(10, within(1e-9));
    assertThat(looms.get("easy-2").signal()).isEqualTo(Signal.ABOVE);
    assertThat(looms.get("easy-2").upperPer100M2()).isCloseTo(10 + 3 * Math.sqrt(10), within(1e-9));
    assertThat(looms.get("easy-2").rank()).isEqualTo(1);
  }

  @Test
  void aLoomWithLittleClothIsNotRankedFirstByChance() {
    Map<String, Chart> looms =
        byName(
            charts(
                TONIGHT, usual(30), loom("little", "easy", 5, 3), loom("much", "easy", 1000, 180)),
            Chart.Level.LOOM);

    assertThat(looms.get("little").per100M2()).isGreaterThan(looms.get("much").per100M2());
    assertThat(looms.get("much").rank()).isEqualTo(1);
    // 95 % of 3 seen: 0.62 to 8.77
    assertThat(looms.get("little").per100M2Low()).isCloseTo(0.6187 / 5 * 100, within(0.01));
    assertThat(looms.get("little").per100M2High()).isCloseTo(8.7673 / 5 * 100, within(0.01));
  }

  @Test
  void aSmallLastingChangeShowsOnTheTrendAlone() {
    List<Chart> past = new ArrayList<>(usual(10));
    List<Chart> tonight = List.of();
    for (int night = 9; night >= 0; night--) {
      tonight =
          charts(
              new Batch("mill", TONIGHT.batchDate().minusDays(night)),
              past,
              loom("slipping", "easy", 400, 56),
              loom("others", "easy", 100_000, 10_000));
      past.addAll(tonight);
    }

    Chart slipping = byName(tonight, Chart.Level.LOOM).get("slipping");
    assertThat(slipping.nights()).isEqualTo(10);
    assertThat(slipping.signal()).isEqualTo(Signal.NONE);
    assertThat(slipping.trend()).isCloseTo(1 + 0.4 * (1 - Math.pow(0.8, 10)), within(0.02));
    assertThat(slipping.trendSignal()).isEqualTo(Signal.ABOVE);
  }

  @Test
  void refutedDefectsCountInTheirOwnColumnsAlone() {
    StyleShare share =
        new StyleShare(
            "easy",
            new RollShare(
                Statistic.Level.LOOM, "L1", 1, 0, 0, 1, 1, 1, milli(100), milli(100), 14, 8, 4, 9));

    Chart chart =
        byName(
                new Charts(TONIGHT, "rules", usual(30)).of(List.of(share), List.of()),
                Chart.Level.LOOM)
            .get("L1");

    assertThat(chart.defects()).isEqualTo(10);
    assertThat(chart.reviewed()).isEqualTo(8);
    assertThat(chart.falseAlarms()).isEqualTo(4);
    assertThat(chart.falseAlarmPercent()).isEqualTo(50);
    // Clopper and Pearson, 4 of 8
    assertThat(chart.falseAlarmPercentLow()).isCloseTo(15.70, within(0.01));
    assertThat(chart.falseAlarmPercentHigh()).isCloseTo(84.30, within(0.01));
  }

  @Test
  void aKindIsComparedWithItsPastAndNightsWithoutItCount() {
    List<Chart> past = new ArrayList<>();
    for (int night = 4; night >= 1; night--) {
      past.addAll(
          new Charts(new Batch("mill", TONIGHT.batchDate().minusDays(night)), "rules", past)
              .of(cloth(1000), night == 4 ? List.of(kind(DefectKind.HOLE, 40)) : List.of()));
    }

    Map<String, Chart> kinds =
        byName(
            new Charts(TONIGHT, "rules", past).of(cloth(1000), List.of(kind(DefectKind.HOLE, 30))),
            Chart.Level.KIND);

    assertThat(kinds).hasSize(DefectKind.values().length);
    assertThat(kinds.get("HOLE").expected()).isCloseTo(10, within(1e-9));
    assertThat(kinds.get("HOLE").signal()).isEqualTo(Signal.ABOVE);
    assertThat(kinds.get("NEP").signal()).isEqualTo(Signal.NONE);
  }

  @Test
  void aFirstNightIsItsOwnMeasure() {
    Map<String, Chart> looms =
        byName(
            charts(TONIGHT, List.of(), loom("a", "new", 100, 4), loom("b", "new", 300, 8)),
            Chart.Level.LOOM);

    assertThat(looms.get("a").expected()).isCloseTo(3, within(1e-9));
    assertThat(looms.get("b").expected()).isCloseTo(9, within(1e-9));
    assertThat(looms.get("a").nights()).isEqualTo(1);
  }

  @Test
  void oneNightIsNoTrend() {
    Chart bad =
        byName(
                charts(TONIGHT, List.of(), loom("a", "new", 100, 90), loom("b", "new", 900, 10)),
                Chart.Level.LOOM)
            .get("a");

    assertThat(bad.signal()).isEqualTo(Signal.ABOVE);
    assertThat(bad.trend()).isGreaterThan(bad.trendUpper());
    assertThat(bad.trendSignal()).isEqualTo(Signal.NONE);
  }

  /** Nights before tonight on which the styles were as usual: 0.1 and 1 a m². */
  private static List<Chart> usual(int nights) {
    List<Chart> past = new ArrayList<>();
    for (int night = nights; night >= 1; night--) {
      past.addAll(
          charts(
              new Batch("mill", TONIGHT.batchDate().minusDays(10L + night)),
              past,
              loom("others", "easy", 10_000, 1000),
              loom("others", "hard", 1000, 1000)));
    }
    return past;
  }

  private record Loom(String name, String style, double areaM2, long defects) {}

  private static Loom loom(String name, String style, double areaM2, long defects) {
    return new Loom(name, style, areaM2, defects);
  }

  private static List<Chart> charts(Batch night, List<Chart> past, Loom... looms) {
    List<StyleShare> shares = new ArrayList<>();
    for (Loom loom : looms) {
      shares.add(share(Statistic.Level.LOOM, loom.name(), loom));
      shares.add(share(Statistic.Level.STYLE, loom.style(), loom));
      shares.add(share(Statistic.Level.BATCH, "all", loom));
    }
    return new Charts(night, "rules", past).of(shares, List.of());
  }

  private static StyleShare share(Statistic.Level level, String name, Loom loom) {
    return new StyleShare(
        loom.style(),
        new RollShare(
            level,
            name,
            1,
            0,
            0,
            1,
            0,
            0,
            milli(loom.areaM2()),
            milli(loom.areaM2()),
            loom.defects(),
            0,
            0,
            0));
  }

  private static List<StyleShare> cloth(double areaM2) {
    Loom any = new Loom("any", "easy", areaM2, 0);
    return List.of(
        share(Statistic.Level.BATCH, "all", any), share(Statistic.Level.STYLE, "easy", any));
  }

  private static KindShare kind(DefectKind kind, long defects) {
    return new KindShare(Statistic.Level.BATCH, "all", kind, defects, 0, 0, 0);
  }

  private static long milli(double areaM2) {
    return RollShare.milliMm2(areaM2 * 1e6);
  }

  private static Map<String, Chart> byName(List<Chart> charts, Chart.Level level) {
    return charts.stream()
        .filter(chart -> chart.level() == level)
        .collect(Collectors.toMap(Chart::name, Function.identity()));
  }
}

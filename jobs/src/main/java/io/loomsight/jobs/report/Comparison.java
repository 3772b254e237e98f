package io.loomsight.jobs.report;

import io.loomsight.jobs.page.Numbers;
import io.loomsight.jobs.page.Words;
import io.loomsight.jobs.table.Chart;
import io.loomsight.jobs.table.Statistic;
import io.loomsight.models.statistics.Signal;
import java.util.List;
import java.util.Optional;

/**
 * Looms, shifts, styles or cameras beside each other, the surely worst first.
 *
 * @param left rows beyond those that are shown
 */
public record Comparison(Statistic.Level level, List<Row> rows, int left) {

  private static final int MOST_ROWS = 15;

  public Comparison {
    rows = List.copyOf(rows);
  }

  /** Those of a level. */
  public static Comparison of(ReportPage page, Statistic.Level level) {
    List<Statistic> all = page.of(level);
    double scale = scale(page, all);
    return new Comparison(
        level,
        all.stream().limit(MOST_ROWS).map(row -> new Row(row, page.chart(row), scale)).toList(),
        Math.max(0, all.size() - MOST_ROWS));
  }

  /** What the whole track stands for: all bars fit, and intervals of up to twice the longest. */
  private static double scale(ReportPage page, List<Statistic> rows) {
    double highest =
        rows.stream()
            .mapToDouble(Statistic::defectsPer100M2)
            .filter(Double::isFinite)
            .max()
            .orElse(0);
    double widest =
        rows.stream()
            .flatMap(row -> page.chart(row).stream())
            .mapToDouble(chart -> Math.max(chart.per100M2High(), chart.centrePer100M2()))
            .filter(Double::isFinite)
            .max()
            .orElse(highest);
    return Math.max(highest, Math.min(widest, 2 * highest));
  }

  /**
   * One of them.
   *
   * @param chart whether it has more than chance explains
   * @param scale defects per 100 m² that fill the track
   */
  public record Row(Statistic row, Optional<Chart> chart, double scale) {

    /** The bar's length, as CSS has it. */
    public String bar() {
      return "width:" + share(row.defectsPer100M2());
    }

    /** Where the interval lies. */
    public Optional<String> whisker() {
      return chart.map(
          found -> {
            double low = Math.min(found.per100M2Low(), scale);
            double high = Math.min(found.per100M2High(), scale);
            return "left:%s;width:%s".formatted(share(low), share(high - low));
          });
    }

    /** Where the usual lies. */
    public Optional<String> usual() {
      return chart.map(found -> "left:" + share(found.centrePer100M2()));
    }

    /** Defects over the usual, with the interval. */
    public String times() {
      return chart
          .map(
              found ->
                  "%s (%s–%s)"
                      .formatted(
                          Numbers.decimals(found.ratio(), 1),
                          Numbers.decimals(found.ratioLow(), 1),
                          Numbers.decimals(found.ratioHigh(), 1)))
          .orElse(Numbers.NONE);
    }

    public boolean isUnusual() {
      return chart.filter(Verdict::isWorse).isPresent();
    }

    public boolean getsWorse() {
      return chart.filter(found -> found.trendSignal() == Signal.ABOVE).isPresent();
    }

    public boolean getsBetter() {
      return chart.filter(found -> found.trendSignal() == Signal.BELOW).isPresent();
    }

    /** On how much of the cloth it rests, where that is little. */
    public Optional<Words> shortOf() {
      return row.coveragePercent() < Statistic.ENOUGH_COVERAGE_PERCENT
          ? Optional.of(ReportWords.say("rests.short", Numbers.percent(row.coveragePercent())))
          : Optional.empty();
    }

    private String share(double value) {
      double percent =
          scale > 0 && Double.isFinite(value) ? 100 * Math.min(value, scale) / scale : 0;
      return Numbers.px(percent) + "%";
    }
  }
}

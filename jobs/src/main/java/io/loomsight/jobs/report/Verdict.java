package io.loomsight.jobs.report;

import io.loomsight.jobs.table.Statistic;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The night in one sentence. */
final class Verdict {

  /** A loom is named only if it has at least so many times the defect rate of the others. */
  static final double NAMED_RATIO = 2;

  /** A loom with fewer defects is never named. */
  static final long FEWEST_DEFECTS = 5;

  /** How the night went. */
  enum Standing {
    GOOD,
    ATTENTION,
    NO_DATA
  }

  /**
   * A loom that is worse than chance allows.
   *
   * @param ratio its defects per m² over those of all others; infinite where these have none
   */
  record WorstLoom(String name, double ratio) {}

  private Verdict() {}

  static Standing standing(ReportPage page) {
    if (page.total().isEmpty() || page.total().get().frames() == 0) {
      return Standing.NO_DATA;
    }
    return attention(page) > 0
            || worstLoom(page.of(Statistic.Level.LOOM)).isPresent()
            || Warnings.anyGrave(page)
        ? Standing.ATTENTION
        : Standing.GOOD;
  }

  static long attention(ReportPage page) {
    double limit = page.config().pointsLimitPer100M2();
    return page.rolls().stream().filter(roll -> roll.standing(limit).needsAttention()).count();
  }

  static Words sentence(ReportPage page) {
    if (standing(page) == Standing.NO_DATA) {
      return Words.of("当晚没有检验任何布面。", "No cloth was inspected this night.");
    }
    Statistic total = page.total().orElseThrow();
    int looms = page.of(Statistic.Level.LOOM).size();
    long rolls = page.allRolls();
    String area = Numbers.rough(total.areaM2());
    Words sentence =
        Words.of(
            "%d 台织机、%d 卷布，共检验 %s m²；".formatted(looms, rolls, area),
            "%s, %s, %s m² inspected; "
                .formatted(plural(looms, "loom"), plural(rolls, "roll"), area));
    long attention = attention(page);
    sentence =
        sentence.then(
            attention == 0
                ? Words.of("没有需要关注的布卷", "no roll needs attention")
                : Words.of(
                    attention + " 卷需要关注",
                    plural(attention, "roll")
                        + (attention == 1 ? " needs" : " need")
                        + " attention"));
    return sentence
        .then(
            worstLoom(page.of(Statistic.Level.LOOM))
                .map(Verdict::aboutLoom)
                .orElse(Words.of("", "")))
        .then(Words.of("。", "."));
  }

  /**
   * The loom with the highest defect rate, if the rate is over the u-chart's upper limit ū + 3√(ū /
   * area), ū from all the other looms, and at least {@link #NAMED_RATIO} times ū.
   */
  static Optional<WorstLoom> worstLoom(List<Statistic> looms) {
    double allArea = looms.stream().mapToDouble(Statistic::areaM2).sum();
    long allDefects = looms.stream().mapToLong(Statistic::defects).sum();
    return looms.stream()
        .filter(loom -> loom.defects() >= FEWEST_DEFECTS && loom.areaM2() > 0)
        .filter(loom -> allArea - loom.areaM2() > 1e-9 * allArea)
        .filter(
            loom -> {
              double others = (allDefects - loom.defects()) / (allArea - loom.areaM2());
              double rate = loom.defects() / loom.areaM2();
              return rate > others + 3 * Math.sqrt(others / loom.areaM2())
                  && rate >= NAMED_RATIO * others;
            })
        .map(
            loom ->
                new WorstLoom(
                    loom.name(),
                    (loom.defects() / loom.areaM2())
                        / ((allDefects - loom.defects()) / (allArea - loom.areaM2()))))
        .max(
            Comparator.comparingDouble(WorstLoom::ratio)
                .thenComparing(WorstLoom::name, Comparator.reverseOrder()));
  }

  /** A count and its noun: {@code 1 roll}, {@code 2 rolls}. */
  static String plural(long count, String noun) {
    return Numbers.count(count) + " " + noun + (count == 1 ? "" : "s");
  }

  private static Words aboutLoom(WorstLoom loom) {
    if (Double.isInfinite(loom.ratio())) {
      return Words.of("；疵点全部出自织机 " + loom.name(), "; all defects are on loom " + loom.name());
    }
    String ratio = Numbers.rough(loom.ratio());
    return Words.of(
        "；织机 %s 的疵点密度是其他织机的 %s 倍".formatted(loom.name(), ratio),
        "; loom %s has %s times the defect rate of the others".formatted(loom.name(), ratio));
  }
}

package io.loomsight.jobs.report;

import io.loomsight.jobs.table.KindStatistic;
import java.util.Comparator;
import java.util.List;

/** The night's defects by kind. */
public final class Kinds {

  private Kinds() {}

  /** Kinds with defects that stand, most first. */
  public static List<KindStatistic> mostFirst(ReportPage page) {
    return page.kinds().stream()
        .filter(row -> row.standingDefects() > 0)
        .sorted(
            Comparator.comparingLong(KindStatistic::standingDefects)
                .reversed()
                .thenComparing(KindStatistic::kind))
        .toList();
  }

  /** Defects of all kinds. */
  public static long sum(List<KindStatistic> kinds) {
    return kinds.stream().mapToLong(KindStatistic::standingDefects).sum();
  }
}

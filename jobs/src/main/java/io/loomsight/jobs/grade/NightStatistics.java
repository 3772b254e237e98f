package io.loomsight.jobs.grade;

import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.KindStatistic;
import io.loomsight.jobs.table.Statistic;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A night's statistics by one rule set: what rolls and defects add, summed by style, level and
 * name.
 *
 * @param shares of cloth and defects, each cut by style
 * @param kinds of defects by kind
 */
record NightStatistics(List<StyleShare> shares, List<KindShare> kinds) {

  NightStatistics {
    shares = List.copyOf(shares);
    kinds = List.copyOf(kinds);
  }

  static NightStatistics of(Collection<GradedRoll> rolls, Collection<DefectCell> cells) {
    Map<List<String>, StyleShare> shares = new LinkedHashMap<>();
    for (GradedRoll roll : rolls) {
      String style = roll.grade().styleId();
      roll.shares().forEach(share -> add(shares, new StyleShare(style, share)));
    }
    Map<List<String>, KindShare> kinds = new LinkedHashMap<>();
    for (DefectCell cell : cells) {
      cell.shares().forEach(share -> add(shares, share));
      cell.kindShares()
          .forEach(
              share ->
                  kinds.merge(
                      List.of(share.level().name(), share.name(), share.kind().name()),
                      share,
                      KindShare::plus));
    }
    return new NightStatistics(List.copyOf(shares.values()), List.copyOf(kinds.values()));
  }

  private static void add(Map<List<String>, StyleShare> shares, StyleShare share) {
    shares.merge(
        List.of(share.styleId(), share.share().level().name(), share.share().name()),
        share,
        (one, other) -> new StyleShare(one.styleId(), one.share().plus(other.share())));
  }

  List<Statistic> statistics(Batch night, String ruleSet) {
    Map<List<String>, RollShare> rows = new LinkedHashMap<>();
    for (StyleShare part : shares) {
      rows.merge(
          List.of(part.share().level().name(), part.share().name()), part.share(), RollShare::plus);
    }
    return rows.values().stream()
        .map(share -> share.statistic(night.factory(), night.batchDate(), ruleSet))
        .toList();
  }

  List<KindStatistic> byKind(Batch night, String ruleSet) {
    return kinds.stream()
        .map(share -> share.statistic(night.factory(), night.batchDate(), ruleSet))
        .toList();
  }

  /** The batch's defects by kind. */
  List<KindShare> ofBatch() {
    return kinds.stream().filter(share -> share.level() == Statistic.Level.BATCH).toList();
  }
}

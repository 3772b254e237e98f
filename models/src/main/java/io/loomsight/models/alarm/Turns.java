package io.loomsight.models.alarm;

import io.loomsight.models.alarm.Comb.Hit;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.HypergeometricDistribution;

/** Tells turns from parts of turns. */
final class Turns {

  private static final int MOST_PARTS = 3;

  private static final Comparator<List<Hit>> BY_SIZE = Comparator.comparingInt(List::size);

  /** Of an even share of hits, what an empty part may have beside one. */
  private static final double FEW = 0.1;

  /** An empty part that is rarer than this by chance shows that the parts are no turns. */
  private static final double BY_CHANCE = 0.01;

  private Turns() {}

  /**
   * The hits of whole turns where the period is but a half or a third of one: where a half or a
   * third of every turn is empty, but for a mark or two that were taken along. The hits of the
   * fullest part are kept; those of another are a repeat of their own.
   *
   * <p>Were the parts turns of their own, hits would fall on them as drawn from all turns without
   * replacement: a hypergeometric tail, times the number of parts.
   *
   * @param hits by turn
   */
  static List<Hit> whole(List<Hit> hits, RepeatRules rules) {
    for (int parts = 2; parts <= MOST_PARTS; parts++) {
      List<List<Hit>> byPart = byPart(hits, parts);
      List<Hit> fullest = Collections.max(byPart, BY_SIZE);
      int fewest = Collections.min(byPart, BY_SIZE).size();
      if (fullest.size() >= rules.minHits()
          && fewest <= 1 + FEW * hits.size() / parts
          && byChance(hits, fewest, parts) <= BY_CHANCE) {
        return whole(fullest, rules);
      }
    }
    return hits;
  }

  private static List<List<Hit>> byPart(List<Hit> hits, int parts) {
    return IntStream.range(0, parts)
        .mapToObj(
            part ->
                hits.stream()
                    .filter(hit -> hit.turn() % parts == part)
                    .map(hit -> new Hit(hit.turn() / parts, hit.mark()))
                    .toList())
        .toList();
  }

  private static double byChance(List<Hit> hits, int fewest, int parts) {
    int turns = hits.get(hits.size() - 1).turn() - hits.get(0).turn() + 1;
    return parts
        * new HypergeometricDistribution(null, turns, turns / parts, hits.size())
            .cumulativeProbability(fewest);
  }
}

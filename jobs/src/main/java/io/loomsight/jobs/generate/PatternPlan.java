package io.loomsight.jobs.generate;

import io.loomsight.jobs.InputException;
import io.loomsight.models.pattern.RepeatLayout;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is drawn, source by source: by the request's counts, or anew what was picked. */
final class PatternPlan {

  private PatternPlan() {}

  /** Every number of every layout and source. */
  static List<PatternOrder> of(PatternRequest request) {
    List<PatternOrder> orders = new ArrayList<>();
    for (String source : request.sources()) {
      for (RepeatLayout layout : request.layouts()) {
        for (int number = 1; number <= request.count(); number++) {
          orders.add(
              new PatternOrder(
                  orders.size(), source, layout, number, 0, List.of(), request.seed()));
        }
      }
    }
    return orders;
  }

  /**
   * What was picked, by its own seed in all layouts of the request, and new ones from the same
   * designs.
   *
   * @param variations how many new ones of each pick and layout
   * @param sources what is there to draw from
   */
  static List<PatternOrder> ofPicks(
      PatternRequest request,
      List<Pick> picks,
      int variations,
      Map<String, SourceDesigns> sources) {
    for (Pick pick : picks) {
      requireSource(pick, request.sources());
      requireDesigns(pick, sources.get(pick.source()));
    }
    Map<String, PatternOrder> orders = new LinkedHashMap<>();
    for (String source : request.sources()) {
      for (Pick pick : picks) {
        if (pick.source().equals(source)) {
          request.layouts().forEach(layout -> addPick(orders, pick, layout, variations));
        }
      }
    }
    return List.copyOf(orders.values());
  }

  private static void addPick(
      Map<String, PatternOrder> orders, Pick pick, RepeatLayout layout, int variations) {
    add(orders, pick, layout, pick.variation(), pick.like());
    for (int next = 1; next <= variations; next++) {
      add(orders, pick, layout, pick.variation() + next, pick.designs());
    }
  }

  private static void add(
      Map<String, PatternOrder> orders,
      Pick pick,
      RepeatLayout layout,
      int variation,
      List<String> like) {
    PatternOrder order =
        new PatternOrder(
            orders.size(), pick.source(), layout, pick.number(), variation, like, pick.seed());
    PatternOrder before = orders.putIfAbsent(order.name(), order);
    if (before != null && before.seed() != order.seed()) {
      throw new InputException(
          "picks: %s: expected picks of one seed, found %d and %d"
              .formatted(order.name(), before.seed(), order.seed()));
    }
  }

  private static void requireSource(Pick pick, List<String> sources) {
    if (!sources.contains(pick.source())) {
      throw new InputException(
          "picks: %s: expected a pattern of %s, found one of %s"
              .formatted(pick.name(), String.join(", ", sources), pick.source()));
    }
  }

  private static void requireDesigns(Pick pick, SourceDesigns source) {
    Set<String> names =
        Stream.concat(source.designs().stream(), source.mixedWith().stream())
            .map(ShippedDesign::name)
            .collect(Collectors.toSet());
    for (String design : pick.designs()) {
      if (!names.contains(design)) {
        throw new InputException(
            "picks: %s: expected its design %s in the collection %s, found none of that name"
                .formatted(pick.name(), design, source.name()));
      }
    }
  }
}

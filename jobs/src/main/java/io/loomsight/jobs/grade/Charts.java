package io.loomsight.jobs.grade;

import static java.util.stream.Collectors.groupingBy;

import io.loomsight.jobs.table.Batch;
import io.loomsight.jobs.table.Chart;
import io.loomsight.jobs.table.Chart.Level;
import io.loomsight.models.fabric.DefectKind;
import io.loomsight.models.statistics.Baseline;
import io.loomsight.models.statistics.Ewma;
import io.loomsight.models.statistics.LaneyUChart;
import io.loomsight.models.statistics.PeerPoint;
import io.loomsight.models.statistics.PoissonInterval;
import io.loomsight.models.statistics.ProportionInterval;
import io.loomsight.models.statistics.Ranking;
import io.loomsight.models.statistics.Signal;
import io.loomsight.models.statistics.Subgroup;
import io.loomsight.models.statistics.Tally;
import io.loomsight.models.statistics.UChart;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A night's charts by one rule set, level by level.
 *
 * <p>What is to be expected of a loom, shift or camera is the sum over the styles on it of area
 * times the style's ū over the nights before, so that none is called bad for a hard style; a style
 * is compared with its own past, a kind of defect with its share of the mill's past cloth. Trends
 * follow the ratio of defects to expected ones, each night's as it was expected then.
 */
final class Charts {

  private static final double CONFIDENCE = 0.95;
  private static final double M2_PER_100_M2 = 100;
  private static final double PERCENT = 100;

  private final Batch batch;
  private final String ruleSet;
  private final Map<Level, Map<String, List<Chart>>> past;

  /**
   * @param past charts of the nights before, in any order
   */
  Charts(Batch batch, String ruleSet, List<Chart> past) {
    this.batch = batch;
    this.ruleSet = ruleSet;
    this.past =
        past.stream()
            .sorted(Comparator.comparing(Chart::batchDate))
            .collect(groupingBy(Chart::level, groupingBy(Chart::name)));
  }

  /** One thing that is charted: its defects and cloth by style. */
  private static final class Item {

    private final SortedMap<String, Tally> byStyle = new TreeMap<>();
    private long reviewed;
    private long falseAlarms;

    void add(String style, Tally tally, long reviewedDefects, long refutedDefects) {
      byStyle.merge(style, tally, Tally::plus);
      reviewed += reviewedDefects;
      falseAlarms += refutedDefects;
    }

    Tally tally() {
      return byStyle.values().stream().reduce(Tally.NONE, Tally::plus);
    }

    Map<String, Double> areaM2ByStyle() {
      Map<String, Double> areas = new HashMap<>();
      byStyle.forEach((style, tally) -> areas.put(style, tally.areaM2()));
      return areas;
    }
  }

  /**
   * The rows.
   *
   * @param shares the night's statistics, each cut by style
   * @param kinds the batch's defects by kind
   */
  List<Chart> of(List<StyleShare> shares, List<KindShare> kinds) {
    Map<Level, SortedMap<String, Item>> levels = new EnumMap<>(Level.class);
    for (StyleShare part : shares) {
      RollShare share = part.share();
      levels
          .computeIfAbsent(Level.valueOf(share.level().name()), level -> new TreeMap<>())
          .computeIfAbsent(share.name(), name -> new Item())
          .add(
              part.styleId(),
              new Tally(share.defects() - share.falseAlarms(), share.areaM2()),
              share.reviewed(),
              share.falseAlarms());
    }
    Baseline styles =
        Baseline.of(past(Level.STYLE), tallies(levels.getOrDefault(Level.STYLE, new TreeMap<>())));
    List<Chart> charts = new ArrayList<>();
    levels.forEach((level, items) -> charts.addAll(level(level, items, styles)));
    charts.addAll(kinds(levels, kinds));
    return charts;
  }

  /** A kind is found on all of the night's cloth: it is its own style. */
  private List<Chart> kinds(Map<Level, SortedMap<String, Item>> levels, List<KindShare> kinds) {
    double areaM2 =
        levels.getOrDefault(Level.BATCH, new TreeMap<>()).values().stream()
            .mapToDouble(item -> item.tally().areaM2())
            .sum();
    SortedMap<String, Item> items = new TreeMap<>();
    for (DefectKind kind : DefectKind.values()) {
      // also of a kind that was not found: a night without it counts to what is usual
      Item item = items.computeIfAbsent(kind.name(), name -> new Item());
      item.add(kind.name(), new Tally(0, areaM2), 0, 0);
    }
    for (KindShare share : kinds) {
      items
          .get(share.kind().name())
          .add(
              share.kind().name(),
              new Tally(share.defects() - share.falseAlarms(), 0),
              share.reviewed(),
              share.falseAlarms());
    }
    return level(Level.KIND, items, Baseline.of(past(Level.KIND), tallies(items)));
  }

  private static Map<String, Tally> tallies(Map<String, Item> items) {
    Map<String, Tally> tallies = new HashMap<>();
    items.forEach((name, item) -> tallies.put(name, item.tally()));
    return tallies;
  }

  private Map<String, Tally> past(Level level) {
    Map<String, Tally> tallies = new HashMap<>();
    past.getOrDefault(level, Map.of())
        .forEach(
            (name, charts) ->
                tallies.put(
                    name, charts.stream().map(Charts::tally).reduce(Tally.NONE, Tally::plus)));
    return tallies;
  }

  private static Tally tally(Chart chart) {
    return new Tally(chart.defects(), chart.areaM2());
  }

  private List<Chart> level(Level level, SortedMap<String, Item> items, Baseline baseline) {
    List<Subgroup> subgroups = new ArrayList<>();
    items.forEach(
        (name, item) ->
            subgroups.add(
                new Subgroup(name, item.tally(), baseline.expected(item.areaM2ByStyle()))));
    Map<String, PeerPoint> peers = new HashMap<>();
    PeerPoint.of(subgroups).forEach(peer -> peers.put(peer.point().subgroup().name(), peer));
    return Ranking.of(UChart.of(subgroups).points(), CONFIDENCE).places().stream()
        .map(
            place -> {
              String name = place.point().subgroup().name();
              return chart(level, place, peers.get(name), items.get(name));
            })
        .toList();
  }

  private Chart chart(Level level, Ranking.Place place, PeerPoint peer, Item item) {
    Subgroup subgroup = place.point().subgroup();
    Tally tally = subgroup.tally();
    PoissonInterval rates = tally.ratesPerM2(CONFIDENCE);
    List<Ewma.Night> trend = trend(level, subgroup);
    Ewma.Night last = trend.get(trend.size() - 1);
    ProportionInterval refuted =
        item.reviewed == 0
            ? ProportionInterval.UNKNOWN
            : ProportionInterval.of(item.falseAlarms, item.reviewed, CONFIDENCE);
    return new Chart(
        batch.factory(),
        batch.batchDate(),
        ruleSet,
        level,
        subgroup.name(),
        tally.areaM2(),
        tally.count(),
        subgroup.expected(),
        M2_PER_100_M2 * tally.perM2(),
        M2_PER_100_M2 * rates.low(),
        M2_PER_100_M2 * rates.high(),
        subgroup.ratio(),
        place.ratios().low(),
        place.ratios().high(),
        place.rank(),
        M2_PER_100_M2 * place.point().perM2().lower(),
        M2_PER_100_M2 * place.point().perM2().centre(),
        M2_PER_100_M2 * place.point().perM2().upper(),
        place.point().confirmedSignal(),
        peer.sigmaZ(),
        M2_PER_100_M2 * peer.point().perM2().lower(),
        M2_PER_100_M2 * peer.point().perM2().upper(),
        peer.point().confirmedSignal(),
        trend.size(),
        last.average(),
        last.limits().lower(),
        last.limits().upper(),
        trend.size() > 1 ? last.signal() : Signal.NONE,
        item.reviewed,
        item.falseAlarms,
        item.reviewed == 0 ? Double.NaN : PERCENT * item.falseAlarms / item.reviewed,
        PERCENT * refuted.low(),
        PERCENT * refuted.high());
  }

  /** The nights of one thing up to tonight, with limits as wide as its nights scatter. */
  private List<Ewma.Night> trend(Level level, Subgroup tonight) {
    List<Subgroup> nights = new ArrayList<>();
    past.getOrDefault(level, Map.of()).getOrDefault(tonight.name(), List.of()).stream()
        .map(chart -> new Subgroup(chart.name(), tally(chart), chart.expected()))
        .forEach(nights::add);
    nights.add(tonight);
    return Ewma.USUAL.widened(LaneyUChart.of(nights).sigmaZ()).ratios(nights);
  }
}

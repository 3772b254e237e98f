package io.loomsight.jobs.report;

import io.loomsight.jobs.table.Chart;
import io.loomsight.jobs.table.Statistic;
import io.loomsight.models.statistics.PeerPoint;
import io.loomsight.models.statistics.PoissonInterval;
import io.loomsight.models.statistics.Ranking;
import io.loomsight.models.statistics.Signal;
import io.loomsight.models.statistics.Subgroup;
import io.loomsight.models.statistics.Tally;
import io.loomsight.models.statistics.UChart;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Charts of made-up statistics: every level against its own mean, on its first night. */
final class SampleCharts {

  private SampleCharts() {}

  static List<Chart> of(List<Statistic> rows) {
    List<Chart> charts = new ArrayList<>();
    for (Statistic.Level level : Statistic.Level.values()) {
      charts.addAll(level(level, rows.stream().filter(row -> row.level() == level).toList()));
    }
    return charts;
  }

  private static List<Chart> level(Statistic.Level level, List<Statistic> rows) {
    TreeMap<String, Tally> tallies = new TreeMap<>();
    rows.forEach(row -> tallies.put(row.name(), new Tally(row.defects(), row.areaM2())));
    List<Subgroup> subgroups = Subgroup.againstOwnMean(tallies);
    Map<String, PeerPoint> peers = new HashMap<>();
    PeerPoint.of(subgroups).forEach(peer -> peers.put(peer.point().subgroup().name(), peer));
    return Ranking.of(UChart.of(subgroups).points(), 0.95).places().stream()
        .map(
            place ->
                chart(
                    Chart.Level.valueOf(level.name()),
                    place,
                    peers.get(place.point().subgroup().name())))
        .toList();
  }

  private static Chart chart(Chart.Level level, Ranking.Place place, PeerPoint peer) {
    Subgroup subgroup = place.point().subgroup();
    Tally tally = subgroup.tally();
    PoissonInterval rates = tally.ratesPerM2(0.95);
    return new Chart(
        SamplePages.BATCH.factory(),
        SamplePages.BATCH.batchDate(),
        SamplePages.RULE_SET,
        level,
        subgroup.name(),
        tally.areaM2(),
        tally.count(),
        subgroup.expected(),
        100 * tally.perM2(),
        100 * rates.low(),
        100 * rates.high(),
        subgroup.ratio(),
        place.ratios().low(),
        place.ratios().high(),
        place.rank(),
        100 * place.point().perM2().lower(),
        100 * place.point().perM2().centre(),
        100 * place.point().perM2().upper(),
        place.point().confirmedSignal(),
        peer.sigmaZ(),
        100 * peer.point().perM2().lower(),
        100 * peer.point().perM2().upper(),
        peer.point().confirmedSignal(),
        1,
        1,
        1,
        1,
        Signal.NONE,
        0,
        0,
        Double.NaN,
        0,
        100);
  }
}

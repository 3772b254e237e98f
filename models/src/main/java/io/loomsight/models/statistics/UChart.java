package io.loomsight.models.statistics;

import java.util.List;

/**
 * Defects per m² of subgroups with areas of their own (Montgomery, Introduction to Statistical
 * Quality Control, control charts for nonconformities with variable sample size; NIST/SEMATECH
 * e-Handbook of Statistical Methods, 6.3.3.1). With c defects on an area a, u = c / a lies by
 * chance within ū ± 3 √(ū / a), cut at 0. Here ū × a is what is expected of the subgroup, e, so
 * that the limits are (e ± 3 √e) / a, and e may differ by style.
 *
 * <p>The limits presume single defects that fall independently. Where these come in clusters, far
 * more than the nominal share is beyond; {@link LaneyUChart} measures that. Where fewer than about
 * 5 are expected see {@link ChartPoint#confirmedSignal}; a lower limit above 0 needs more than 9.
 *
 * @param points one a subgroup, in the order given
 */
public record UChart(List<ChartPoint> points) {

  /** The limits' distance from the centre in standard deviations. */
  static final double SIGMAS = 3;

  public UChart {
    points = List.copyOf(points);
  }

  /** The chart of subgroups; their order does not matter. */
  public static UChart of(List<Subgroup> subgroups) {
    return new UChart(subgroups.stream().map(subgroup -> ChartPoint.of(subgroup, SIGMAS)).toList());
  }
}

package io.loomsight.models.statistics;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The u′-chart (Laney, Improved control charts for attributes, Quality Engineering 14(4), 2002):
 * the u-chart with limits as wide as the subgroups really scatter. Defects cluster, and looms
 * differ by more than chance, so that on much cloth the plain limits are far too narrow.
 *
 * <p>With z = (u − ū) / √(ū / a) of each subgroup, σz is the mean absolute difference of neighbours
 * in z over 1.128 (the mean range of two normal values), and the limits are ū ± 3 σz √(ū / a), cut
 * at 0. Neighbours are taken so that a slow change, or a few bad looms, widens the limits little.
 * Therefore the order counts: nights by time, so that the limits are those of night to night; a
 * cross-section of looms by name, which is as good as any order that does not know the rates.
 * Subgroups that are not comparable have no z, and those beside them become neighbours.
 *
 * <p>σz is 1 for single defects that fall independently, give or take 0.3 for 10 subgroups, 0.2 for
 * 20, 0.05 for 400. Below 1 the limits narrow, as Laney has it, though of few subgroups that is
 * mostly chance; see {@link ChartPoint#confirmedSignal}.
 *
 * @param sigmaZ σz, at least 0; 1 where fewer than two subgroups have a z
 * @param points one a subgroup, in the order given
 */
public record LaneyUChart(double sigmaZ, List<ChartPoint> points) {

  /** d2 of two: E|x − y| of independent standard normal x and y, as published tables have it. */
  private static final double MEAN_RANGE_OF_TWO = 1.128;

  public LaneyUChart {
    if (!(sigmaZ >= 0)) {
      throw new IllegalArgumentException("sigma z: expected at least 0, found " + sigmaZ);
    }
    points = List.copyOf(points);
  }

  /** The chart of subgroups in an order that does not know their rates. */
  public static LaneyUChart of(List<Subgroup> subgroups) {
    double sigmaZ = sigmaZ(subgroups);
    return new LaneyUChart(
        sigmaZ,
        subgroups.stream()
            .map(subgroup -> ChartPoint.of(subgroup, UChart.SIGMAS * sigmaZ))
            .toList());
  }

  private static double sigmaZ(List<Subgroup> subgroups) {
    double[] z =
        subgroups.stream().filter(Subgroup::isComparable).mapToDouble(Subgroup::zScore).toArray();
    return IntStream.range(1, z.length)
            .mapToDouble(at -> Math.abs(z[at] - z[at - 1]))
            .average()
            .orElse(MEAN_RANGE_OF_TWO)
        / MEAN_RANGE_OF_TWO;
  }
}

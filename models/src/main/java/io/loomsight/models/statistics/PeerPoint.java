package io.loomsight.models.statistics;

import java.util.ArrayList;
import java.util.List;

/**
 * A subgroup on a u′-chart of its own, whose limits are as wide as the others scatter. On {@link
 * LaneyUChart} a bad loom is a part of the scatter that it is judged by: among four looms one alone
 * widens the limits until it lies within. What scatters no more than single defects do gets the
 * limits of single defects, so that no few alike looms make a usual one a signal.
 *
 * @param sigmaZ σz of the others, at least 1
 * @param point the subgroup and its limits
 */
public record PeerPoint(double sigmaZ, ChartPoint point) {

  public PeerPoint {
    if (!(sigmaZ >= 1)) {
      throw new IllegalArgumentException("sigma z: expected at least 1, found " + sigmaZ);
    }
  }

  /** Each subgroup beside the others, in an order that does not know their rates. */
  public static List<PeerPoint> of(List<Subgroup> subgroups) {
    List<PeerPoint> points = new ArrayList<>();
    for (int at = 0; at < subgroups.size(); at++) {
      List<Subgroup> others = new ArrayList<>(subgroups);
      Subgroup own = others.remove(at);
      double sigmaZ = Math.max(1, LaneyUChart.of(others).sigmaZ());
      points.add(new PeerPoint(sigmaZ, ChartPoint.of(own, UChart.SIGMAS * sigmaZ)));
    }
    return List.copyOf(points);
  }
}

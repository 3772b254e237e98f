package io.loomsight.models.statistics;

/**
 * A subgroup on its chart.
 *
 * @param subgroup what is charted
 * @param perM2 what its defects per m² may be by chance; {@link ControlLimits#NONE} without cloth
 */
public record ChartPoint(Subgroup subgroup, ControlLimits perM2) {

  /** (expected ± sigmas × √expected) / area, cut at 0. */
  static ChartPoint of(Subgroup subgroup, double sigmas) {
    if (!subgroup.tally().hasCloth()) {
      return new ChartPoint(subgroup, ControlLimits.NONE);
    }
    double areaM2 = subgroup.tally().areaM2();
    return new ChartPoint(
        subgroup,
        ControlLimits.around(
            subgroup.expected() / areaM2, sigmas * Math.sqrt(subgroup.expected()) / areaM2));
  }

  /** Where its defects per m² lie, by the chart's formula. */
  public Signal signal() {
    return perM2.signal(subgroup.tally().perM2());
  }

  /**
   * The signal, if the exact Poisson tail beyond the count is no more than a normal value's beyond
   * three sigmas, 0.00135; else none.
   *
   * <p>The formula's limits take counts for normal. Where few are expected, the upper one lies too
   * low: with 0.1 expected one loom in 200 is above by chance, with 0.05 one in 20, and a single
   * defect does it. Laney's limits may be narrower than Poisson's by chance; here they call nothing
   * that Poisson's tail allows.
   */
  public Signal confirmedSignal() {
    return subgroup.tailProbability() <= Tails.THREE_SIGMAS ? signal() : Signal.NONE;
  }
}

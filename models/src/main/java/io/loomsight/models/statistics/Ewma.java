package io.loomsight.models.statistics;

import java.util.ArrayList;
import java.util.List;

/**
 * The trend over nights: exponentially weighted moving averages, which find small lasting changes
 * that no single night shows (Roberts, Technometrics 1(3), 1959; Lucas and Saccucci, Exponentially
 * weighted moving average control schemes, Technometrics 32(1), 1990; of Poisson counts Borror,
 * Champ and Rigdon, Journal of Quality Technology 30(4), 1998; NIST/SEMATECH e-Handbook, 6.3.2.4).
 *
 * <p>From the centre, each night moves the average by zₜ = λ uₜ + (1 − λ) zₜ₋₁. Nights have areas
 * of their own, so the variance goes along with it: Var(zₜ) = λ² ū / aₜ + (1 − λ)² Var(zₜ₋₁), from
 * 0; with one area all nights this is the textbook's λ / (2 − λ) (1 − (1 − λ)²ᵗ) ū / a. The limits
 * are ū ± L √Var(zₜ), cut at 0. A night without cloth carries the average and its limits over and
 * is no signal.
 *
 * @param lambda λ, the weight of the last night, above 0 and up to 1, where it is the u-chart
 * @param sigmas L, the limits' distance from the centre in standard deviations
 */
public record Ewma(double lambda, double sigmas) {

  /** What textbooks take: a false signal about once in 560 nights. */
  public static final Ewma USUAL = new Ewma(0.2, 3);

  /**
   * One night.
   *
   * @param value what was seen; NaN without cloth
   * @param average zₜ
   * @param limits what chance allows the average
   * @param signal where it lies
   */
  public record Night(double value, double average, ControlLimits limits, Signal signal) {}

  private record Seen(double value, double variance) {}

  private static final Seen NOTHING = new Seen(Double.NaN, Double.NaN);

  public Ewma {
    if (!(lambda > 0 && lambda <= 1)) {
      throw new IllegalArgumentException("lambda: expected above 0 and up to 1, found " + lambda);
    }
    if (!(sigmas > 0) || Double.isInfinite(sigmas)) {
      throw new IllegalArgumentException("sigmas: expected more than 0, found " + sigmas);
    }
  }

  /**
   * The same with limits for values that scatter σz times as much as Poisson's, of {@link
   * LaneyUChart} over the nights in their order; never narrower.
   */
  public Ewma widened(double sigmaZ) {
    return new Ewma(lambda, sigmas * Math.max(1, sigmaZ));
  }

  /** Defects per m² of nights in their order, against a centre. */
  public List<Night> ratesPerM2(List<Tally> nights, double centrePerM2) {
    if (!(centrePerM2 >= 0) || Double.isInfinite(centrePerM2)) {
      throw new IllegalArgumentException("centre: expected at least 0, found " + centrePerM2);
    }
    return follow(
        nights.stream()
            .map(
                night ->
                    night.hasCloth()
                        ? new Seen(night.perM2(), centrePerM2 / night.areaM2())
                        : NOTHING)
            .toList(),
        centrePerM2);
  }

  /**
   * Counted over expected of nights in their order, against 1: the trend of a loom or a mill whose
   * styles change from night to night. The variance of a night is 1 / expected. A night of which
   * nothing is expected is carried over.
   */
  public List<Night> ratios(List<Subgroup> nights) {
    return follow(
        nights.stream()
            .map(
                night ->
                    night.isComparable() ? new Seen(night.ratio(), 1 / night.expected()) : NOTHING)
            .toList(),
        1);
  }

  private List<Night> follow(List<Seen> nights, double centre) {
    List<Night> followed = new ArrayList<>();
    double average = centre;
    double variance = 0;
    for (Seen night : nights) {
      if (night.equals(NOTHING)) {
        followed.add(new Night(night.value(), average, limits(centre, variance), Signal.NONE));
        continue;
      }
      average = lambda * night.value() + (1 - lambda) * average;
      variance = lambda * lambda * night.variance() + (1 - lambda) * (1 - lambda) * variance;
      ControlLimits limits = limits(centre, variance);
      followed.add(new Night(night.value(), average, limits, limits.signal(average)));
    }
    return List.copyOf(followed);
  }

  private ControlLimits limits(double centre, double variance) {
    return ControlLimits.around(centre, sigmas * Math.sqrt(variance));
  }
}

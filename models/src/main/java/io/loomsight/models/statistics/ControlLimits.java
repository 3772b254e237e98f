package io.loomsight.models.statistics;

/**
 * What chance allows a value.
 *
 * @param lower lower limit, at least 0
 * @param centre what is to be expected
 * @param upper upper limit
 */
public record ControlLimits(double lower, double centre, double upper) {

  /** Without cloth: NaN all three, and nothing is a signal. */
  public static final ControlLimits NONE = new ControlLimits(Double.NaN, Double.NaN, Double.NaN);

  /** The share of the centre by which sums may be off and still be the same. */
  private static final double ROUNDING = 1e-9;

  public ControlLimits {
    boolean none = Double.isNaN(lower) && Double.isNaN(centre) && Double.isNaN(upper);
    if (!none && !(lower >= 0 && centre >= lower && upper >= centre)) {
      throw new IllegalArgumentException(
          "limits: expected 0 <= lower <= centre <= upper, found %s, %s, %s"
              .formatted(lower, centre, upper));
    }
  }

  /** centre ± halfWidth, cut at 0. */
  static ControlLimits around(double centre, double halfWidth) {
    return new ControlLimits(Math.max(0, centre - halfWidth), centre, centre + halfWidth);
  }

  /** Where a value lies. */
  public Signal signal(double value) {
    double margin = ROUNDING * centre;
    if (value > upper + margin) {
      return Signal.ABOVE;
    }
    return value < lower - margin ? Signal.BELOW : Signal.NONE;
  }
}

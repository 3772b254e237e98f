package io.loomsight.models.pattern;

/**
 * How many pixels a unit (CSS px) of an SVG gets: as many as bring its shorter side to {@code
 * sidePx}, within bounds, so that drawings of small and of large tiles have lines of like widths.
 *
 * @param leastPxPerUnit above 0
 * @param mostPxPerUnit from {@code leastPxPerUnit} to 1000
 * @param sidePx wanted length of a tile's shorter side, at least 1
 */
public record SvgScale(double leastPxPerUnit, double mostPxPerUnit, int sidePx) {

  private static final double MOST = 1000;
  private static final double LONGEST_SIDES = 3;

  public SvgScale {
    if (!(leastPxPerUnit > 0 && leastPxPerUnit <= mostPxPerUnit && mostPxPerUnit <= MOST)) {
      throw new IllegalArgumentException(
          "svg scale: expected 0 < least <= most <= %.0f px a unit, found %s and %s"
              .formatted(MOST, leastPxPerUnit, mostPxPerUnit));
    }
    if (sidePx < 1) {
      throw new IllegalArgumentException(
          "svg scale: expected a side of at least 1 px, found " + sidePx);
    }
  }

  /** The same for every drawing. */
  public static SvgScale fixed(double pxPerUnit) {
    return new SvgScale(pxPerUnit, pxPerUnit, 1);
  }

  /** For patterns: sides of 128 px, but no less than 1 and no more than 6 px a unit. */
  public static SvgScale forPatterns() {
    return new SvgScale(1, 6, 128);
  }

  /** The scale of a drawing of this size in units; its longer side is kept to thrice the wanted. */
  public double pxPerUnit(double widthUnits, double heightUnits) {
    double wanted =
        Math.min(
            sidePx / Math.min(widthUnits, heightUnits),
            LONGEST_SIDES * sidePx / Math.max(widthUnits, heightUnits));
    return Math.max(leastPxPerUnit, Math.min(mostPxPerUnit, wanted));
  }
}

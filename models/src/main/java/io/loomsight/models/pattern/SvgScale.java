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
  private static final double UNITS = 128;
  private static final double MOST_TIMES = 6;

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

  /**
   * For patterns: tiles of {@code tilePx}, but drawings whose tiles have more than 128 units keep
   * {@code tilePx / 128} px a unit, so that their lines do not vanish.
   */
  public static SvgScale ofTiles(int tilePx) {
    double least = tilePx / UNITS;
    return new SvgScale(least, MOST_TIMES * least, tilePx);
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

package io.loomsight.models.synth;

/**
 * A place in the cell of a lattice, in shares of the cell's two sides (fractional coordinates).
 *
 * @param x along the first side, 1 is the whole side
 * @param y along the second side, 1 is the whole side
 */
public record LatticePoint(double x, double y) {

  public LatticePoint {
    if (!Double.isFinite(x) || !Double.isFinite(y)) {
      throw new IllegalArgumentException(
          "lattice point: expected finite coordinates, found %s, %s".formatted(x, y));
    }
  }

  /** The same place in the cell at the origin: both coordinates from 0 to below 1. */
  public LatticePoint wrapped() {
    return new LatticePoint(share(x), share(y));
  }

  private static double share(double value) {
    double share = value - Math.floor(value);
    return share < 1 ? share : 0;
  }
}

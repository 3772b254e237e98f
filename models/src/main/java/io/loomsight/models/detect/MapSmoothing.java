package io.loomsight.models.detect;

/**
 * Smooths a map of distances: around each cell the geometric mean over the cloth, under Gaussian
 * weights of a deviation of {@value #SIGMA_CELLS} cells.
 *
 * <p>Logarithms of distances on good cloth spread evenly to both sides, the distances themselves
 * have a long tail: of their plain mean, one cell high by chance is the larger part.
 */
final class MapSmoothing {

  static final double SIGMA_CELLS = 1.5;

  /** Cells to each side; beyond them lie 0.3 % of the weight. */
  static final int REACH_CELLS = 4;

  /** Lower distances count as this one, so that a single 0 does not blot out its neighbours. */
  private static final float LOWEST = 1e-3f;

  private static final float[] WEIGHTS = new float[2 * REACH_CELLS + 1];

  static {
    for (int i = -REACH_CELLS; i <= REACH_CELLS; i++) {
      WEIGHTS[i + REACH_CELLS] = (float) Math.exp(-0.5 * i * i / (SIGMA_CELLS * SIGMA_CELLS));
    }
  }

  private MapSmoothing() {}

  /**
   * The smoothed map, rounded to 1e-4; cells off the cloth hold 0.
   *
   * @param distances {@code [row][column]}, at least 0
   */
  static float[] of(float[] distances, int columns, int rows, ClothArea cloth) {
    float[] logarithms = new float[distances.length];
    float[] shares = new float[distances.length];
    boolean[] onCloth = AnomalyMap.clothCells(columns, rows, cloth);
    for (int at = 0; at < distances.length; at++) {
      if (onCloth[at]) {
        logarithms[at] = (float) Math.log(Math.max(LOWEST, distances[at]));
        shares[at] = 1;
      }
    }
    float[] sums = weighted(logarithms, columns, rows);
    float[] weights = weighted(shares, columns, rows);
    float[] smooth = new float[distances.length];
    for (int at = 0; at < smooth.length; at++) {
      if (onCloth[at]) {
        smooth[at] = (float) (Math.rint(Math.exp(sums[at] / weights[at]) * 1e4) / 1e4);
      }
    }
    return smooth;
  }

  /** Weighted sums across, then of these along. */
  private static float[] weighted(float[] values, int columns, int rows) {
    float[] across = new float[values.length];
    for (int row = 0; row < rows; row++) {
      int line = row * columns;
      for (int shift = -REACH_CELLS; shift <= REACH_CELLS; shift++) {
        int from = Math.max(0, -shift);
        int to = Math.min(columns, columns - shift);
        add(values, line + from + shift, across, line + from, to - from, shift);
      }
    }
    float[] along = new float[values.length];
    for (int row = 0; row < rows; row++) {
      for (int shift = -REACH_CELLS; shift <= REACH_CELLS; shift++) {
        if (row + shift >= 0 && row + shift < rows) {
          add(across, (row + shift) * columns, along, row * columns, columns, shift);
        }
      }
    }
    return along;
  }

  private static void add(float[] from, int fromAt, float[] to, int toAt, int count, int shift) {
    float weight = WEIGHTS[shift + REACH_CELLS];
    for (int i = 0; i < count; i++) {
      to[toAt + i] += weight * from[fromAt + i];
    }
  }
}

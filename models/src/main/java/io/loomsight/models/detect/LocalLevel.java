package io.loomsight.models.detect;

/**
 * The distance that is usual around a place: the mean over the cloth within {@value #REACH_CELLS}
 * cells to each side, kept within 0.8 to 1.25.
 *
 * <p>A lens is sharper in its middle and light differs from side to side, so that good cloth's
 * distance differs slowly over a frame. Divided by its local level, one threshold fits all of it.
 * The bounds keep a defect that fills a frame from becoming its own measure.
 *
 * <p>Beside ground the weave gives way to the selvedge within a few threads, always at the same
 * columns: there, the level is at least that of the place's own columns.
 */
final class LocalLevel {

  static final int REACH_CELLS = 64;

  /** Columns beside ground that have a level of their own. */
  static final int EDGE_CELLS = 6;

  private static final float LOWEST = 0.8f;
  private static final float HIGHEST = 1.25f;

  private final float[] distances;
  private final int columns;
  private final int rows;
  private final ClothArea cloth;
  private final double[] sums;
  private final int[] counts;

  private LocalLevel(float[] distances, int columns, int rows, ClothArea cloth) {
    this.distances = distances;
    this.columns = columns;
    this.rows = rows;
    this.cloth = cloth;
    this.sums = new double[(columns + 1) * (rows + 1)];
    this.counts = new int[(columns + 1) * (rows + 1)];
    addUp();
  }

  /**
   * Divides every cell on the cloth by its local level; cells off the cloth become 0.
   *
   * @param distances {@code [row][column]}, about 1 on good cloth
   */
  static float[] divide(float[] distances, int columns, int rows, ClothArea cloth) {
    LocalLevel level = new LocalLevel(distances, columns, rows, cloth);
    int stride = EncoderBlock.STRIDE;
    int leftEdge = cloth.groundLeftPx() > 0 ? cloth.leftPx() / stride + EDGE_CELLS : 0;
    int rightEdge =
        cloth.groundRightPx() <= (columns - 1) * stride
            ? cloth.rightPx() / stride - EDGE_CELLS
            : columns;
    float[] divided = new float[distances.length];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        if (AnomalyMap.onCloth(column, row, cloth)) {
          boolean edge = column < leftEdge || column >= rightEdge;
          divided[row * columns + column] =
              distances[row * columns + column] / level.at(column, row, edge);
        }
      }
    }
    return divided;
  }

  /** Sums of the cells above and to the left of each, for sums over boxes. */
  private void addUp() {
    int stride = columns + 1;
    for (int row = 0; row < rows; row++) {
      double sum = 0;
      int count = 0;
      for (int column = 0; column < columns; column++) {
        if (AnomalyMap.onCloth(column, row, cloth)) {
          sum += distances[row * columns + column];
          count++;
        }
        int at = (row + 1) * stride + column + 1;
        sums[at] = sums[at - stride] + sum;
        counts[at] = counts[at - stride] + count;
      }
    }
  }

  private float at(int column, int row, boolean edge) {
    float around = Math.max(LOWEST, Math.min(HIGHEST, mean(column, row, REACH_CELLS)));
    return edge ? Math.max(around, mean(column, row, 1)) : around;
  }

  /** The mean over the cloth so many columns to each side and 64 rows up and down. */
  private float mean(int column, int row, int reachColumns) {
    int stride = columns + 1;
    int top = Math.max(0, row - REACH_CELLS) * stride;
    int bottom = Math.min(rows, row + REACH_CELLS + 1) * stride;
    int left = Math.max(0, column - reachColumns);
    int right = Math.min(columns, column + reachColumns + 1);
    double sum = sums[bottom + right] - sums[top + right] - sums[bottom + left] + sums[top + left];
    int count =
        counts[bottom + right] - counts[top + right] - counts[bottom + left] + counts[top + left];
    return (float) (sum / count);
  }
}

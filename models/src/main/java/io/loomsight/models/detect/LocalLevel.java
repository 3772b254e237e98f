package io.loomsight.models.detect;

/**
 * The distance that is usual around a place: the mean over the cloth within {@value #REACH_CELLS}
 * cells to each side, kept within 0.8 to 1.25.
 *
 * <p>A lens is sharper in its middle and light differs from side to side, so that good cloth's
 * distance differs slowly over a frame. Divided by its local level, one threshold fits all of it.
 * The bounds keep a defect that fills a frame from becoming its own measure.
 */
final class LocalLevel {

  static final int REACH_CELLS = 64;

  private static final float LOWEST = 0.8f;
  private static final float HIGHEST = 1.25f;

  private LocalLevel() {}

  /**
   * Divides every cell on the cloth by its local level; cells off the cloth become 0.
   *
   * @param distances {@code [row][column]}, about 1 on good cloth
   */
  static float[] divide(float[] distances, int columns, int rows, ClothArea cloth) {
    int stride = columns + 1;
    double[] sums = new double[stride * (rows + 1)];
    int[] counts = new int[stride * (rows + 1)];
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
    float[] divided = new float[distances.length];
    for (int row = 0; row < rows; row++) {
      int top = Math.max(0, row - REACH_CELLS) * stride;
      int bottom = Math.min(rows, row + REACH_CELLS + 1) * stride;
      for (int column = 0; column < columns; column++) {
        if (AnomalyMap.onCloth(column, row, cloth)) {
          int left = Math.max(0, column - REACH_CELLS);
          int right = Math.min(columns, column + REACH_CELLS + 1);
          double sum =
              sums[bottom + right] - sums[top + right] - sums[bottom + left] + sums[top + left];
          int count =
              counts[bottom + right]
                  - counts[top + right]
                  - counts[bottom + left]
                  + counts[top + left];
          float level = (float) Math.max(LOWEST, Math.min(HIGHEST, sum / count));
          divided[row * columns + column] = distances[row * columns + column] / level;
        }
      }
    }
    return divided;
  }
}

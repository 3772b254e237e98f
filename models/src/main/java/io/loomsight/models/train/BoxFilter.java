package io.loomsight.models.train;

/** Means over upright boxes, cut at the image's border. */
final class BoxFilter {

  private BoxFilter() {}

  /**
   * The mean over the box of {@code 2 * radius + 1} columns and rows around every pixel, as far as
   * it lies in the image, {@code [height][width]} row-major.
   */
  static float[] mean(float[] values, int widthPx, int heightPx, int radiusXPx, int radiusYPx) {
    double[] columnSums = new double[widthPx];
    for (int y = 0; y < Math.min(radiusYPx, heightPx); y++) {
      addRow(columnSums, values, y, 1);
    }
    float[] means = new float[values.length];
    for (int y = 0; y < heightPx; y++) {
      if (y + radiusYPx < heightPx) {
        addRow(columnSums, values, y + radiusYPx, 1);
      }
      if (y - radiusYPx - 1 >= 0) {
        addRow(columnSums, values, y - radiusYPx - 1, -1);
      }
      int rows = Math.min(heightPx - 1, y + radiusYPx) - Math.max(0, y - radiusYPx) + 1;
      double sum = 0;
      for (int x = 0; x < Math.min(radiusXPx, widthPx); x++) {
        sum += columnSums[x];
      }
      for (int x = 0; x < widthPx; x++) {
        if (x + radiusXPx < widthPx) {
          sum += columnSums[x + radiusXPx];
        }
        if (x - radiusXPx - 1 >= 0) {
          sum -= columnSums[x - radiusXPx - 1];
        }
        int columns = Math.min(widthPx - 1, x + radiusXPx) - Math.max(0, x - radiusXPx) + 1;
        means[y * widthPx + x] = (float) (sum / (rows * columns));
      }
    }
    return means;
  }

  private static void addRow(double[] columnSums, float[] values, int y, int sign) {
    int from = y * columnSums.length;
    for (int x = 0; x < columnSums.length; x++) {
      columnSums[x] += sign * values[from + x];
    }
  }
}

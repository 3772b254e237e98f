package io.loomsight.models.detect;

/**
 * How far each place of an image lies from good cloth: a cell covers 4 × 4 px and holds its
 * Mahalanobis distance, divided by the {@link LocalLevel} of the cloth around it (so about 1 on
 * good cloth), smoothed by the harmonic mean over 3 × 3 cells and rounded to 1e-4; cells off the
 * cloth hold 0.
 */
public final class AnomalyMap {

  /** Distances below this count as this, so that each has an inverse. */
  private static final double LEAST = 1e-6;

  private final int widthPx;
  private final int heightPx;
  private final int columns;
  private final int rows;
  private final float[] cells;
  private final ClothArea cloth;

  AnomalyMap(int widthPx, int heightPx, int columns, int rows, float[] cells, ClothArea cloth) {
    this.widthPx = widthPx;
    this.heightPx = heightPx;
    this.columns = columns;
    this.rows = rows;
    this.cells = cells;
    this.cloth = cloth;
  }

  /** The map of one raw distance a cell. */
  static AnomalyMap of(
      int widthPx, int heightPx, int columns, int rows, float[] distances, ClothArea cloth) {
    float[] raw = LocalLevel.divide(distances, columns, rows, cloth);
    return smoothed(widthPx, heightPx, columns, rows, raw, cloth);
  }

  /** The map of distances that are about 1 on good cloth, one for each of the image's places. */
  public static AnomalyMap of(ClothFeatures image, float[] distances) {
    return of(
        image.widthPx(), image.heightPx(), image.columns(), image.rows(), distances, image.cloth());
  }

  /** The map of distances on any scale: smoothed, but not divided by their local level. */
  public static AnomalyMap plain(ClothFeatures image, float[] distances) {
    return smoothed(
        image.widthPx(), image.heightPx(), image.columns(), image.rows(), distances, image.cloth());
  }

  /** The map of an image without cloth. */
  public static AnomalyMap blank(ClothFeatures image) {
    float[] zero = new float[image.columns() * image.rows()];
    return new AnomalyMap(
        image.widthPx(), image.heightPx(), image.columns(), image.rows(), zero, image.cloth());
  }

  /**
   * The map that another method drew, all of it cloth: the mean over the pixels of each cell.
   *
   * @param pixels {@code [height][width]} row-major, finite, at least 0
   */
  public static AnomalyMap ofPixels(int widthPx, int heightPx, float[] pixels) {
    int stride = EncoderBlock.STRIDE;
    int columns = (widthPx + stride - 1) / stride;
    int rows = (heightPx + stride - 1) / stride;
    float[] cells = new float[columns * rows];
    for (int row = 0; row < rows; row++) {
      int bottom = Math.min(heightPx, (row + 1) * stride);
      for (int column = 0; column < columns; column++) {
        int right = Math.min(widthPx, (column + 1) * stride);
        double sum = 0;
        for (int y = row * stride; y < bottom; y++) {
          for (int x = column * stride; x < right; x++) {
            sum += pixels[y * widthPx + x];
          }
        }
        cells[row * columns + column] =
            (float) (sum / ((bottom - row * stride) * (right - column * stride)));
      }
    }
    return new AnomalyMap(widthPx, heightPx, columns, rows, cells, new ClothArea(0, widthPx));
  }

  private static AnomalyMap smoothed(
      int widthPx, int heightPx, int columns, int rows, float[] raw, ClothArea cloth) {
    boolean[] onCloth = clothCells(columns, rows, cloth);
    float[] smooth = new float[raw.length];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        if (!onCloth[row * columns + column]) {
          continue;
        }
        double sum = 0;
        int count = 0;
        for (int y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++) {
          for (int x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++) {
            if (onCloth[y * columns + x]) {
              sum += 1 / Math.max(LEAST, raw[y * columns + x]);
              count++;
            }
          }
        }
        smooth[row * columns + column] = (float) (Math.rint(count / sum * 1e4) / 1e4);
      }
    }
    return new AnomalyMap(widthPx, heightPx, columns, rows, smooth, cloth);
  }

  /** Whether each cell lies wholly on the cloth, {@code [row][column]}. */
  static boolean[] clothCells(int columns, int rows, ClothArea cloth) {
    boolean[] on = new boolean[columns * rows];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        on[row * columns + column] = onCloth(column, row, cloth);
      }
    }
    return on;
  }

  /** Whether a cell lies wholly on the cloth. */
  static boolean onCloth(int column, int row, ClothArea cloth) {
    int stride = EncoderBlock.STRIDE;
    int left = column * stride;
    if (left < cloth.leftPx() || left + 1 > cloth.rightPx()) {
      return false;
    }
    for (LeftOut patch : cloth.patches()) {
      if (patch.touches(left, row * stride, left + stride, (row + 1) * stride)) {
        return false;
      }
    }
    return true;
  }

  public int widthPx() {
    return widthPx;
  }

  public int heightPx() {
    return heightPx;
  }

  public int columns() {
    return columns;
  }

  public int rows() {
    return rows;
  }

  public ClothArea cloth() {
    return cloth;
  }

  /** The distance in a cell. */
  public float cell(int column, int row) {
    return cells[row * columns + column];
  }

  /** The highest distance, 0 where nothing is cloth. */
  public double score() {
    float highest = 0;
    for (float cell : cells) {
      highest = Math.max(highest, cell);
    }
    return highest;
  }

  /**
   * The map at full resolution, {@code [height][width]} row-major, bilinear between cell centres.
   */
  public float[] fullResolution() {
    float[] full = new float[widthPx * heightPx];
    for (int y = 0; y < heightPx; y++) {
      for (int x = cloth.leftPx(); x < Math.min(widthPx, cloth.rightPx()); x++) {
        full[y * widthPx + x] = cloth.contains(x, y) ? at(x, y) : 0;
      }
    }
    return full;
  }

  /** The distance at a pixel, bilinear between cell centres. */
  float at(int xPx, int yPx) {
    float x = clamp((xPx + 0.5f) / EncoderBlock.STRIDE - 0.5f, columns - 1);
    float y = clamp((yPx + 0.5f) / EncoderBlock.STRIDE - 0.5f, rows - 1);
    int left = (int) x;
    int top = (int) y;
    int right = Math.min(left + 1, columns - 1);
    int bottom = Math.min(top + 1, rows - 1);
    float across = x - left;
    float along = y - top;
    float upper = cell(left, top) * (1 - across) + cell(right, top) * across;
    float lower = cell(left, bottom) * (1 - across) + cell(right, bottom) * across;
    return upper * (1 - along) + lower * along;
  }

  private static float clamp(float value, int highest) {
    return Math.max(0, Math.min(highest, value));
  }
}

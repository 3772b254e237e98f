package io.loomsight.models.detect;

/** Maps of given cells, all on cloth, for tests. */
final class AnomalyMaps {

  private AnomalyMaps() {}

  interface Cell {
    double at(int column, int row);
  }

  static AnomalyMap of(int columns, int rows, Cell cell) {
    return of(columns, rows, new ClothArea(0, 4 * columns), cell);
  }

  static AnomalyMap of(int columns, int rows, ClothArea cloth, Cell cell) {
    float[] cells = new float[columns * rows];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = (float) cell.at(i % columns, i / columns);
    }
    return new AnomalyMap(4 * columns, 4 * rows, columns, rows, cells, cloth);
  }
}

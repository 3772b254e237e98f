package io.loomsight.models.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/** Connected pieces of a grid's cells, in eight directions. */
final class CellPieces {

  private CellPieces() {}

  /** The pieces of the cells that the predicate holds, by their first cell. */
  static List<Piece> of(int columns, int rows, IntPredicate holds) {
    boolean[] seen = new boolean[columns * rows];
    List<Piece> pieces = new ArrayList<>();
    for (int cell = 0; cell < seen.length; cell++) {
      if (!seen[cell] && holds.test(cell)) {
        pieces.add(flood(columns, rows, holds, cell, seen));
      }
    }
    return pieces;
  }

  private static Piece flood(int columns, int rows, IntPredicate holds, int first, boolean[] seen) {
    int[] members = new int[16];
    int count = 0;
    members[count++] = first;
    seen[first] = true;
    for (int at = 0; at < count; at++) {
      int column = members[at] % columns;
      int row = members[at] / columns;
      for (int y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++) {
        for (int x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++) {
          int next = y * columns + x;
          if (!seen[next] && holds.test(next)) {
            seen[next] = true;
            if (count == members.length) {
              members = Arrays.copyOf(members, 2 * count);
            }
            members[count++] = next;
          }
        }
      }
    }
    int[] cells = Arrays.copyOf(members, count);
    Arrays.sort(cells);
    return Piece.of(columns, cells);
  }

  /** One piece: its sorted cells and its bounds, ends inclusive. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Piece(int columns, int[] cells, int left, int top, int right, int bottom) {

    static Piece of(int columns, int[] cells) {
      int left = columns;
      int right = 0;
      for (int cell : cells) {
        left = Math.min(left, cell % columns);
        right = Math.max(right, cell % columns);
      }
      return new Piece(
          columns, cells, left, cells[0] / columns, right, cells[cells.length - 1] / columns);
    }

    int width() {
      return right - left + 1;
    }

    int height() {
      return bottom - top + 1;
    }

    int area() {
      return cells.length;
    }

    /** Both together. */
    Piece with(Piece other) {
      int[] both = Arrays.copyOf(cells, cells.length + other.cells.length);
      System.arraycopy(other.cells, 0, both, cells.length, other.cells.length);
      Arrays.sort(both);
      return of(columns, both);
    }

    /**
     * Whether the other is of like height and lies beside this one, no farther than 1.4 of the
     * heights: the height is that across the line.
     */
    boolean beside(Piece other, boolean across) {
      int high = across ? height() : width();
      int otherHigh = across ? other.height() : other.width();
      int highest = Math.max(high, otherHigh);
      int gap =
          across
              ? Math.max(other.left - right, left - other.right)
              : Math.max(other.top - bottom, top - other.bottom);
      int shared =
          across
              ? Math.min(bottom, other.bottom) - Math.max(top, other.top) + 1
              : Math.min(right, other.right) - Math.max(left, other.left) + 1;
      return gap <= 1.4 * highest
          && 2 * shared >= highest
          && highest <= 2 * Math.min(high, otherHigh);
    }

    /** Mean width of its strokes in cells: twice its area over its outline. */
    double stroke() {
      int outline = 0;
      for (int cell : cells) {
        int column = cell % columns;
        outline += column == 0 || !contains(cell - 1) ? 1 : 0;
        outline += column == columns - 1 || !contains(cell + 1) ? 1 : 0;
        outline += contains(cell - columns) ? 0 : 1;
        outline += contains(cell + columns) ? 0 : 1;
      }
      return 2.0 * cells.length / outline;
    }

    private boolean contains(int cell) {
      return Arrays.binarySearch(cells, cell) >= 0;
    }

    double mean(float[] values) {
      double sum = 0;
      for (int cell : cells) {
        sum += values[cell];
      }
      return sum / cells.length;
    }

    double deviation(float[] values, double mean) {
      double sum = 0;
      for (int cell : cells) {
        sum += (values[cell] - mean) * (values[cell] - mean);
      }
      return Math.sqrt(sum / cells.length);
    }

    /** The largest distance of a cell's value from {@code from}. */
    double farthest(float[] values, double from) {
      double farthest = 0;
      for (int cell : cells) {
        farthest = Math.max(farthest, Math.abs(values[cell] - from));
      }
      return farthest;
    }

    /** What it fills, holes included, of the smaller of its upright and its turned rectangle. */
    double rectangularity() {
      int filled = 0;
      for (int[] span : spans()) {
        filled += span[1] - span[0] + 1;
      }
      double angle = angle();
      return filled
          / Math.min((double) width() * height(), extent(angle) * extent(angle + Math.PI / 2));
    }

    /** First and last column of each row of the bounds. */
    private int[][] spans() {
      int[][] spans = new int[height()][];
      for (int cell : cells) {
        int row = cell / columns - top;
        if (spans[row] == null) {
          spans[row] = new int[] {cell % columns, cell % columns};
        }
        spans[row][1] = cell % columns;
      }
      return spans;
    }

    private double angle() {
      double x = 0;
      double y = 0;
      for (int cell : cells) {
        x += cell % columns;
        y += Math.floorDiv(cell, columns);
      }
      x /= cells.length;
      y /= cells.length;
      double xx = 0;
      double yy = 0;
      double xy = 0;
      for (int cell : cells) {
        double right = cell % columns - x;
        double down = Math.floorDiv(cell, columns) - y;
        xx += right * right;
        yy += down * down;
        xy += right * down;
      }
      return Math.atan2(2 * xy, xx - yy) / 2;
    }

    private double extent(double angle) {
      double cosine = Math.cos(angle);
      double sine = Math.sin(angle);
      double first = Double.POSITIVE_INFINITY;
      double last = Double.NEGATIVE_INFINITY;
      for (int cell : cells) {
        double at = cell % columns * cosine + Math.floorDiv(cell, columns) * sine;
        first = Math.min(first, at);
        last = Math.max(last, at);
      }
      return last - first + 1;
    }

    /** Pieces of cells that it encloses. */
    List<Piece> holes() {
      int width = width() + 2;
      int height = height() + 2;
      boolean[] member = new boolean[width * height];
      for (int cell : cells) {
        member[(cell / columns - top + 1) * width + cell % columns - left + 1] = true;
      }
      List<Piece> holes = new ArrayList<>();
      for (Piece open : CellPieces.of(width, height, cell -> !member[cell])) {
        if (open.cells[0] != 0) {
          int[] own = new int[open.cells.length];
          for (int i = 0; i < own.length; i++) {
            int cell = open.cells[i];
            own[i] = (cell / width - 1 + top) * columns + cell % width - 1 + left;
          }
          holes.add(of(columns, own));
        }
      }
      return holes;
    }
  }
}

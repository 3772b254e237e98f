package io.loomsight.models.synth;

import java.util.BitSet;

/** Finds the px that a flaw changes so much that one sees it. */
final class Visible {

  private static final double SHARE_OF_CONTRAST = 0.3;
  private static final double LEAST = 0.012;
  private static final double MOST = 0.05;

  private Visible() {}

  /** The smallest change of grey (0 to 1) that counts on cloth of the given contrast. */
  static double leastChange(double contrast) {
    return Math.max(LEAST, Math.min(MOST, SHARE_OF_CONTRAST * contrast));
  }

  /**
   * The px of {@code flawed} that differ from {@code clean} by more than {@code leastChange}, with
   * gaps of up to {@code gapPx} between them closed, inside the px range given (ends exclusive).
   */
  static BitSet changed(
      float[] clean,
      float[] flawed,
      int widthPx,
      int[] leftTopRightBottom,
      double leastChange,
      int gapPx) {
    int left = leftTopRightBottom[0];
    int top = leftTopRightBottom[1];
    int columns = leftTopRightBottom[2] - left;
    int rows = leftTopRightBottom[3] - top;
    boolean[] set = new boolean[columns * rows];
    int count = 0;
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        int place = (top + row) * widthPx + left + column;
        boolean seen = Math.abs(flawed[place] - clean[place]) > leastChange;
        set[row * columns + column] = seen;
        count += seen ? 1 : 0;
      }
    }
    BitSet pixels = new BitSet();
    if (count == 0) {
      return pixels;
    }
    boolean[] closed = close(set, columns, rows, gapPx);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        int place = row * columns + column;
        if (closed[place] || set[place]) {
          pixels.set((top + row) * widthPx + left + column);
        }
      }
    }
    return pixels;
  }

  /** Grows by {@code px} and shrinks back; beyond the border counts as empty, then as full. */
  private static boolean[] close(boolean[] set, int columns, int rows, int px) {
    if (px == 0) {
      return set;
    }
    boolean[] grown =
        reach(reach(set, columns, rows, px, 1, columns, true), rows, columns, px, columns, 1, true);
    return reach(
        reach(grown, columns, rows, px, 1, columns, false), rows, columns, px, columns, 1, false);
  }

  /** Spreads {@code wanted} by {@code px} along lines of {@code length}. */
  private static boolean[] reach(
      boolean[] set, int length, int lines, int px, int step, int lineStep, boolean wanted) {
    boolean[] result = set.clone();
    for (int line = 0; line < lines; line++) {
      int start = line * lineStep;
      int last = -px - 1;
      for (int index = 0; index < length; index++) {
        if (set[start + index * step] == wanted) {
          last = index;
        }
        if (index - last <= px) {
          result[start + index * step] = wanted;
        }
      }
      int next = length + px;
      for (int index = length - 1; index >= 0; index--) {
        if (set[start + index * step] == wanted) {
          next = index;
        }
        if (next - index <= px) {
          result[start + index * step] = wanted;
        }
      }
    }
    return result;
  }
}

package io.loomsight.models.pattern;

import java.util.Arrays;

/**
 * The exact Euclidean distance on a torus from each pixel of a region to the nearest one outside,
 * columns first, then the nearest over a row (Saito and Toriwaki, New algorithms for Euclidean
 * distance transformation, Pattern Recognition 27, 1994).
 */
final class TorusDistance {

  private TorusDistance() {}

  /**
   * Squared distances in px², {@code [height][width]} row-major, 0 outside the region; at least
   * {@code reach²} where the nearest pixel outside is as far as {@code reach} px or there is none.
   */
  static int[] squared(boolean[] region, int width, int height, int reach) {
    int[] squares = new int[region.length];
    int most = reach * reach;
    for (int x = 0; x < width; x++) {
      downColumn(region, squares, width, height, x, reach);
    }
    int[] row = new int[width];
    for (int y = 0; y < height; y++) {
      System.arraycopy(squares, y * width, row, 0, width);
      for (int x = 0; x < width; x++) {
        int best = Math.min(most, row[x]);
        for (int away = 1; away * away < best && away <= width / 2; away++) {
          int left = row[x >= away ? x - away : x - away + width];
          int right = row[x + away < width ? x + away : x + away - width];
          best = Math.min(best, Math.min(left, right) + away * away);
        }
        squares[y * width + x] = best;
      }
    }
    return squares;
  }

  /** Squared distances along a column, once down and once up, each twice around. */
  private static void downColumn(
      boolean[] region, int[] squares, int width, int height, int x, int reach) {
    int[] distances = new int[height];
    Arrays.fill(distances, reach);
    int down = reach;
    int up = reach;
    for (int step = 0; step < 2 * height; step++) {
      int y = step % height;
      down = region[y * width + x] ? Math.min(reach, down + 1) : 0;
      distances[y] = Math.min(distances[y], down);
      int fromBelow = height - 1 - y;
      up = region[fromBelow * width + x] ? Math.min(reach, up + 1) : 0;
      distances[fromBelow] = Math.min(distances[fromBelow], up);
    }
    for (int y = 0; y < height; y++) {
      squares[y * width + x] = distances[y] * distances[y];
    }
  }
}

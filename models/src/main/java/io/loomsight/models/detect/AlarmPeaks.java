package io.loomsight.models.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Which regions a map would have at any threshold, in one pass: its peaks and how each is connected
 * with a higher one.
 *
 * <p>At a threshold t with low share s, {@link RegionFinder} finds the connected parts of {cell >=
 * s t} that hold a cell {@code >= t}. A peak of height h that joins a higher peak at the saddle l
 * is the top of a part of its own while l {@code <} s t, so it is one region for exactly the
 * thresholds in (l / s, h]. Peaks and saddles come from flooding the map from its highest cell
 * down, with a union-find over the eight neighbours (the merge tree of Morse theory; Edelsbrunner
 * and Harer, Computational Topology, 2010, VII.1).
 */
public final class AlarmPeaks {

  private final AnomalyMap map;
  private final int[] parent;
  private final List<Peak> peaks = new ArrayList<>();

  private AlarmPeaks(AnomalyMap map) {
    this.map = map;
    this.parent = new int[map.columns() * map.rows()];
    Arrays.fill(parent, -1);
  }

  /**
   * One peak.
   *
   * @param height its highest cell
   * @param saddle the highest level at which it is connected with a higher peak; 0 for the highest
   *     of its part of the cloth
   */
  public record Peak(double height, double saddle) {

    /** Whether it is a region of its own at the threshold. */
    public boolean isRegion(double threshold, double lowShare) {
      return height >= threshold && saddle < (float) (threshold * lowShare);
    }
  }

  /** The {@code most} highest peaks of a map, highest first. */
  public static List<Peak> of(AnomalyMap map, int most) {
    AlarmPeaks flood = new AlarmPeaks(map);
    flood.run();
    flood.peaks.sort(
        Comparator.comparingDouble(Peak::height)
            .thenComparing(Peak::saddle, Comparator.reverseOrder())
            .reversed());
    return List.copyOf(flood.peaks.subList(0, Math.min(most, flood.peaks.size())));
  }

  private void run() {
    for (int cell : fromTheHighest()) {
      parent[cell] = cell;
      int column = cell % map.columns();
      int row = cell / map.columns();
      for (int y = Math.max(0, row - 1); y <= Math.min(map.rows() - 1, row + 1); y++) {
        for (int x = Math.max(0, column - 1); x <= Math.min(map.columns() - 1, column + 1); x++) {
          int beside = y * map.columns() + x;
          if (parent[beside] >= 0) {
            join(cell, beside);
          }
        }
      }
    }
    for (int cell = 0; cell < parent.length; cell++) {
      if (parent[cell] == cell) {
        peaks.add(new Peak(height(cell), 0));
      }
    }
  }

  /** Joins the parts of both cells; the lower peak, if it is one, ends here. */
  private void join(int cell, int beside) {
    int one = top(cell);
    int other = top(beside);
    if (one == other) {
      return;
    }
    boolean oneIsHigher = height(one) > height(other);
    int higher = oneIsHigher ? one : other;
    int lower = oneIsHigher ? other : one;
    parent[lower] = higher;
    if (lower != cell) {
      peaks.add(new Peak(height(lower), height(cell)));
    }
  }

  /** The highest cell of a cell's part, which stands for it. */
  private int top(int cell) {
    int top = cell;
    while (parent[top] != top) {
      parent[top] = parent[parent[top]];
      top = parent[top];
    }
    return top;
  }

  private float height(int cell) {
    return map.cell(cell % map.columns(), cell / map.columns());
  }

  /** The cells above 0, highest first, then in the map's order. */
  private int[] fromTheHighest() {
    long[] keys = new long[parent.length];
    int count = 0;
    for (int cell = 0; cell < parent.length; cell++) {
      float height = height(cell);
      if (height > 0) {
        // bits of floats above 0 are in the floats' order
        keys[count++] = ((long) ~Float.floatToRawIntBits(height) << 32) | cell;
      }
    }
    Arrays.sort(keys, 0, count);
    return Arrays.stream(keys, 0, count).mapToInt(key -> (int) key).toArray();
  }
}

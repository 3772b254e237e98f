package io.loomsight.models.train;

import io.loomsight.models.image.Mask;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** The connected regions of a mask; pixels touch at sides and corners (8-connected). */
final class MaskRegions {

  private MaskRegions() {}

  /** Each region's pixels as row-major indices; regions by their first pixel. */
  static List<int[]> of(Mask mask) {
    BitSet left = mask.pixels();
    List<int[]> regions = new ArrayList<>();
    for (int first = left.nextSetBit(0); first >= 0; first = left.nextSetBit(first)) {
      regions.add(takeRegion(left, first, mask.widthPx(), mask.heightPx()));
    }
    return regions;
  }

  private static int[] takeRegion(BitSet left, int first, int widthPx, int heightPx) {
    int[] region = new int[16];
    int size = 1;
    region[0] = first;
    left.clear(first);
    for (int next = 0; next < size; next++) {
      int xPx = region[next] % widthPx;
      int yPx = region[next] / widthPx;
      for (int y = Math.max(0, yPx - 1); y <= Math.min(heightPx - 1, yPx + 1); y++) {
        for (int x = Math.max(0, xPx - 1); x <= Math.min(widthPx - 1, xPx + 1); x++) {
          int neighbour = y * widthPx + x;
          if (left.get(neighbour)) {
            left.clear(neighbour);
            if (size == region.length) {
              region = Arrays.copyOf(region, 2 * size);
            }
            region[size++] = neighbour;
          }
        }
      }
    }
    return Arrays.copyOf(region, size);
  }
}

package io.loomsight.models.pattern;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The connected areas of one colour of a tile: neighbours share a side, and the tile goes on at its
 * edges as its layout says.
 */
final class ColourAreas {

  /** The sides of a pixel. */
  static final int SIDES = 4;

  private final TorusGrid grid;
  private final int[] areaOf;
  private final List<int[]> places;

  private ColourAreas(TorusGrid grid, int[] areaOf, List<int[]> places) {
    this.grid = grid;
    this.areaOf = areaOf;
    this.places = places;
  }

  /**
   * The areas of a tile.
   *
   * @param screens {@code [height][width]}, the number of each pixel's colour
   */
  static ColourAreas of(byte[] screens, TorusGrid grid) {
    int[] areaOf = new int[screens.length];
    Arrays.fill(areaOf, -1);
    int[] queue = new int[screens.length];
    List<int[]> places = new ArrayList<>();
    for (int start = 0; start < screens.length; start++) {
      if (areaOf[start] >= 0) {
        continue;
      }
      int number = places.size();
      int filled = 0;
      queue[filled++] = start;
      areaOf[start] = number;
      for (int next = 0; next < filled; next++) {
        for (int side = 0; side < SIDES; side++) {
          int beside = grid.beside(queue[next], side);
          if (areaOf[beside] < 0 && screens[beside] == screens[start]) {
            areaOf[beside] = number;
            queue[filled++] = beside;
          }
        }
      }
      places.add(Arrays.copyOf(queue, filled));
    }
    return new ColourAreas(grid, areaOf, places);
  }

  /** How many there are. */
  int count() {
    return places.size();
  }

  /** An area's pixels, the first of them the lowest; to be read only. */
  int[] places(int area) {
    return places.get(area);
  }

  /** How large it is. */
  int px(int area) {
    return places.get(area).length;
  }

  /** The area of a pixel. */
  int areaOf(int place) {
    return areaOf[place];
  }

  /** The largest area; of equal ones the first. */
  int largest() {
    int largest = 0;
    for (int area = 1; area < places.size(); area++) {
      if (px(area) > px(largest)) {
        largest = area;
      }
    }
    return largest;
  }

  /** The tile's grid. */
  TorusGrid grid() {
    return grid;
  }
}

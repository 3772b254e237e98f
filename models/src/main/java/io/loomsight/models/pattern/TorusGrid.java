package io.loomsight.models.pattern;

/**
 * The pixels of a tile that repeats by a layout, numbered row by row.
 *
 * @param width in px, at least 1
 * @param height in px, at least 1
 * @param layout that the size must fit
 */
record TorusGrid(int width, int height, RepeatLayout layout) {

  TorusGrid {
    layout.requireFits(width, height);
  }

  /** The number of the pixel that the plane shows at any x and y. */
  int place(int x, int y) {
    if (x >= 0 && x < width && y >= 0 && y < height) {
      return y * width + x;
    }
    return layout.tileY(x, y, width, height) * width + layout.tileX(x, y, width, height);
  }

  /** The number of the pixel beside one: 0 right, 1 left, 2 below, 3 above. */
  int beside(int place, int side) {
    int x = place % width + (side == 0 ? 1 : side == 1 ? -1 : 0);
    int y = place / width + (side == 2 ? 1 : side == 3 ? -1 : 0);
    return place(x, y);
  }

  /** How far to the right the tile lies that is so many tiles to the right and down, in px. */
  double shiftX(int right, int down) {
    return right * width + (layout == RepeatLayout.BRICK ? down * width / 2.0 : 0);
  }

  /** How far down it lies. */
  double shiftY(int right, int down) {
    return down * height + (layout == RepeatLayout.HALF_DROP ? right * height / 2.0 : 0);
  }
}

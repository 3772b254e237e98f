package io.loomsight.models.pattern;

/**
 * Where to cut a tile out of the plane that it repeats over: along the column and the row of pixels
 * over which fewest colours change.
 */
final class QuietEdges {

  private QuietEdges() {}

  /** The tile cut there. */
  static ReducedImage moved(ReducedImage tile, RepeatLayout layout) {
    TorusGrid grid = new TorusGrid(tile.widthPx(), tile.heightPx(), layout);
    byte[] screens = tile.sharedScreens();
    int left = 0;
    int fewest = Integer.MAX_VALUE;
    for (int x = 0; x < grid.width(); x++) {
      int changes = 0;
      for (int y = 0; y < grid.height(); y++) {
        changes += screens[grid.place(x, y)] != screens[grid.place(x - 1, y)] ? 1 : 0;
      }
      if (changes < fewest) {
        fewest = changes;
        left = x;
      }
    }
    int top = 0;
    fewest = Integer.MAX_VALUE;
    for (int y = 0; y < grid.height(); y++) {
      int changes = 0;
      for (int x = 0; x < grid.width(); x++) {
        changes += screens[grid.place(left + x, y)] != screens[grid.place(left + x, y - 1)] ? 1 : 0;
      }
      if (changes < fewest) {
        fewest = changes;
        top = y;
      }
    }
    byte[] moved = new byte[screens.length];
    for (int y = 0; y < grid.height(); y++) {
      for (int x = 0; x < grid.width(); x++) {
        moved[y * grid.width() + x] = screens[grid.place(left + x, top + y)];
      }
    }
    return ReducedImage.of(grid.width(), grid.height(), tile.palette(), moved);
  }
}

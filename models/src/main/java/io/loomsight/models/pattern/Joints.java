package io.loomsight.models.pattern;

import io.loomsight.models.image.ColourImage;
import java.util.Arrays;
import java.util.List;

/**
 * Where the pieces of an arrangement meet and do not go on: two neighbouring pixels differ from one
 * another, and each from what the other one's example has there. Where pieces of one example meet
 * as they lie in it, as they do in a mirror, or where both are of one colour, no joint shows.
 */
final class Joints {

  /** Colours that differ by more, as a mean squared difference of samples. */
  private static final double SHOWS = 0.002;

  private Joints() {}

  /**
   * The pixels of a tile that are no farther than {@code reachPx} from where a joint shows.
   *
   * @param layout how the tile repeats
   */
  static boolean[] around(
      Arrangement arrangement, List<Example> examples, RepeatLayout layout, int reachPx) {
    int width = arrangement.widthPx();
    int height = arrangement.heightPx();
    TorusGrid grid = new TorusGrid(width, height, layout);
    int[] steps = new int[width * height];
    Arrays.fill(steps, Integer.MAX_VALUE);
    int[] queue = new int[width * height];
    int filled = 0;
    for (int place = 0; place < steps.length; place++) {
      int x = place % width;
      int y = place / width;
      int beside = grid.place(x + 1, y);
      int below = grid.place(x, y + 1);
      boolean joint =
          shows(arrangement, examples, x, y, beside % width, beside / width, 1, 0)
              || shows(arrangement, examples, x, y, below % width, below / width, 0, 1);
      if (joint) {
        steps[place] = 0;
        queue[filled++] = place;
      }
    }
    for (int next = 0; next < filled; next++) {
      if (steps[queue[next]] < reachPx) {
        for (int side = 0; side < ColourAreas.SIDES; side++) {
          int to = grid.beside(queue[next], side);
          if (steps[to] == Integer.MAX_VALUE) {
            steps[to] = steps[queue[next]] + 1;
            queue[filled++] = to;
          }
        }
      }
    }
    boolean[] near = new boolean[steps.length];
    for (int place = 0; place < near.length; place++) {
      near[place] = steps[place] < Integer.MAX_VALUE;
    }
    return near;
  }

  private static boolean shows(
      Arrangement arrangement,
      List<Example> examples,
      int x,
      int y,
      int nextX,
      int nextY,
      int right,
      int down) {
    ColourImage image = examples.get(arrangement.example(x, y)).image();
    ColourImage next = examples.get(arrangement.example(nextX, nextY)).image();
    int column = arrangement.column(x, y);
    int row = arrangement.row(x, y);
    int nextColumn = arrangement.column(nextX, nextY);
    int nextRow = arrangement.row(nextX, nextY);
    return differ(image, column, row, next, nextColumn, nextRow)
        && differ(image, column + right, row + down, next, nextColumn, nextRow)
        && differ(image, column, row, next, nextColumn - right, nextRow - down);
  }

  private static boolean differ(
      ColourImage one, int x, int y, ColourImage other, int otherX, int otherY) {
    int column = Math.floorMod(x, one.widthPx());
    int row = Math.floorMod(y, one.heightPx());
    int otherColumn = Math.floorMod(otherX, other.widthPx());
    int otherRow = Math.floorMod(otherY, other.heightPx());
    double squares = 0;
    for (int plane = 0; plane < ColourImage.PLANES; plane++) {
      double difference =
          one.sample(plane, column, row) - other.sample(plane, otherColumn, otherRow);
      squares += difference * difference;
    }
    return squares / ColourImage.PLANES > SHOWS;
  }
}

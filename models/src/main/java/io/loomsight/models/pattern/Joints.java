package io.loomsight.models.pattern;

import io.loomsight.models.image.ColourImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How much the joints of an arrangement show. Where two neighbouring pixels come from places of the
 * examples that are no neighbours, each one's place goes on to a colour of its own; that differs
 * from what lies there by a squared difference. To the mean of these over a joint's length comes
 * what is cut off thin: pieces of up to {@value #THIN_PX} px along a row or column between a joint
 * and the next change of colour.
 */
final class Joints {

  static final int THIN_PX = 4;

  private static final double CHANGE = 0.05;
  private static final double THIN = 1;

  private final int width;
  private final List<Joint> pairs;

  private Joints(int width, List<Joint> pairs) {
    this.width = width;
    this.pairs = pairs;
  }

  /** Two pixels beside each other, by their numbers, and the way from the first to the second. */
  private record Joint(int place, int next, int right, int down) {}

  /** The joints of an arrangement on a tile that repeats straight on. */
  static Joints of(Arrangement arrangement, List<Example> examples) {
    int width = arrangement.widthPx();
    int height = arrangement.heightPx();
    List<Joint> pairs = new ArrayList<>();
    for (int place = 0; place < width * height; place++) {
      int x = place % width;
      int y = place / width;
      int beside = y * width + (x + 1) % width;
      int below = (y + 1) % height * width + x;
      if (!goesOn(arrangement, examples, x, y, beside % width, y, 1, 0)) {
        pairs.add(new Joint(place, beside, 1, 0));
      }
      if (!goesOn(arrangement, examples, x, y, x, below / width, 0, 1)) {
        pairs.add(new Joint(place, below, 0, 1));
      }
    }
    return new Joints(width, pairs);
  }

  /** The pixels beside them, each once. */
  int[] places() {
    return pairs.stream()
        .flatMapToInt(joint -> IntStream.of(joint.place(), joint.next()))
        .distinct()
        .toArray();
  }

  /** What these joints cost in an arrangement, a joint's pixel; 0 where there is none. */
  double cost(Arrangement arrangement, List<Example> examples) {
    double cost = 0;
    for (Joint joint : pairs) {
      int x = joint.place() % width;
      int y = joint.place() / width;
      int nextX = joint.next() % width;
      int nextY = joint.next() / width;
      ColourImage image = examples.get(arrangement.example(x, y)).image();
      ColourImage nextImage = examples.get(arrangement.example(nextX, nextY)).image();
      cost +=
          difference(
              image,
              arrangement.column(x, y) + joint.right(),
              arrangement.row(x, y) + joint.down(),
              nextImage,
              arrangement.column(nextX, nextY),
              arrangement.row(nextX, nextY));
      cost += thin(image, arrangement, x, y, -joint.right(), -joint.down());
      cost += thin(nextImage, arrangement, nextX, nextY, joint.right(), joint.down());
    }
    return pairs.isEmpty() ? 0 : cost / pairs.size();
  }

  /** What it costs that the colour at a joint changes soon after it. */
  private static double thin(
      ColourImage image, Arrangement arrangement, int x, int y, int right, int down) {
    int column = arrangement.column(x, y);
    int row = arrangement.row(x, y);
    for (int step = 1; step <= THIN_PX / 2; step++) {
      if (difference(image, column, row, image, column + step * right, row + step * down)
          > CHANGE) {
        return THIN;
      }
    }
    return 0;
  }

  /**
   * The pixels of a tile that are no farther than {@code reachPx} from a joint.
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
          !goesOn(arrangement, examples, x, y, beside % width, beside / width, 1, 0)
              || !goesOn(arrangement, examples, x, y, below % width, below / width, 0, 1);
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

  private static boolean goesOn(
      Arrangement arrangement,
      List<Example> examples,
      int x,
      int y,
      int nextX,
      int nextY,
      int right,
      int down) {
    int of = arrangement.example(x, y);
    ColourImage image = examples.get(of).image();
    return arrangement.example(nextX, nextY) == of
        && (arrangement.column(x, y) + right) % image.widthPx() == arrangement.column(nextX, nextY)
        && (arrangement.row(x, y) + down) % image.heightPx() == arrangement.row(nextX, nextY);
  }

  private static double difference(
      ColourImage one, int x, int y, ColourImage other, int otherX, int otherY) {
    double sum = 0;
    for (int plane = 0; plane < ColourImage.PLANES; plane++) {
      double difference =
          one.sample(plane, Math.floorMod(x, one.widthPx()), Math.floorMod(y, one.heightPx()))
              - other.sample(
                  plane,
                  Math.floorMod(otherX, other.widthPx()),
                  Math.floorMod(otherY, other.heightPx()));
      sum += difference * difference;
    }
    return sum / ColourImage.PLANES;
  }
}

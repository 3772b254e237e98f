package io.loomsight.models.pattern;

import io.loomsight.models.image.ColourImage;
import java.util.List;

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

  private Joints() {}

  /** The cost of all joints, a joint's pixel; 0 where there is none. */
  static double shows(Arrangement arrangement, List<Example> examples) {
    ColourImage image = arrangement.image(examples);
    double cost = 0;
    long pixels = 0;
    int width = arrangement.widthPx();
    int height = arrangement.heightPx();
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        for (int side = 0; side < 2; side++) {
          int right = side == 0 ? 1 : 0;
          int down = 1 - right;
          int nextX = (x + right) % width;
          int nextY = (y + down) % height;
          if (goesOn(arrangement, examples, x, y, nextX, nextY, right, down)) {
            continue;
          }
          pixels++;
          cost +=
              difference(
                  image,
                  nextX,
                  nextY,
                  examples.get(arrangement.example(x, y)).image(),
                  arrangement.column(x, y) + right,
                  arrangement.row(x, y) + down);
          cost += thin(image, x, y, -right, -down) + thin(image, nextX, nextY, right, down);
        }
      }
    }
    return pixels == 0 ? 0 : cost / pixels;
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

  /** What it costs that the colour at a joint changes soon after it. */
  private static double thin(ColourImage image, int x, int y, int right, int down) {
    for (int step = 1; step <= THIN_PX / 2; step++) {
      int atX = Math.floorMod(x + step * right, image.widthPx());
      int atY = Math.floorMod(y + step * down, image.heightPx());
      if (difference(image, x, y, image, atX, atY) > CHANGE) {
        return THIN;
      }
    }
    return 0;
  }

  private static double difference(
      ColourImage one, int x, int y, ColourImage other, int column, int row) {
    double sum = 0;
    for (int plane = 0; plane < ColourImage.PLANES; plane++) {
      double difference =
          one.sample(plane, x, y)
              - other.sample(plane, column % other.widthPx(), row % other.heightPx());
      sum += difference * difference;
    }
    return sum / ColourImage.PLANES;
  }
}

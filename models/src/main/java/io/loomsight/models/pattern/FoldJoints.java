package io.loomsight.models.pattern;

import io.loomsight.models.image.ColourImage;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How much the joints of a fold show. Where two neighbouring pixels show places of the design that
 * are no neighbours, each one's place goes on to a colour of its own; that differs from what lies
 * there by a squared difference. To the mean of these over the joints' length comes what is cut off
 * thin: pieces of up to {@value #THIN_PX} px along a row or column between a joint and the next
 * change of colour.
 *
 * @param joints all pairs of such pixels
 */
record FoldJoints(List<Joint> joints) {

  static final int THIN_PX = 4;

  private static final double CHANGE = 0.05;
  private static final double THIN = 1;

  FoldJoints {
    joints = List.copyOf(joints);
  }

  /** Two pixels beside each other. */
  record Joint(Side one, Side other) {}

  /** A pixel's place from the stretch's corner, and the step in the design that leads across. */
  record Side(int column, int row, int right, int down) {}

  /** So many of them at most, evenly chosen. */
  FoldJoints some(int most) {
    int every = Math.max(1, (joints.size() + most - 1) / most);
    return new FoldJoints(
        IntStream.range(0, joints.size())
            .filter(at -> at % every == 0)
            .mapToObj(joints::get)
            .toList());
  }

  /** What they cost where a stretch of a design begins here, a joint's pixel; 0 for no joints. */
  double cost(ColourImage design, int left, int top) {
    double cost = 0;
    for (Joint joint : joints) {
      Side one = joint.one();
      Side other = joint.other();
      int column = left + one.column();
      int row = top + one.row();
      int otherColumn = left + other.column();
      int otherRow = top + other.row();
      cost += difference(design, column + one.right(), row + one.down(), otherColumn, otherRow);
      cost += thin(design, column, row, -one.right(), -one.down());
      cost += thin(design, otherColumn, otherRow, -other.right(), -other.down());
    }
    return joints.isEmpty() ? 0 : cost / joints.size();
  }

  /** What it costs that the colour at a joint changes soon after it. */
  private static double thin(ColourImage design, int column, int row, int right, int down) {
    for (int step = 1; step <= THIN_PX / 2; step++) {
      if (difference(design, column, row, column + step * right, row + step * down) > CHANGE) {
        return THIN;
      }
    }
    return 0;
  }

  private static double difference(ColourImage design, int x, int y, int otherX, int otherY) {
    int width = design.widthPx();
    int height = design.heightPx();
    int column = Math.floorMod(x, width);
    int row = Math.floorMod(y, height);
    int otherColumn = Math.floorMod(otherX, width);
    int otherRow = Math.floorMod(otherY, height);
    double sum = 0;
    for (int plane = 0; plane < ColourImage.PLANES; plane++) {
      double difference =
          design.sample(plane, column, row) - design.sample(plane, otherColumn, otherRow);
      sum += difference * difference;
    }
    return sum / ColourImage.PLANES;
  }
}

package io.loomsight.jobs.grade;

import io.loomsight.models.cut.Stretch;
import io.loomsight.models.fabric.Box;
import java.util.stream.IntStream;

/**
 * Boundaries of linear units that defects lie across. A roll has few boundaries however many
 * defects it has.
 */
final class CutStretches {

  /** Less than any defect is long, more than rounding. */
  private static final double HALF_MM = 0.01;

  private CutStretches() {}

  /** The boundaries inside a box, each by the number of the unit that it begins. */
  static IntStream boundaries(Box box, double unitMm) {
    int first = (int) Math.floor(box.yMm() / unitMm) + 1;
    int last = (int) Math.ceil(box.endMm() / unitMm) - 1;
    return IntStream.rangeClosed(first, last);
  }

  /** A stretch around a boundary that keeps it whole. */
  static Stretch around(int unit, double unitMm) {
    return new Stretch(unit * unitMm - HALF_MM, 2 * HALF_MM);
  }
}

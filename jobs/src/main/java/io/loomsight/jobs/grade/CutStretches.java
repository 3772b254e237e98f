package io.loomsight.jobs.grade;

import io.loomsight.models.cut.Stretch;
import io.loomsight.models.fabric.Box;

/**
 * Boundaries of linear units that defects lie across. A roll has few boundaries however many
 * defects it has.
 */
final class CutStretches {

  /** Less than any defect is long, more than rounding. */
  private static final double HALF_MM = 0.01;

  private CutStretches() {}

  /** The linear unit that a box ends in. */
  static int lastUnit(Box box, double unitMm) {
    return (int) Math.ceil(box.endMm() / unitMm) - 1;
  }

  /** A stretch around a boundary that keeps it whole. */
  static Stretch around(int unit, double unitMm) {
    return new Stretch(unit * unitMm - HALF_MM, 2 * HALF_MM);
  }
}

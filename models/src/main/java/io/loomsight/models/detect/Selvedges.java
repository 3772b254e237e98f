package io.loomsight.models.detect;

import io.loomsight.models.fabric.Box;

/**
 * Where the selvedges lie across the roll.
 *
 * @param leftMm the left one; negative infinity where no camera sees it
 * @param rightMm the right one; positive infinity where no camera sees it
 */
public record Selvedges(double leftMm, double rightMm) {

  /** No camera sees a selvedge. */
  public static Selvedges unseen() {
    return new Selvedges(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  /** How far a box is from the nearer selvedge: 0 where it touches or crosses one. */
  double distanceMm(Box box) {
    return Math.max(0, Math.min(box.xMm() - leftMm, rightMm - box.rightMm()));
  }
}

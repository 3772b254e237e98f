package io.loomsight.models.synth;

import io.loomsight.models.fabric.Direction;

/**
 * One place on the cloth while it is being drawn; flaws change it on the way. Places across the
 * ends and picks are in yarns: the whole part is the yarn's number, the rest the place inside it.
 */
final class Sample {

  double xMm;
  double yMm;

  /** Place across the ends, in ends. */
  double endPlace;

  /** Place across the picks, in picks. */
  double pickPlace;

  int end;
  int pick;

  /** Whether the end lies on top. */
  boolean warpUp;

  boolean endMissing;
  boolean pickMissing;

  /** Neither end nor pick: one sees what lies under the cloth. */
  boolean open;

  /** Factors on the yarn's thickness. */
  double endWidth;

  double pickWidth;

  /** Added to the yarn's grey, in units of contrast. */
  double endGrey;

  double pickGrey;

  /** The grey so far, in units of contrast above the cloth's mean. */
  double value;

  void place(double xMm, double yMm) {
    this.xMm = xMm;
    this.yMm = yMm;
    endMissing = false;
    pickMissing = false;
    open = false;
    endWidth = 1;
    pickWidth = 1;
    endGrey = 0;
    pickGrey = 0;
  }

  /** The place across the yarns that run in the given direction, in yarns. */
  double across(Direction direction) {
    return direction == Direction.WARP ? endPlace : pickPlace;
  }

  void moveAcross(Direction direction, double place) {
    if (direction == Direction.WARP) {
      endPlace = place;
    } else {
      pickPlace = place;
    }
  }

  /** The place along the yarns that run in the given direction. */
  double alongMm(Direction direction) {
    return direction == Direction.WARP ? yMm : xMm;
  }

  void takeAway(Direction direction) {
    if (direction == Direction.WARP) {
      endMissing = true;
    } else {
      pickMissing = true;
    }
  }

  void brighten(Direction direction, double grey) {
    if (direction == Direction.WARP) {
      endGrey += grey;
    } else {
      pickGrey += grey;
    }
  }

  void thicken(Direction direction, double factor) {
    if (direction == Direction.WARP) {
      endWidth *= factor;
    } else {
      pickWidth *= factor;
    }
  }

  /** Lays the yarns of the given direction on top. */
  void raise(Direction direction) {
    warpUp = direction == Direction.WARP;
  }
}

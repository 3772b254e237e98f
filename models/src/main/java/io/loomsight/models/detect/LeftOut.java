package io.loomsight.models.detect;

import static java.util.Objects.requireNonNull;

import io.loomsight.models.fabric.PixelBox;

/**
 * A rectangle of a frame that shows something else than cloth to be judged.
 *
 * @param reason what it shows
 * @param box where, in the frame
 */
public record LeftOut(Reason reason, PixelBox box) {

  /** Why a part of a frame is left out. */
  public enum Reason {
    /** What lies beyond the cloth. */
    GROUND,
    /** The edge of the cloth, woven otherwise. */
    SELVEDGE,
    /** A sticker or stamped text. */
    LABEL,
    /** Where the end of one roll is sewn to the next. */
    SEAM
  }

  public LeftOut {
    requireNonNull(reason, "reason is null");
    requireNonNull(box, "box is null");
  }

  int rightPx() {
    return box.xPx() + box.widthPx();
  }

  int endPx() {
    return box.yPx() + box.heightPx();
  }

  boolean contains(int xPx, int yPx) {
    return xPx >= box.xPx() && xPx < rightPx() && yPx >= box.yPx() && yPx < endPx();
  }

  /** Whether the rectangle shares a pixel with columns and rows up to but without the ends. */
  boolean touches(int leftPx, int topPx, int rightPx, int endPx) {
    return leftPx < rightPx() && box.xPx() < rightPx && topPx < endPx() && box.yPx() < endPx;
  }

  boolean touches(LeftOut other) {
    return touches(other.box.xPx(), other.box.yPx(), other.rightPx(), other.endPx());
  }

  long areaPx() {
    return (long) box.widthPx() * box.heightPx();
  }
}

package io.loomsight.models.fabric;

/**
 * An upright rectangle on the cloth, in millimetres: x across the roll from its left edge, y along
 * the roll from its start. Zero width or height is a line; negative or non-finite sizes are
 * refused.
 */
public record Box(
    @Column(doc = "Left edge, across the roll", unit = "mm") double xMm,
    @Column(doc = "Start, along the roll", unit = "mm") double yMm,
    @Column(doc = "Extent across the roll", unit = "mm") double widthMm,
    @Column(doc = "Extent along the roll", unit = "mm") double heightMm) {

  public Box {
    if (!(widthMm >= 0)
        || !(heightMm >= 0)
        || !Double.isFinite(widthMm + heightMm)
        || !Double.isFinite(xMm + yMm)) {
      throw new IllegalArgumentException(
          "box: expected finite corner and sizes >= 0, found x=%s y=%s width=%s height=%s"
              .formatted(xMm, yMm, widthMm, heightMm));
    }
  }

  public double rightMm() {
    return xMm + widthMm;
  }

  public double endMm() {
    return yMm + heightMm;
  }

  public double areaMm2() {
    return widthMm * heightMm;
  }

  /** The longer side, which point systems measure a defect by. */
  public double longestMm() {
    return Math.max(widthMm, heightMm);
  }

  /** The smallest box that holds both. */
  public Box union(Box other) {
    double left = Math.min(xMm, other.xMm);
    double start = Math.min(yMm, other.yMm);
    return new Box(
        left,
        start,
        Math.max(rightMm(), other.rightMm()) - left,
        Math.max(endMm(), other.endMm()) - start);
  }

  /** Shared area over united area, in [0, 1]; 0 where both areas are 0. */
  public double intersectionOverUnion(Box other) {
    double across = Math.min(rightMm(), other.rightMm()) - Math.max(xMm, other.xMm);
    double along = Math.min(endMm(), other.endMm()) - Math.max(yMm, other.yMm);
    double shared = Math.max(0, across) * Math.max(0, along);
    double united = areaMm2() + other.areaMm2() - shared;
    return united > 0 ? shared / united : 0;
  }

  /** The larger of the gaps across and along between the boxes; 0 where they touch or overlap. */
  public double gapMm(Box other) {
    double across = Math.max(xMm, other.xMm) - Math.min(rightMm(), other.rightMm());
    double along = Math.max(yMm, other.yMm) - Math.min(endMm(), other.endMm());
    return Math.max(0, Math.max(across, along));
  }
}

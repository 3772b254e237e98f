package io.loomsight.models.synth;

/**
 * Where and how a figure lies: a matrix that keeps lengths, then a shift, both in px.
 *
 * @param xByX how much of the figure's x goes into the drawing's x
 * @param xByY how much of the figure's y goes into the drawing's x
 * @param yByX how much of the figure's x goes into the drawing's y
 * @param yByY how much of the figure's y goes into the drawing's y
 * @param xPx where the figure's origin lies, to the right
 * @param yPx where the figure's origin lies, downwards
 */
record Pose(double xByX, double xByY, double yByX, double yByY, double xPx, double yPx) {

  /** Turned by an angle in radians, from the x axis to the y axis, and moved to a place. */
  static Pose at(double xPx, double yPx, double angle) {
    double cosine = Math.cos(angle);
    double sine = Math.sin(angle);
    return new Pose(cosine, -sine, sine, cosine, xPx, yPx);
  }

  /** The drawing's x of a place of the figure. */
  double drawingX(double x, double y) {
    return xByX * x + xByY * y + xPx;
  }

  /** The drawing's y of a place of the figure. */
  double drawingY(double x, double y) {
    return yByX * x + yByY * y + yPx;
  }

  /** The figure's x of a place of the drawing. */
  double figureX(double x, double y) {
    return xByX * (x - xPx) + yByX * (y - yPx);
  }

  /** The figure's y of a place of the drawing. */
  double figureY(double x, double y) {
    return xByY * (x - xPx) + yByY * (y - yPx);
  }

  Pose moved(double rightPx, double downPx) {
    return new Pose(xByX, xByY, yByX, yByY, xPx + rightPx, yPx + downPx);
  }
}

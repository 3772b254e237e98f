package io.loomsight.models.synth;

/**
 * A flat shape around an origin, in px; what lies on its edge is inside. Petals and leaves point
 * along the x axis.
 *
 * @param centreX of a circle around all that it covers
 * @param centreY of the same circle
 * @param reachPx the circle's radius
 * @param region the places that it covers
 */
record Shape(double centreX, double centreY, double reachPx, Region region) {

  /** Tells covered places from others. */
  @FunctionalInterface
  interface Region {
    boolean covers(double x, double y);
  }

  /** How a petal's breadth runs from its base to its tip. */
  enum Profile {
    /** Pointed at both ends, broadest in the middle. */
    LEAF,
    /** Narrow at the base, round at the tip. */
    PETAL,
    /** Pointed at the base, broadest near a round tip. */
    DROP,
    /** Broadest near the base, with a long point. */
    LANCE;

    /** The share of the half breadth at a share of the length. */
    double at(double share) {
      return switch (this) {
        case LEAF -> Math.pow(Math.sin(Math.PI * share), 0.9);
        case PETAL -> Math.pow(Math.sin(Math.PI * Math.pow(share, 1.35)), 0.7);
        case DROP -> Math.pow(share, 0.9) * Math.sqrt(1 - Math.pow(share, 6)) * 1.16;
        case LANCE -> Math.sin(Math.PI * Math.pow(1 - share, 1.7));
      };
    }
  }

  Shape {
    if (!(reachPx >= 0)) {
      throw new IllegalArgumentException("shape: expected a reach >= 0 px, found " + reachPx);
    }
  }

  private static Shape around(double reachPx, Region region) {
    return new Shape(0, 0, reachPx, region);
  }

  static Shape disc(double radiusPx) {
    return around(radiusPx, (x, y) -> x * x + y * y <= radiusPx * radiusPx);
  }

  static Shape ring(double innerPx, double outerPx) {
    return around(
        outerPx,
        (x, y) -> {
          double squared = x * x + y * y;
          return squared <= outerPx * outerPx && squared >= innerPx * innerPx;
        });
  }

  /**
   * A disc whose edge has {@code lobes} round lobes; {@code depth} is their share of the radius.
   */
  static Shape lobed(int lobes, double radiusPx, double depth) {
    return around(
        radiusPx,
        (x, y) -> {
          double lobe = Math.abs(Math.cos(Math.atan2(y, x) * lobes / 2));
          return Math.hypot(x, y) <= radiusPx * (1 - depth + depth * Math.sqrt(lobe));
        });
  }

  /** A star with {@code points} tips, the first along the x axis. */
  static Shape star(int points, double innerPx, double outerPx) {
    double half = Math.PI / points;
    double innerX = innerPx * Math.cos(half);
    double innerY = innerPx * Math.sin(half);
    return around(
        outerPx,
        (x, y) -> {
          double turn = Math.atan2(y, x) / (2 * half);
          double angle = Math.abs(turn - Math.rint(turn)) * 2 * half;
          double radius = Math.hypot(x, y);
          double along = radius * Math.cos(angle);
          double aside = radius * Math.sin(angle);
          return (along - outerPx) * innerY - aside * (innerX - outerPx) <= 1e-9;
        });
  }

  /** A lozenge with its corners on the axes. */
  static Shape lozenge(double halfWidthPx, double halfHeightPx) {
    return around(
        Math.max(halfWidthPx, halfHeightPx),
        (x, y) -> Math.abs(x) / halfWidthPx + Math.abs(y) / halfHeightPx <= 1 + 1e-9);
  }

  /** A petal or leaf along the x axis. */
  static Shape petal(Profile profile, double fromPx, double toPx, double halfBreadthPx) {
    return new Shape(
        (fromPx + toPx) / 2,
        0,
        Math.hypot((toPx - fromPx) / 2, halfBreadthPx * 1.2),
        (x, y) -> {
          double share = (x - fromPx) / (toPx - fromPx);
          return share >= 0 && share <= 1 && Math.abs(y) <= halfBreadthPx * profile.at(share);
        });
  }

  /** A line with round ends. */
  static Shape line(double fromX, double fromY, double toX, double toY, double thickPx) {
    double lengthX = toX - fromX;
    double lengthY = toY - fromY;
    double squared = Math.max(1e-9, lengthX * lengthX + lengthY * lengthY);
    return new Shape(
        (fromX + toX) / 2,
        (fromY + toY) / 2,
        Math.hypot(lengthX, lengthY) / 2 + thickPx,
        (x, y) -> {
          double share = ((x - fromX) * lengthX + (y - fromY) * lengthY) / squared;
          double near = Math.max(0, Math.min(1, share));
          return Math.hypot(x - fromX - near * lengthX, y - fromY - near * lengthY) <= thickPx / 2;
        });
  }

  Shape moved(double xPx, double yPx) {
    return new Shape(
        centreX + xPx, centreY + yPx, reachPx, (x, y) -> region.covers(x - xPx, y - yPx));
  }

  /** Turned about the origin by radians, from the x axis to the y axis. */
  Shape turned(double angle) {
    double cosine = Math.cos(angle);
    double sine = Math.sin(angle);
    return new Shape(
        cosine * centreX - sine * centreY,
        sine * centreX + cosine * centreY,
        reachPx,
        (x, y) -> region.covers(cosine * x + sine * y, cosine * y - sine * x));
  }

  /** Turned the more, the farther from the origin: {@code angle} radians at {@code atPx}. */
  Shape twisted(double angle, double atPx) {
    double away = Math.hypot(centreX, centreY);
    Shape whole = turned(angle * away / atPx);
    double spread = Math.abs(angle) / atPx * reachPx * (away + reachPx);
    return new Shape(
        whole.centreX,
        whole.centreY,
        reachPx + spread,
        (x, y) -> {
          double back = -angle * Math.hypot(x, y) / atPx;
          double cosine = Math.cos(back);
          double sine = Math.sin(back);
          return region.covers(cosine * x - sine * y, cosine * y + sine * x);
        });
  }

  /** Mirrored at the x axis. */
  Shape mirrored() {
    return new Shape(centreX, -centreY, reachPx, (x, y) -> region.covers(x, -y));
  }
}

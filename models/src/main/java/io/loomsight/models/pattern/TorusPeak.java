package io.loomsight.models.pattern;

/** The height of the highest peak of a plane of 64 x 64 values on the torus, between pixels too. */
final class TorusPeak {

  private static final int SIDE = LowResolution.SIDE_PX;

  private TorusPeak() {}

  /** The highest value and what a parabola through it and its neighbours rises above, each way. */
  static double highest(double[] plane) {
    int best = 0;
    for (int at = 1; at < plane.length; at++) {
      best = plane[at] > plane[best] ? at : best;
    }
    int row = best - best % SIDE;
    double rise =
        rise(plane[row + (best + SIDE - 1) % SIDE], plane[best], plane[row + (best + 1) % SIDE])
            + rise(
                plane[(best + plane.length - SIDE) % plane.length],
                plane[best],
                plane[(best + SIDE) % plane.length]);
    return plane[best] + rise;
  }

  private static double rise(double before, double at, double after) {
    double bend = 2 * at - before - after;
    double slope = (after - before) / 2;
    return bend > 0 ? slope * slope / (2 * bend) : 0;
  }
}

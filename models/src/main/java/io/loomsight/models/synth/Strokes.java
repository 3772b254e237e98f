package io.loomsight.models.synth;

import io.loomsight.models.fabric.Box;
import java.util.SplittableRandom;

/**
 * Curved fibres that lie on the cloth.
 *
 * @param box the box that holds them
 * @param points the fibres as straight pieces: x, y of start, x, y of end, each in mm
 * @param halfWidthMm half a fibre's thickness
 * @param amount its grey in units of contrast; below 0 darker
 * @param cover share of the cloth's own grey that it hides
 * @param haze grey of the fuzz between the fibres
 * @param seed seed of the fuzz
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Strokes(
    Box box,
    double[] points,
    double halfWidthMm,
    double amount,
    double cover,
    double haze,
    long seed)
    implements Alteration {

  private static final int PIECES = 10;

  /** Fibres drawn at random inside the box, from one long to a tuft of many. */
  static Strokes random(
      Box box, int fibres, double halfWidthMm, double amount, double haze, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] points = new double[4 * PIECES * fibres];
    double marginMm = Math.min(3 * halfWidthMm, 0.2 * Math.min(box.widthMm(), box.heightMm()));
    boolean upright = box.heightMm() >= box.widthMm();
    int next = 0;
    for (int fibre = 0; fibre < fibres; fibre++) {
      double[] bends = new double[8];
      for (int bend = 0; bend < 4; bend++) {
        double along = fibres == 1 ? bend / 3.0 : random.nextDouble();
        double across = random.nextDouble();
        bends[2 * bend] = inside(box.xMm(), box.widthMm(), marginMm, upright ? across : along);
        bends[2 * bend + 1] = inside(box.yMm(), box.heightMm(), marginMm, upright ? along : across);
      }
      for (int piece = 0; piece < PIECES; piece++) {
        double start = (double) piece / PIECES;
        double end = (piece + 1.0) / PIECES;
        points[next++] = curve(bends, 0, start);
        points[next++] = curve(bends, 1, start);
        points[next++] = curve(bends, 0, end);
        points[next++] = curve(bends, 1, end);
      }
    }
    return new Strokes(box, points, halfWidthMm, amount, 0.6, haze, seed);
  }

  @Override
  public void tint(Sample sample) {
    double nearest = Double.POSITIVE_INFINITY;
    for (int at = 0; at < points.length; at += 4) {
      nearest = Math.min(nearest, squaredDistance(sample, at));
    }
    double uneven = 0.8 + 0.25 * Noise.over(seed, sample.xMm, sample.yMm);
    double solid = Noise.bell(nearest / (4 * halfWidthMm * halfWidthMm));
    sample.value += solid * (amount * uneven - cover * sample.value);
    if (haze > 0) {
      sample.value += Math.copySign(haze, amount) * Noise.bell(nearest / 0.8) * (1 - solid);
    }
  }

  private double squaredDistance(Sample sample, int at) {
    double startX = points[at];
    double startY = points[at + 1];
    double alongX = points[at + 2] - startX;
    double alongY = points[at + 3] - startY;
    double x = sample.xMm - startX;
    double y = sample.yMm - startY;
    double squared = alongX * alongX + alongY * alongY;
    double share = squared == 0 ? 0 : (x * alongX + y * alongY) / squared;
    double clamped = Math.max(0, Math.min(1, share));
    double acrossX = x - clamped * alongX;
    double acrossY = y - clamped * alongY;
    return acrossX * acrossX + acrossY * acrossY;
  }

  private static double inside(double startMm, double sizeMm, double marginMm, double share) {
    return startMm + marginMm + share * (sizeMm - 2 * marginMm);
  }

  private static double curve(double[] bends, int axis, double share) {
    double rest = 1 - share;
    return rest * rest * rest * bends[axis]
        + 3 * rest * rest * share * bends[2 + axis]
        + 3 * rest * share * share * bends[4 + axis]
        + share * share * share * bends[6 + axis];
  }
}

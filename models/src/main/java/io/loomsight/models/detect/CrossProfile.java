package io.loomsight.models.detect;

import java.util.Arrays;

/**
 * The mean grey of a region by the distance from its axis, in steps of a px: along an axis the
 * weave averages out, and a faulty yarn stays. Contrasts are grey over that of the cloth on both
 * sides.
 */
final class CrossProfile {

  /** Of the best filled distance; a distance with less is not judged. */
  private static final double LEAST_FILLED = 0.3;

  private final double[] raw;
  private final double[] smooth;
  private final double pitchPx;
  private final int reachPx;
  private final double halfMaskPx;
  private final double ground;

  private CrossProfile(double[] raw, int reachPx, double halfMaskPx, double pitchPx) {
    this.raw = raw;
    this.reachPx = reachPx;
    this.halfMaskPx = halfMaskPx;
    this.pitchPx = pitchPx;
    this.smooth = smoothed(raw, pitchPx);
    double sum = 0;
    int count = 0;
    for (int bin = 0; bin < raw.length; bin++) {
      if (Math.abs(bin - reachPx) > halfMaskPx + 2 && !Double.isNaN(smooth[bin])) {
        sum += smooth[bin];
        count++;
      }
    }
    this.ground =
        count > 0
            ? sum / count
            : Arrays.stream(smooth).filter(grey -> !Double.isNaN(grey)).average().orElse(0);
  }

  /** The line that a profile is taken across: its middle, its direction and the region's sides. */
  static final class Axis {

    final double halfLengthPx;
    final double halfThicknessPx;
    final double angle;
    private final double xPx;
    private final double yPx;
    private final double sin;
    private final double cos;

    /**
     * @param angle in radians, 0 along the roll, turning from y to x
     */
    Axis(double xPx, double yPx, double angle, double halfLengthPx, double halfThicknessPx) {
      this.xPx = xPx;
      this.yPx = yPx;
      this.angle = angle;
      this.sin = Math.sin(angle);
      this.cos = Math.cos(angle);
      this.halfLengthPx = halfLengthPx;
      this.halfThicknessPx = halfThicknessPx;
    }

    Axis turned(double byAngle) {
      return new Axis(xPx, yPx, angle + byAngle, halfLengthPx, halfThicknessPx);
    }

    double along(double x, double y) {
      return (x - xPx) * sin + (y - yPx) * cos;
    }

    double across(double x, double y) {
      return (x - xPx) * cos - (y - yPx) * sin;
    }
  }

  /** The profile across an axis of the window. */
  static CrossProfile of(GreyWindow window, Axis axis, double pitchPx) {
    int reach = (int) Math.ceil(axis.halfThicknessPx + 4 * pitchPx);
    double[] sums = new double[2 * reach + 1];
    double[] weights = new double[2 * reach + 1];
    for (int y = 0; y < window.heightPx; y++) {
      for (int x = 0; x < window.widthPx; x++) {
        double at = axis.across(x, y) + reach;
        if (at >= 0
            && at < 2 * reach
            && Math.abs(axis.along(x, y)) <= axis.halfLengthPx
            && window.cloth.get(y * window.widthPx + x)) {
          int low = (int) at;
          double high = at - low;
          double grey = window.raw[y * window.widthPx + x];
          sums[low] += (1 - high) * grey;
          weights[low] += 1 - high;
          sums[low + 1] += high * grey;
          weights[low + 1] += high;
        }
      }
    }
    double most = Arrays.stream(weights).max().orElse(0);
    double[] raw = new double[sums.length];
    for (int bin = 0; bin < raw.length; bin++) {
      raw[bin] =
          weights[bin] > LEAST_FILLED * most && most > 0 ? sums[bin] / weights[bin] : Double.NaN;
    }
    return new CrossProfile(raw, reach, axis.halfThicknessPx, pitchPx);
  }

  private static double[] smoothed(double[] raw, double boxPx) {
    double half = Math.max(0, (boxPx - 1) / 2);
    int whole = (int) half;
    double[] smooth = new double[raw.length];
    for (int bin = 0; bin < raw.length; bin++) {
      double sum = 0;
      double weights = 0;
      for (int off = -whole - 1; off <= whole + 1; off++) {
        int at = bin + off;
        if (at >= 0 && at < raw.length && !Double.isNaN(raw[at])) {
          double weight = Math.abs(off) > whole ? half - whole : 1;
          sum += weight * raw[at];
          weights += weight;
        }
      }
      smooth[bin] = weights > 0.5 * boxPx ? sum / weights : Double.NaN;
    }
    return smooth;
  }

  /** How much of the profile is no cloth as it is on both sides. */
  double energy() {
    double sum = 0;
    for (double grey : smooth) {
      sum += Double.isNaN(grey) ? 0 : (grey - ground) * (grey - ground);
    }
    return sum;
  }

  /** The distance from the axis where the contrast is highest, in bins. */
  private int peakBin() {
    int best = -1;
    for (int bin = 0; bin < smooth.length; bin++) {
      if (Math.abs(bin - reachPx) <= halfMaskPx + 0.5
          && !Double.isNaN(smooth[bin])
          && (best < 0 || Math.abs(smooth[bin] - ground) > Math.abs(smooth[best] - ground))) {
        best = bin;
      }
    }
    return best < 0 ? reachPx : best;
  }

  /** The highest contrast, in grey. */
  double peak() {
    double grey = smooth[peakBin()];
    return Double.isNaN(grey) ? 0 : grey - ground;
  }

  /** The highest contrast of the other sign no farther than a yarn and a half from the region. */
  double counter() {
    double sign = -Math.signum(peak());
    double highest = 0;
    for (int bin = 0; bin < smooth.length; bin++) {
      if (Math.abs(bin - reachPx) <= halfMaskPx + 1.5 * pitchPx && !Double.isNaN(smooth[bin])) {
        highest = Math.max(highest, sign * (smooth[bin] - ground));
      }
    }
    return sign * highest;
  }

  double peakPx() {
    return peakBin() - reachPx;
  }

  /** Width at half of the highest contrast, in px. */
  double widthPx() {
    double half = peak() / 2;
    if (half == 0) {
      return 0;
    }
    return reachOfHalf(1, half) + reachOfHalf(-1, half);
  }

  private double reachOfHalf(int step, double half) {
    int peak = peakBin();
    double before = smooth[peak] - ground;
    int bin = peak + step;
    while (bin >= 0 && bin < smooth.length && !Double.isNaN(smooth[bin])) {
      double now = smooth[bin] - ground;
      if (now / half < 1) {
        return Math.abs(bin - step - peak) + (before - half) / (before - now);
      }
      before = now;
      bin += step;
    }
    return Math.abs(bin - step - peak);
  }

  /** How deep the profile dips between two tops inside its width, of its contrast; else 0. */
  double seam() {
    double peak = peak();
    if (peak == 0) {
      return 0;
    }
    double sign = Math.signum(peak);
    double centre = peakBin() + (reachOfHalf(1, peak / 2) - reachOfHalf(-1, peak / 2)) / 2;
    double half = widthPx() / 2;
    int from = Math.max(1, (int) Math.round(centre - half));
    int to = Math.min(raw.length - 2, (int) Math.round(centre + half));
    double[] fine = new double[raw.length];
    for (int bin = from; bin <= to; bin++) {
      fine[bin] = sign * (raw[bin - 1] + 2 * raw[bin] + raw[bin + 1]) / 4;
    }
    double deepest = 0;
    for (int bin = from + 1; bin < to; bin++) {
      double left = Double.NEGATIVE_INFINITY;
      double right = Double.NEGATIVE_INFINITY;
      for (int at = from; at < bin; at++) {
        left = Math.max(left, fine[at]);
      }
      for (int at = bin + 1; at <= to; at++) {
        right = Math.max(right, fine[at]);
      }
      deepest = Math.max(deepest, Math.min(left, right) - fine[bin]);
    }
    return Double.isNaN(deepest) ? 0 : deepest / Math.abs(peak);
  }

  /** Contrast beside the peak, at a distance in yarns, in grey. */
  double at(double yarns) {
    double bin = peakBin() + yarns * pitchPx;
    int low = (int) Math.floor(bin);
    return (1 - (bin - low)) * fine(low) + (bin - low) * fine(low + 1);
  }

  private double fine(int bin) {
    double sum = 0;
    double weights = 0;
    for (int off = -1; off <= 1; off++) {
      int at = bin + off;
      if (at >= 0 && at < raw.length && !Double.isNaN(raw[at])) {
        double weight = off == 0 ? 2 : 1;
        sum += weight * (raw[at] - ground);
        weights += weight;
      }
    }
    return weights > 0 ? sum / weights : 0;
  }

  double ground() {
    return ground;
  }
}

package io.loomsight.models.detect;

import io.loomsight.models.detect.CrossProfile.Axis;
import java.util.Arrays;
import java.util.BitSet;

/** The contrast of a region along its axis, in steps of a px, smoothed by a crossing yarn. */
final class AlongProfile {

  private final double[] contrast;

  private AlongProfile(double[] contrast) {
    this.contrast = contrast;
  }

  static AlongProfile of(GreyWindow window, Axis axis, CrossProfile profile, double pitchPx) {
    double halfWidth = Math.max(1, profile.widthPx() / 2);
    int bins = Math.max(1, (int) Math.round(2 * axis.halfLengthPx));
    double[] sums = new double[bins];
    int[] counts = new int[bins];
    BitSet cloth = window.cloth;
    for (int place = cloth.nextSetBit(0); place >= 0; place = cloth.nextSetBit(place + 1)) {
      int x = place % window.widthPx;
      int y = place / window.widthPx;
      if (Math.abs(axis.across(x, y) - profile.peakPx()) <= halfWidth) {
        int bin = (int) Math.floor(axis.along(x, y) + axis.halfLengthPx);
        if (bin >= 0 && bin < bins) {
          sums[bin] += window.raw[place] - profile.ground();
          counts[bin]++;
        }
      }
    }
    int reach = (int) Math.round((pitchPx - 1) / 2);
    double[] smooth = new double[bins];
    for (int bin = 0; bin < bins; bin++) {
      double sum = 0;
      int count = 0;
      for (int at = Math.max(0, bin - reach); at <= Math.min(bins - 1, bin + reach); at++) {
        sum += sums[at];
        count += counts[at];
      }
      smooth[bin] = count > 0 ? sum / count : 0;
    }
    return new AlongProfile(smooth);
  }

  private double mean() {
    return Arrays.stream(contrast).average().orElse(0);
  }

  private double deviation() {
    double mean = mean();
    return Math.sqrt(
        Arrays.stream(contrast).map(value -> (value - mean) * (value - mean)).average().orElse(0));
  }

  /** Deviation over the mean, at most 4. */
  double unevenness() {
    double mean = Math.abs(mean());
    return mean > 0 ? Math.min(4, deviation() / mean) : 0;
  }

  /** Mean over the highest contrast. */
  double fullness() {
    double most = Arrays.stream(contrast).map(Math::abs).max().orElse(0);
    return most > 0 ? Math.abs(mean()) / most : 1;
  }

  /**
   * The highest autocorrelation at a shift from {@code fromPx} to {@code toPx} beyond a lower one.
   */
  double ripple(double fromPx, double toPx) {
    double mean = mean();
    double power = 0;
    for (double value : contrast) {
      power += (value - mean) * (value - mean);
    }
    if (power == 0) {
      return 0;
    }
    double lowest = 1;
    double best = 0;
    int most = (int) Math.min(toPx, contrast.length / 2.0);
    for (int shift = 1; shift <= most; shift++) {
      double sum = 0;
      for (int at = 0; at + shift < contrast.length; at++) {
        sum += (contrast[at] - mean) * (contrast[at + shift] - mean);
      }
      double correlation = sum / power * contrast.length / (contrast.length - shift);
      lowest = Math.min(lowest, correlation);
      if (shift >= fromPx) {
        best = Math.max(best, Math.min(correlation, correlation - lowest));
      }
    }
    return Math.max(0, Math.min(1, best));
  }
}

package io.loomsight.models.detect;

import io.loomsight.models.fabric.PixelBox;
import io.loomsight.models.image.GreyImage;
import io.loomsight.models.image.Mask;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * A region and the cloth around it: its greys as they are, and smoothed by a yarn in each
 * direction, which leaves what is no weave. Row-major, from the window's left and top.
 */
final class GreyWindow {

  private static final int LEAST_MARGIN_PX = 24;
  private static final int MARGIN_YARNS = 4;

  /** So near to a region the cloth may still be changed. */
  private static final int GUARD_PX = 6;

  final int leftPx;
  final int topPx;
  final int widthPx;
  final int heightPx;
  final double pitchAcrossPx;
  final double pitchAlongPx;
  final float[] raw;
  final float[] smooth;
  final BitSet cloth;
  final BitSet inside;
  final BitSet around;
  private final Map<Integer, Double> stepsAround = new HashMap<>();

  GreyWindow(
      GreyImage image,
      Mask clothMask,
      Mask region,
      PixelBox at,
      double pitchAcrossPx,
      double pitchAlongPx) {
    int margin =
        Math.max(
            LEAST_MARGIN_PX, (int) Math.ceil(MARGIN_YARNS * Math.max(pitchAcrossPx, pitchAlongPx)));
    this.pitchAcrossPx = pitchAcrossPx;
    this.pitchAlongPx = pitchAlongPx;
    leftPx = Math.max(0, at.xPx() - margin);
    topPx = Math.max(0, at.yPx() - margin);
    widthPx = Math.min(image.widthPx(), at.xPx() + at.widthPx() + margin) - leftPx;
    heightPx = Math.min(image.heightPx(), at.yPx() + at.heightPx() + margin) - topPx;
    raw = new float[widthPx * heightPx];
    cloth = new BitSet(raw.length);
    inside = new BitSet(raw.length);
    for (int y = 0; y < heightPx; y++) {
      for (int x = 0; x < widthPx; x++) {
        int place = y * widthPx + x;
        raw[place] = image.grey(leftPx + x, topPx + y);
        int inX = leftPx + x - at.xPx();
        int inY = topPx + y - at.yPx();
        boolean boxed = inX >= 0 && inY >= 0 && inX < at.widthPx() && inY < at.heightPx();
        inside.set(place, boxed && region.contains(inX, inY));
        cloth.set(place, clothMask.contains(leftPx + x, topPx + y) || inside.get(place));
      }
    }
    smooth = smoothed();
    around = (BitSet) cloth.clone();
    around.andNot(grown(inside, GUARD_PX));
  }

  /** Mean over a yarn each way, of cloth alone. */
  private float[] smoothed() {
    double[] sums = new double[raw.length];
    double[] weights = new double[raw.length];
    for (int place = cloth.nextSetBit(0); place >= 0; place = cloth.nextSetBit(place + 1)) {
      sums[place] = raw[place];
      weights[place] = 1;
    }
    sums = blurred(sums, 1, pitchAcrossPx);
    weights = blurred(weights, 1, pitchAcrossPx);
    sums = blurred(sums, widthPx, pitchAlongPx);
    weights = blurred(weights, widthPx, pitchAlongPx);
    float[] means = new float[raw.length];
    for (int place = 0; place < means.length; place++) {
      means[place] = (float) (weights[place] > 0 ? sums[place] / weights[place] : raw[place]);
    }
    return means;
  }

  /** Box filter of a width with a fraction, by columns (step 1) or rows: from sums up to a px. */
  private double[] blurred(double[] values, int step, double boxPx) {
    int length = step == 1 ? widthPx : heightPx;
    double half = boxPx / 2;
    double[] sums = new double[length + 1];
    double[] result = new double[values.length];
    for (int line = 0; line < values.length / length; line++) {
      int start = step == 1 ? line * widthPx : line;
      for (int at = 0; at < length; at++) {
        sums[at + 1] = sums[at] + values[start + at * step];
      }
      for (int at = 0; at < length; at++) {
        result[start + at * step] = upTo(sums, at + 0.5 + half) - upTo(sums, at + 0.5 - half);
      }
    }
    return result;
  }

  /** The sum of all up to a place between two px' edges. */
  private static double upTo(double[] sums, double edge) {
    double clamped = Math.max(0, Math.min(sums.length - 1, edge));
    int whole = Math.min(sums.length - 2, (int) clamped);
    return sums[whole] + (clamped - whole) * (sums[whole + 1] - sums[whole]);
  }

  /** What lies no farther than {@code px} from {@code set}, across and along. */
  BitSet grown(BitSet set, int px) {
    BitSet across = new BitSet(raw.length);
    for (int place = set.nextSetBit(0); place >= 0; place = set.nextSetBit(place + 1)) {
      int x = place % widthPx;
      across.set(place - Math.min(px, x), place + Math.min(px, widthPx - 1 - x) + 1);
    }
    BitSet both = new BitSet(raw.length);
    for (int place = across.nextSetBit(0); place >= 0; place = across.nextSetBit(place + 1)) {
      int y = place / widthPx;
      for (int off = -Math.min(px, y); off <= Math.min(px, heightPx - 1 - y); off++) {
        both.set(place + off * widthPx);
      }
    }
    return both;
  }

  static double mean(float[] values, BitSet of) {
    double sum = 0;
    for (int place = of.nextSetBit(0); place >= 0; place = of.nextSetBit(place + 1)) {
      sum += values[place];
    }
    return of.isEmpty() ? 0 : sum / of.cardinality();
  }

  static double deviation(float[] values, BitSet of) {
    double mean = mean(values, of);
    double sum = 0;
    for (int place = of.nextSetBit(0); place >= 0; place = of.nextSetBit(place + 1)) {
      sum += (values[place] - mean) * (values[place] - mean);
    }
    return of.isEmpty() ? 0 : Math.sqrt(sum / of.cardinality());
  }

  /** The values at the places of a set, from the lowest. */
  static float[] sorted(float[] values, BitSet of) {
    float[] sorted = new float[of.cardinality()];
    int next = 0;
    for (int place = of.nextSetBit(0); place >= 0; place = of.nextSetBit(place + 1)) {
      sorted[next++] = values[place];
    }
    Arrays.sort(sorted);
    return sorted;
  }

  /** The value that a share of sorted values, at least one, stays below. */
  static double quantile(float[] sorted, double share) {
    return sorted[(int) Math.min(sorted.length - 1L, (long) Math.floor(share * sorted.length))];
  }

  /** The share of sorted values, at least one, below a limit. */
  static double shareBelow(float[] sorted, double limit) {
    int below = 0;
    while (below < sorted.length && sorted[below] < limit) {
      below++;
    }
    return (double) below / sorted.length;
  }

  /** The places whose smoothed grey is at least so far from a level, on the contrast's side. */
  BitSet reaching(BitSet of, double level, double contrast) {
    BitSet reaching = new BitSet(raw.length);
    for (int place = of.nextSetBit(0); place >= 0; place = of.nextSetBit(place + 1)) {
      double found = smooth[place] - level;
      reaching.set(place, contrast < 0 ? found <= contrast : found >= contrast);
    }
    return reaching;
  }

  /** The steps of the cloth around, worked out once. */
  double stepsAround(int step) {
    return stepsAround.computeIfAbsent(step, key -> steps(around, key));
  }

  /**
   * Root of the mean squared change of grey over two px: from one px before to one behind.
   *
   * @param step from px to px: 1 across, the window's width along, and one more or less aslant
   */
  double steps(BitSet of, int step) {
    double sum = 0;
    int count = 0;
    for (int place = of.nextSetBit(0); place >= 0; place = of.nextSetBit(place + 1)) {
      int x = place % widthPx;
      boolean whole =
          x > 0 && x < widthPx - 1 && place > widthPx && place < raw.length - widthPx - 1;
      if (whole) {
        double change = raw[place + step] - raw[place - step];
        sum += change * change;
        count++;
      }
    }
    return count == 0 ? 0 : Math.sqrt(sum / count);
  }
}

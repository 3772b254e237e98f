package io.loomsight.models.pattern;

import io.loomsight.models.image.ColourImage;
import java.util.Arrays;

/** The tile that is quilted, a torus, and the block that is under the needle. */
final class QuiltCanvas {

  private final int width;
  private final int height;
  private final int block;
  private final float[] samples;
  private final boolean[] filled;

  private QuiltSpan across;
  private QuiltSpan down;

  /** The canvas's pixel under each one of the block. */
  private final int[] under;

  /** The block's pixels that are filled already, the first {@code overlaps} of them. */
  private final int[] overlapped;

  private int overlaps;

  QuiltCanvas(int width, int height, int block) {
    this.width = width;
    this.height = height;
    this.block = block;
    samples = new float[ColourImage.PLANES * width * height];
    filled = new boolean[width * height];
    under = new int[block * block];
    overlapped = new int[block * block];
    across = new QuiltSpan(0, 0, 0);
    down = across;
  }

  void moveTo(QuiltSpan newAcross, QuiltSpan newDown) {
    across = newAcross;
    down = newDown;
    overlaps = 0;
    for (int at = 0; at < under.length; at++) {
      int x = (across.from() + at % block) % width;
      int y = (down.from() + at / block) % height;
      under[at] = y * width + x;
      if (filled[under[at]]) {
        overlapped[overlaps++] = at;
      }
    }
  }

  /** The overlaps of the block as it lies, to be compared with every block of a source. */
  QuiltOverlap overlap(QuiltSource source) {
    int[] offsets = new int[overlaps];
    float[][] laid = new float[ColourImage.PLANES][overlaps];
    for (int next = 0; next < overlaps; next++) {
      int at = overlapped[next];
      offsets[next] = source.offset(at % block, at / block);
      for (int plane = 0; plane < ColourImage.PLANES; plane++) {
        laid[plane][next] = samples[plane * filled.length + under[at]];
      }
    }
    return new QuiltOverlap(source, offsets, laid);
  }

  private double difference(QuiltSource source, int place, int at) {
    double sum = 0;
    for (int plane = 0; plane < ColourImage.PLANES; plane++) {
      double difference =
          source.sample(place, plane, at % block, at / block)
              - samples[plane * filled.length + under[at]];
      sum += difference * difference;
    }
    return sum;
  }

  /** Lays a block down, up to the cuts. */
  void paste(QuiltSource source, int place) {
    double[] errors = new double[under.length];
    for (int next = 0; next < overlaps; next++) {
      errors[overlapped[next]] = difference(source, place, overlapped[next]);
    }
    boolean[] kept = new boolean[under.length];
    cut(errors, kept, across, 1, block);
    cut(errors, kept, down, block, 1);
    for (int at = 0; at < under.length; at++) {
      if (!kept[at] || !filled[under[at]]) {
        for (int plane = 0; plane < ColourImage.PLANES; plane++) {
          samples[plane * filled.length + under[at]] =
              source.sample(place, plane, at % block, at / block);
        }
        filled[under[at]] = true;
      }
    }
  }

  /** Keeps what lies beyond the cuts through the overlaps before and after the block. */
  private void cut(double[] errors, boolean[] kept, QuiltSpan span, int step, int lineStep) {
    int[] before = path(errors, 0, span.before(), step, lineStep);
    int[] after = path(errors, block - span.after(), block, step, lineStep);
    for (int line = 0; line < block; line++) {
      for (int at = 0; at < block; at++) {
        boolean isBefore = span.before() > 0 && at < before[line];
        boolean isAfter = span.after() > 0 && at > after[line];
        kept[line * lineStep + at * step] |= isBefore || isAfter;
      }
    }
  }

  /** The path of least error through an overlap, one pixel a line; empty through none. */
  private int[] path(double[] errors, int from, int to, int step, int lineStep) {
    int strip = to - from;
    if (strip == 0) {
      return new int[0];
    }
    double[][] sums = new double[block][strip];
    for (int line = 0; line < block; line++) {
      for (int at = 0; at < strip; at++) {
        double before = line == 0 ? 0 : sums[line - 1][least(sums[line - 1], at)];
        sums[line][at] = before + errors[line * lineStep + (from + at) * step];
      }
    }
    int[] path = new int[block];
    int at = 0;
    for (int other = 1; other < strip; other++) {
      at = sums[block - 1][other] < sums[block - 1][at] ? other : at;
    }
    for (int line = block - 1; line >= 0; line--) {
      at = line == block - 1 ? at : least(sums[line], at);
      path[line] = from + at;
    }
    return path;
  }

  /** The index of the least of an entry and its two neighbours. */
  private static int least(double[] sums, int at) {
    int best = at;
    if (at > 0 && sums[at - 1] < sums[best]) {
      best = at - 1;
    }
    if (at + 1 < sums.length && sums[at + 1] < sums[best]) {
      best = at + 1;
    }
    return best;
  }

  ColourImage image() {
    return ColourImage.wrap(width, height, Arrays.copyOf(samples, samples.length));
  }
}

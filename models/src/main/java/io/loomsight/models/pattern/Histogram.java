package io.loomsight.models.pattern;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The distinct colours of an image, how many pixels have each, and the same in coarser bins where
 * there are many: a photo's hundred thousand colours are clustered by their 32 x 32 x 32 bins, each
 * at its pixels' mean in CIELAB.
 */
final class Histogram {

  private static final int MOST_POINTS = 1 << 14;
  private static final int BIN_BITS = 5;

  private final int[] colours;
  private final long[] counts;
  private final CieLab[] labs;

  private Histogram(int[] colours, long[] counts) {
    this.colours = colours;
    this.counts = counts;
    this.labs = new CieLab[colours.length];
    Arrays.setAll(labs, index -> CieLab.ofRgb(colours[index]));
  }

  /**
   * @param pixels {@code 0xRRGGBB}, at least one
   */
  static Histogram of(int[] pixels) {
    int[] sorted = pixels.clone();
    Arrays.sort(sorted);
    int[] colours = new int[sorted.length];
    long[] counts = new long[sorted.length];
    int last = -1;
    for (int place = 0; place < sorted.length; place++) {
      if (place == 0 || sorted[place] != sorted[place - 1]) {
        last++;
        colours[last] = sorted[place];
      }
      counts[last]++;
    }
    return new Histogram(Arrays.copyOf(colours, last + 1), Arrays.copyOf(counts, last + 1));
  }

  int size() {
    return colours.length;
  }

  /** A colour, {@code 0xRRGGBB}; they ascend. */
  int colour(int index) {
    return colours[index];
  }

  long count(int index) {
    return counts[index];
  }

  CieLab lab(int index) {
    return labs[index];
  }

  /** The index of a colour that the image has. */
  int indexOf(int rgb) {
    return Arrays.binarySearch(colours, rgb);
  }

  /** What is clustered: the colours themselves, or their bins where they are too many. */
  Points points() {
    if (colours.length <= MOST_POINTS) {
      double[] weights = Arrays.stream(counts).asDoubleStream().toArray();
      return new Points(labs, weights);
    }
    int bins = 1 << (3 * BIN_BITS);
    double[][] sums = new double[3][bins];
    double[] weights = new double[bins];
    for (int index = 0; index < colours.length; index++) {
      int bin = bin(colours[index]);
      weights[bin] += counts[index];
      sums[0][bin] += counts[index] * labs[index].lightness();
      sums[1][bin] += counts[index] * labs[index].a();
      sums[2][bin] += counts[index] * labs[index].b();
    }
    int[] filled = IntStream.range(0, bins).filter(b -> weights[b] > 0).toArray();
    return new Points(
        Arrays.stream(filled)
            .mapToObj(
                b ->
                    new CieLab(
                        sums[0][b] / weights[b], sums[1][b] / weights[b], sums[2][b] / weights[b]))
            .toArray(CieLab[]::new),
        Arrays.stream(filled).mapToDouble(b -> weights[b]).toArray());
  }

  private static int bin(int rgb) {
    int low = 8 - BIN_BITS;
    int red = (rgb >> 16 & 0xff) >> low;
    int green = (rgb >> 8 & 0xff) >> low;
    int blue = (rgb & 0xff) >> low;
    return (red << BIN_BITS | green) << BIN_BITS | blue;
  }

  /** Colours and their weights, to be read only. */
  @SuppressWarnings("ArrayRecordComponent") // a view, never compared
  record Points(CieLab[] labs, double[] weights) {}
}

package io.loomsight.models.detect;

import java.util.Arrays;

/** Medians of greys without sorting all of them. */
final class GreyMedian {

  private static final int BINS = 256;

  private GreyMedian() {}

  /**
   * The upper median, exactly: its bin of 256 equal ones by counting, then its place in the bin.
   *
   * @param greys at least one, not changed
   */
  static float of(float[] greys) {
    int[] counts = new int[BINS];
    for (float grey : greys) {
      counts[bin(grey)]++;
    }
    int rank = greys.length / 2;
    int bin = 0;
    while (rank >= counts[bin]) {
      rank -= counts[bin++];
    }
    float[] inBin = new float[counts[bin]];
    int used = 0;
    for (float grey : greys) {
      if (bin(grey) == bin) {
        inBin[used++] = grey;
      }
    }
    Arrays.sort(inBin);
    return inBin[rank];
  }

  private static int bin(float grey) {
    return Math.max(0, Math.min(BINS - 1, (int) (grey * BINS)));
  }
}

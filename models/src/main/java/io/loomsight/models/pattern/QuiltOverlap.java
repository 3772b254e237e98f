package io.loomsight.models.pattern;

/** What lies under a block of a quilt already, beside the places of the same pixels in a source. */
final class QuiltOverlap {

  private final QuiltSource source;
  private final int[] offsets;
  private final float[] red;
  private final float[] green;
  private final float[] blue;

  QuiltOverlap(QuiltSource source, int[] offsets, float[][] laid) {
    this.source = source;
    this.offsets = offsets;
    red = laid[0];
    green = laid[1];
    blue = laid[2];
  }

  /** The summed squared difference of a block of the source, or any sum above {@code most}. */
  double error(int place, double most) {
    float[] samples = source.samples();
    int pixels = source.pixels();
    int corner = source.corner(place);
    double sum = 0;
    for (int next = 0; next < offsets.length && sum <= most; next++) {
      int at = corner + offsets[next];
      float first = samples[at] - red[next];
      float second = samples[at + pixels] - green[next];
      float third = samples[at + 2 * pixels] - blue[next];
      sum += first * first + second * second + third * third;
    }
    return sum;
  }
}

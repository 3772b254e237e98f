package io.loomsight.models.pattern;

import io.loomsight.models.image.ColourImage;

/** One plane of a colour image in double precision, {@code [height][width]} row-major. */
final class Planes {

  private Planes() {}

  static double[] of(ColourImage image, int plane) {
    int pixels = image.widthPx() * image.heightPx();
    float[] samples = image.sharedSamples();
    double[] values = new double[pixels];
    for (int at = 0; at < pixels; at++) {
      values[at] = samples[plane * pixels + at];
    }
    return values;
  }

  /** Writes a plane into the samples of an image, {@code [3][height][width]}. */
  static void put(double[] values, float[] samples, int plane) {
    for (int at = 0; at < values.length; at++) {
      samples[plane * values.length + at] = (float) values[at];
    }
  }
}

package io.loomsight.models.pattern;

import io.loomsight.models.image.ColourImage;

/**
 * The periodic part of a plain image: {@code p = u - s}, where the smooth part s carries the jumps
 * between opposite edges and as little as possible else. In Fourier space, with the jumps v,
 *
 * <pre>S(k, l) = V(k, l) / (2 cos(2 pi k / width) + 2 cos(2 pi l / height) - 4), S(0, 0) = 0</pre>
 *
 * <p>The mean of the image stays. Source: Moisan, Periodic plus smooth image decomposition, Journal
 * of Mathematical Imaging and Vision 39 (2011).
 */
final class PeriodicComponent {

  private PeriodicComponent() {}

  /** The periodic part of each plane; its samples may lie outside 0 to 1. */
  static ColourImage of(ColourImage image) {
    int width = image.widthPx();
    int height = image.heightPx();
    Dft2d dft = new Dft2d(width, height);
    float[] samples = new float[ColourImage.PLANES * width * height];
    for (int plane = 0; plane < ColourImage.PLANES; plane++) {
      double[] values = Planes.of(image, plane);
      double[] smooth = jumps(values, width, height);
      double[] imaginary = new double[smooth.length];
      dft.forward(smooth, imaginary);
      for (int at = 1; at < smooth.length; at++) {
        int row = at / width;
        int column = at - row * width;
        double divisor =
            2 * Math.cos(2 * Math.PI * column / width)
                + 2 * Math.cos(2 * Math.PI * row / height)
                - 4;
        smooth[at] /= divisor;
        imaginary[at] /= divisor;
      }
      smooth[0] = 0;
      imaginary[0] = 0;
      dft.inverse(smooth, imaginary);
      for (int at = 0; at < values.length; at++) {
        values[at] -= smooth[at];
      }
      Planes.put(values, samples, plane);
    }
    return ColourImage.wrap(width, height, samples);
  }

  private static double[] jumps(double[] values, int width, int height) {
    double[] jumps = new double[values.length];
    int bottom = (height - 1) * width;
    for (int x = 0; x < width; x++) {
      double jump = values[bottom + x] - values[x];
      jumps[x] += jump;
      jumps[bottom + x] -= jump;
    }
    for (int y = 0; y < height; y++) {
      int left = y * width;
      int right = left + width - 1;
      double jump = values[right] - values[left];
      jumps[left] += jump;
      jumps[right] -= jump;
    }
    return jumps;
  }
}

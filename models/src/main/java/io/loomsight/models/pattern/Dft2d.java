package io.loomsight.models.pattern;

/**
 * The discrete Fourier transform of a plane of any size, {@code [height][width]} row-major, in
 * place: rows, then columns. Not for several threads at once.
 */
final class Dft2d {

  private final int width;
  private final int height;
  private final Dft rows;
  private final Dft columns;

  Dft2d(int width, int height) {
    this.width = width;
    this.height = height;
    rows = new Dft(width);
    columns = width == height ? rows : new Dft(height);
  }

  void forward(double[] real, double[] imaginary) {
    double[] lineReal = new double[Math.max(width, height)];
    double[] lineImaginary = new double[lineReal.length];
    for (int y = 0; y < height; y++) {
      System.arraycopy(real, y * width, lineReal, 0, width);
      System.arraycopy(imaginary, y * width, lineImaginary, 0, width);
      rows.forward(lineReal, lineImaginary);
      System.arraycopy(lineReal, 0, real, y * width, width);
      System.arraycopy(lineImaginary, 0, imaginary, y * width, width);
    }
    for (int x = 0; x < width; x++) {
      for (int y = 0; y < height; y++) {
        lineReal[y] = real[y * width + x];
        lineImaginary[y] = imaginary[y * width + x];
      }
      columns.forward(lineReal, lineImaginary);
      for (int y = 0; y < height; y++) {
        real[y * width + x] = lineReal[y];
        imaginary[y * width + x] = lineImaginary[y];
      }
    }
  }

  /** The inverse of {@link #forward}, divided by the number of samples. */
  void inverse(double[] real, double[] imaginary) {
    forward(imaginary, real);
    for (int at = 0; at < width * height; at++) {
      real[at] /= width * height;
      imaginary[at] /= width * height;
    }
  }
}

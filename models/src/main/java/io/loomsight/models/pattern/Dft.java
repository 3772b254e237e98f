package io.loomsight.models.pattern;

/**
 * The discrete Fourier transform of any length n, {@code X[k] = sum x[j] exp(-2 pi i j k / n)}, in
 * place: Cooley and Tukey's for powers of two, Bluestein's chirp convolution for all others
 * (Bluestein, A linear filtering approach to the computation of the discrete Fourier transform,
 * IEEE Trans. Audio Electroacoust. 18, 1970). Not for several threads at once.
 */
final class Dft {

  private final int length;
  private final double[] cosines;
  private final double[] sines;

  /** Of Bluestein's convolution; empty for a power of two. */
  private final double[] chirpReal;

  private final double[] chirpImaginary;
  private final double[] filterReal;
  private final double[] filterImaginary;
  private final double[] workReal;
  private final double[] workImaginary;

  Dft(int length) {
    if (length < 1) {
      throw new IllegalArgumentException("dft: expected a length >= 1, found " + length);
    }
    this.length = length;
    boolean power = Integer.bitCount(length) == 1;
    int padded = power ? length : Integer.highestOneBit(2 * length - 1) << 1;
    cosines = new double[padded / 2];
    sines = new double[padded / 2];
    for (int at = 0; at < padded / 2; at++) {
      cosines[at] = Math.cos(2 * Math.PI * at / padded);
      sines[at] = -Math.sin(2 * Math.PI * at / padded);
    }
    int chirps = power ? 0 : length;
    int works = power ? 0 : padded;
    chirpReal = new double[chirps];
    chirpImaginary = new double[chirps];
    filterReal = new double[works];
    filterImaginary = new double[works];
    workReal = new double[works];
    workImaginary = new double[works];
    for (int at = 0; at < chirps; at++) {
      double angle = Math.PI * ((long) at * at % (2L * length)) / length;
      chirpReal[at] = Math.cos(angle);
      chirpImaginary[at] = -Math.sin(angle);
      int mirrored = (padded - at) % padded;
      filterReal[at] = chirpReal[at];
      filterImaginary[at] = -chirpImaginary[at];
      filterReal[mirrored] = filterReal[at];
      filterImaginary[mirrored] = filterImaginary[at];
    }
    if (!power) {
      radixTwo(filterReal, filterImaginary);
    }
  }

  /** Transforms the first n entries of both arrays. */
  void forward(double[] real, double[] imaginary) {
    if (chirpReal.length == 0) {
      radixTwo(real, imaginary);
    } else {
      bluestein(real, imaginary);
    }
  }

  private void bluestein(double[] real, double[] imaginary) {
    int padded = workReal.length;
    for (int at = 0; at < padded; at++) {
      boolean inside = at < length;
      workReal[at] = inside ? real[at] * chirpReal[at] - imaginary[at] * chirpImaginary[at] : 0;
      workImaginary[at] =
          inside ? real[at] * chirpImaginary[at] + imaginary[at] * chirpReal[at] : 0;
    }
    radixTwo(workReal, workImaginary);
    for (int at = 0; at < padded; at++) {
      double product = workReal[at] * filterReal[at] - workImaginary[at] * filterImaginary[at];
      workImaginary[at] = workReal[at] * filterImaginary[at] + workImaginary[at] * filterReal[at];
      workReal[at] = product;
    }
    // the inverse is the forward transform of the swapped parts
    radixTwo(workImaginary, workReal);
    for (int at = 0; at < length; at++) {
      double re = workReal[at] / padded;
      double im = workImaginary[at] / padded;
      real[at] = re * chirpReal[at] - im * chirpImaginary[at];
      imaginary[at] = re * chirpImaginary[at] + im * chirpReal[at];
    }
  }

  private void radixTwo(double[] real, double[] imaginary) {
    int size = 2 * cosines.length;
    if (size < 2) {
      return;
    }
    int reversed = 0;
    for (int at = 1; at < size; at++) {
      int bit = size >> 1;
      while ((reversed & bit) != 0) {
        reversed ^= bit;
        bit >>= 1;
      }
      reversed |= bit;
      if (at < reversed) {
        swap(real, at, reversed);
        swap(imaginary, at, reversed);
      }
    }
    for (int span = 1; span < size; span <<= 1) {
      int step = size / (2 * span);
      for (int start = 0; start < size; start += 2 * span) {
        for (int at = 0; at < span; at++) {
          double cosine = cosines[at * step];
          double sine = sines[at * step];
          int upper = start + at;
          int lower = upper + span;
          double re = real[lower] * cosine - imaginary[lower] * sine;
          double im = real[lower] * sine + imaginary[lower] * cosine;
          real[lower] = real[upper] - re;
          imaginary[lower] = imaginary[upper] - im;
          real[upper] += re;
          imaginary[upper] += im;
        }
      }
    }
  }

  private static void swap(double[] values, int one, int other) {
    double kept = values[one];
    values[one] = values[other];
    values[other] = kept;
  }
}

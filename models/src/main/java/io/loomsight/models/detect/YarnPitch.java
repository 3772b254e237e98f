package io.loomsight.models.detect;

import io.loomsight.models.image.GreyImage;
import java.util.Arrays;
import java.util.OptionalDouble;
import org.apache.commons.math3.complex.Complex;
import org.apache.commons.math3.transform.DftNormalization;
import org.apache.commons.math3.transform.FastFourierTransformer;
import org.apache.commons.math3.transform.TransformType;

/**
 * The distance from yarn to yarn in an image of cloth: the period of the mean power spectrum of
 * profiles (Welch, The use of fast Fourier transform for the estimation of power spectra, IEEE
 * Trans. Audio Electroacoust. 15, 1967).
 *
 * <p>A profile is the mean over 64 rows (or columns) under a Hann window, which hides how the yarns
 * are interlaced and leaves where they lie; spectra of its pieces of 512 px are averaged. The pitch
 * is the period, between 2.2 and 24 px, whose power stands highest over the median of its
 * neighbourhood, refined by a parabola through the logarithms of its three powers (about 0.5 % of
 * the period). Where nothing stands out by a factor of 8 there is no pitch: uneven or blurred
 * yarns, print, or yarns that lie aslant by more than a pitch in 64 px.
 *
 * @param acrossPx from end to end, across the roll; empty where none is seen
 * @param alongPx from pick to pick, along the roll; empty where none is seen
 */
public record YarnPitch(OptionalDouble acrossPx, OptionalDouble alongPx) {

  /** The shortest period that is sought. */
  public static final double SHORTEST_PX = 2.2;

  /** The longest period that is sought. */
  public static final double LONGEST_PX = 24;

  private static final int PIECE_PX = 512;
  private static final int SHORTEST_PIECE_PX = 128;
  private static final int STRIP_PX = 64;
  private static final double STANDS_OUT = 8;

  /** The pitches of the cloth in an image; empty where it shows less than 128 px of it. */
  public static YarnPitch of(GreyImage image, ClothArea cloth) {
    int width = cloth.widthPx();
    int height = image.heightPx();
    return new YarnPitch(
        pitch(width, height, (at, strip) -> image.grey(cloth.leftPx() + at, strip)),
        pitch(height, width, (at, strip) -> image.grey(cloth.leftPx() + strip, at)));
  }

  private interface Greys {
    float at(int along, int beside);
  }

  private static OptionalDouble pitch(int length, int beside, Greys greys) {
    int piece = Math.min(PIECE_PX, Integer.highestOneBit(Math.max(1, length)));
    if (piece < SHORTEST_PIECE_PX || beside < STRIP_PX / 2) {
      return OptionalDouble.empty();
    }
    return highest(spectrum(length, beside, piece, greys));
  }

  /** Mean power by frequency, of {@code 2 * piece} steps a px, padded with zeros. */
  private static double[] spectrum(int length, int beside, int piece, Greys greys) {
    int strip = Math.min(STRIP_PX, beside);
    FastFourierTransformer transformer = new FastFourierTransformer(DftNormalization.STANDARD);
    double[] powers = new double[piece];
    for (int first = 0; first + strip <= beside; first += strip) {
      double[] profile = new double[length];
      for (int row = 0; row < strip; row++) {
        double weight = hann(row, strip);
        for (int at = 0; at < length; at++) {
          profile[at] += weight * greys.at(at, first + row);
        }
      }
      for (int from = 0; from + piece <= length; from += piece / 2) {
        double[] padded = new double[2 * piece];
        double mean = 0;
        for (int at = 0; at < piece; at++) {
          mean += profile[from + at] / piece;
        }
        for (int at = 0; at < piece; at++) {
          padded[at] = (profile[from + at] - mean) * hann(at, piece);
        }
        Complex[] transformed = transformer.transform(padded, TransformType.FORWARD);
        for (int bin = 0; bin < piece; bin++) {
          double real = transformed[bin].getReal();
          double imaginary = transformed[bin].getImaginary();
          powers[bin] += real * real + imaginary * imaginary;
        }
      }
    }
    return powers;
  }

  private static double hann(int at, int length) {
    return 0.5 - 0.5 * Math.cos(2 * Math.PI * (at + 0.5) / length);
  }

  private static OptionalDouble highest(double[] powers) {
    double binsPerCycle = 2.0 * powers.length;
    int from = (int) Math.ceil(binsPerCycle / LONGEST_PX);
    int to = (int) Math.floor(binsPerCycle / SHORTEST_PX);
    int best = -1;
    double bestRatio = STANDS_OUT;
    for (int bin = from; bin <= to; bin++) {
      if (powers[bin] > powers[bin - 1] && powers[bin] >= powers[bin + 1]) {
        double ratio = powers[bin] / neighbourhood(powers, bin);
        if (ratio > bestRatio) {
          bestRatio = ratio;
          best = bin;
        }
      }
    }
    if (best < 0) {
      return OptionalDouble.empty();
    }
    double before = Math.log(powers[best - 1]);
    double at = Math.log(powers[best]);
    double after = Math.log(powers[best + 1]);
    double bend = before - 2 * at + after;
    double shift = bend < 0 ? 0.5 * (before - after) / bend : 0;
    return OptionalDouble.of(binsPerCycle / (best + shift));
  }

  /** The median power within 40 % of a frequency, the line itself left out. */
  private static double neighbourhood(double[] powers, int bin) {
    int from = Math.max(1, (int) (0.6 * bin));
    int to = Math.min(powers.length - 1, (int) (1.4 * bin) + 1);
    double[] around = new double[to - from + 1];
    int count = 0;
    for (int at = from; at <= to; at++) {
      if (Math.abs(at - bin) > 4) {
        around[count++] = powers[at];
      }
    }
    double[] sorted = Arrays.copyOf(around, count);
    Arrays.sort(sorted);
    return count == 0 ? Double.POSITIVE_INFINITY : Math.max(sorted[count / 2], 1e-12);
  }
}

package io.loomsight.models.pattern;

import io.loomsight.models.image.ColourImage;

/** The Fourier transforms of a tile's planes at low resolution, to correlate all shifts at once. */
final class TorusSpectra {

  /** The deviation that 8 bits cannot tell from none. */
  static final double LEAST_DEVIATION = 0.5 / 255;

  private static final double LEAST_ENERGY = 1e-9;
  private static final int PLANES = ColourImage.PLANES + 1;
  private static final int DRAWING = ColourImage.PLANES;
  private static final int PIXELS = LowResolution.PIXELS;

  private final LowResolution tile;
  private final double[][] reals = new double[PLANES][];
  private final double[][] imaginaries = new double[PLANES][PIXELS];
  private final double energy;
  private final double deviation;
  private final double drawingEnergy;

  private TorusSpectra(LowResolution tile) {
    this.tile = tile;
    Dft2d dft = dft();
    double energies = 0;
    double deviations = 0;
    for (int plane = 0; plane < ColourImage.PLANES; plane++) {
      energies += squares(tile.colour(plane), 0);
      deviations += squares(tile.colour(plane), mean(tile.colour(plane)));
    }
    energy = energies;
    deviation =
        Math.max(deviations, ColourImage.PLANES * PIXELS * LEAST_DEVIATION * LEAST_DEVIATION);
    drawingEnergy = squares(tile.drawing(), 0);
    for (int plane = 0; plane < PLANES; plane++) {
      reals[plane] = (plane == DRAWING ? tile.drawing() : tile.colour(plane)).clone();
      dft.forward(reals[plane], imaginaries[plane]);
    }
  }

  static TorusSpectra of(LowResolution tile) {
    return new TorusSpectra(tile);
  }

  static Dft2d dft() {
    return new Dft2d(LowResolution.SIDE_PX, LowResolution.SIDE_PX);
  }

  static double mean(double[] plane) {
    double sum = 0;
    for (double value : plane) {
      sum += value;
    }
    return sum / plane.length;
  }

  static double squares(double[] plane, double mean) {
    double sum = 0;
    for (double value : plane) {
      sum += (value - mean) * (value - mean);
    }
    return sum;
  }

  LowResolution tile() {
    return tile;
  }

  /** Real part of a plane's transform, to be read only. */
  double[] real(int plane) {
    return reals[plane];
  }

  /** Imaginary part of a plane's transform, to be read only. */
  double[] imaginary(int plane) {
    return imaginaries[plane];
  }

  /**
   * How two tiles match at the best shift for each.
   *
   * @param distance of the colours, at least 0
   * @param correlation of the drawings, at most 1
   */
  record Match(double distance, double correlation) {}

  /** Both correlations are real: they come back as the two parts of one inverse transform. */
  Match match(TorusSpectra other) {
    double[] real = new double[PIXELS];
    double[] imaginary = new double[PIXELS];
    for (int plane = 0; plane < PLANES; plane++) {
      double[] re = reals[plane];
      double[] im = imaginaries[plane];
      double[] otherRe = other.reals[plane];
      double[] otherIm = other.imaginaries[plane];
      for (int at = 0; at < PIXELS; at++) {
        double productRe = re[at] * otherRe[at] + im[at] * otherIm[at];
        double productIm = re[at] * otherIm[at] - im[at] * otherRe[at];
        real[at] += plane == DRAWING ? -productIm : productRe;
        imaginary[at] += plane == DRAWING ? productRe : productIm;
      }
    }
    dft().inverse(real, imaginary);
    double squares = energy + other.energy - 2 * TorusPeak.highest(real);
    double drawings = Math.sqrt(drawingEnergy * other.drawingEnergy);
    double correlation =
        drawings <= LEAST_ENERGY * PIXELS ? 0 : TorusPeak.highest(imaginary) / drawings;
    return new Match(
        Math.sqrt(Math.max(0, squares) / (deviation + other.deviation)), Math.min(1, correlation));
  }
}

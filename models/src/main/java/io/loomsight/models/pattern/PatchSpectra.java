package io.loomsight.models.pattern;

import io.loomsight.models.image.ColourImage;
import java.util.Arrays;
import java.util.List;

/** The 16 large patches of a tile at low resolution, to find each in all places of other tiles. */
final class PatchSpectra {

  private static final int SIDE = LowResolution.SIDE_PX;
  private static final int PATCH = SIDE / 4;
  private static final int PATCHES = 16;
  private static final int PIXELS = LowResolution.PIXELS;

  private final double[][][] reals = new double[PATCHES][ColourImage.PLANES][PIXELS];
  private final double[][][] imaginaries = new double[PATCHES][ColourImage.PLANES][PIXELS];
  private final double[] energies = new double[PATCHES];
  private double deviation;

  private PatchSpectra(LowResolution tile) {
    Dft2d dft = TorusSpectra.dft();
    for (int patch = 0; patch < PATCHES; patch++) {
      for (int plane = 0; plane < ColourImage.PLANES; plane++) {
        double[] cut = cut(tile.colour(plane), patch);
        energies[patch] += TorusSpectra.squares(cut, 0);
        deviation += TorusSpectra.squares(cut, TorusSpectra.mean(cut));
        double[] real = reals[patch][plane];
        for (int at = 0; at < cut.length; at++) {
          real[at / PATCH * SIDE + at % PATCH] = cut[at];
        }
        dft.forward(real, imaginaries[patch][plane]);
      }
    }
    double least = TorusSpectra.LEAST_DEVIATION * TorusSpectra.LEAST_DEVIATION;
    deviation = Math.max(deviation, ColourImage.PLANES * PIXELS * least);
  }

  static PatchSpectra of(LowResolution tile) {
    return new PatchSpectra(tile);
  }

  private static double[] cut(double[] plane, int patch) {
    int corner = patch / 4 * PATCH * SIDE + patch % 4 * PATCH;
    double[] cut = new double[PATCH * PATCH];
    for (int at = 0; at < cut.length; at++) {
      cut[at] = plane[corner + at / PATCH * SIDE + at % PATCH];
    }
    return cut;
  }

  /** The patches' distance to the nearest ones of all tiles, over their own deviation. */
  double distance(List<TorusSpectra> others) {
    double[] nearest = new double[PATCHES];
    Arrays.fill(nearest, Double.POSITIVE_INFINITY);
    for (TorusSpectra other : others) {
      double[] local = localEnergies(other.tile());
      for (int patch = 0; patch < PATCHES; patch += 2) {
        double[] real = new double[PIXELS];
        double[] imaginary = new double[PIXELS];
        for (int plane = 0; plane < ColourImage.PLANES; plane++) {
          addProduct(patch, other, plane, real, imaginary, 1);
          addProduct(patch + 1, other, plane, imaginary, real, -1);
        }
        TorusSpectra.dft().inverse(real, imaginary);
        nearest[patch] = Math.min(nearest[patch], nearest(energies[patch], local, real));
        nearest[patch + 1] =
            Math.min(nearest[patch + 1], nearest(energies[patch + 1], local, imaginary));
      }
    }
    double sum = 0;
    for (double squares : nearest) {
      sum += Math.max(0, squares);
    }
    return Math.sqrt(sum / deviation);
  }

  /**
   * Adds a correlation's transform, or i times it where the parts are swapped and the sign is -1.
   */
  private void addProduct(
      int patch, TorusSpectra other, int plane, double[] first, double[] second, int sign) {
    double[] re = reals[patch][plane];
    double[] im = imaginaries[patch][plane];
    double[] otherRe = other.real(plane);
    double[] otherIm = other.imaginary(plane);
    for (int at = 0; at < PIXELS; at++) {
      first[at] += re[at] * otherRe[at] + im[at] * otherIm[at];
      second[at] += sign * (re[at] * otherIm[at] - im[at] * otherRe[at]);
    }
  }

  private static double nearest(double energy, double[] local, double[] correlations) {
    double[] likeness = new double[PIXELS];
    for (int at = 0; at < PIXELS; at++) {
      likeness[at] = 2 * correlations[at] - local[at];
    }
    return energy - TorusPeak.highest(likeness);
  }

  /** The summed squares of the patch at each place. */
  private static double[] localEnergies(LowResolution tile) {
    double[] squares = new double[PIXELS];
    for (int plane = 0; plane < ColourImage.PLANES; plane++) {
      double[] colour = tile.colour(plane);
      for (int at = 0; at < PIXELS; at++) {
        squares[at] += colour[at] * colour[at];
      }
    }
    double[] across = new double[PIXELS];
    for (int at = 0; at < PIXELS; at++) {
      for (int step = 0; step < PATCH; step++) {
        across[at] += squares[at - at % SIDE + (at + step) % SIDE];
      }
    }
    double[] local = new double[PIXELS];
    for (int at = 0; at < PIXELS; at++) {
      for (int step = 0; step < PATCH; step++) {
        local[at] += across[(at + step * SIDE) % PIXELS];
      }
    }
    return local;
  }
}

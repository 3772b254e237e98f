package io.loomsight.models.synth;

/**
 * A printed motif that repeats without a seam.
 *
 * @param strength its grey in units of the cloth's contrast; 0 for no print
 * @param periodMm the repeat, across and along
 * @param cells how many patches it has across one repeat
 * @param hardness 0 for soft shades, 1 for hard edges
 */
public record Motif(double strength, double periodMm, int cells, double hardness) {

  /** No print. */
  public static final Motif NONE = new Motif(0, 1, 1, 0);

  public Motif {
    if (!(periodMm > 0) || cells < 1) {
      throw new IllegalArgumentException(
          "motif: expected a period above 0 and at least 1 cell, found %s and %d"
              .formatted(periodMm, cells));
    }
  }

  /** The print's grey at a place, in units of the cloth's contrast. */
  double grey(long seed, double xMm, double yMm) {
    double scale = cells / periodMm;
    double raw = Noise.overTorus(seed, cells, xMm * scale, yMm * scale);
    double steep = raw * (1 + 7 * hardness);
    return strength * ((1 - hardness) * raw + hardness * 1.4 * steep / (1 + Math.abs(steep)));
  }
}

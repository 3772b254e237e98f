package io.loomsight.models.pattern;

import io.loomsight.models.image.ColourImage;

/**
 * A design in shades of its own mean colour, calm enough to be a ground for motifs: what a printer
 * calls tone on tone.
 */
final class Shades {

  /** The deviation of a calm ground's samples. */
  private static final double CALM = 0.07;

  private final double[] middle = new double[ColourImage.PLANES];
  private final double strength;

  private Shades(ColourImage design) {
    float[] samples = design.sharedSamples();
    int pixels = samples.length / ColourImage.PLANES;
    for (int at = 0; at < samples.length; at++) {
      middle[at / pixels] += samples[at] / pixels;
    }
    double squares = 0;
    for (int at = 0; at < samples.length; at++) {
      double off = samples[at] - middle[at / pixels];
      squares += off * off;
    }
    double deviation = Math.sqrt(squares / samples.length);
    this.strength = deviation <= CALM ? 1 : CALM / deviation;
  }

  static Shades of(ColourImage design) {
    return new Shades(design);
  }

  /** Their middle. */
  int middleRgb() {
    return Rgb.ofSamples(middle[0], middle[1], middle[2]);
  }

  /** A pattern of the design in these shades. */
  ColourImage softened(ColourImage pattern) {
    float[] samples = pattern.samples();
    int pixels = samples.length / ColourImage.PLANES;
    for (int at = 0; at < samples.length; at++) {
      double between = middle[at / pixels];
      samples[at] = (float) (between + strength * (samples[at] - between));
    }
    return ColourImage.wrap(pattern.widthPx(), pattern.heightPx(), samples);
  }
}

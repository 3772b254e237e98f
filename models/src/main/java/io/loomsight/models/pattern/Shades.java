package io.loomsight.models.pattern;

import io.loomsight.models.image.ColourImage;

/**
 * A design in shades of its own mean colour, calm enough to be a ground for motifs: what a printer
 * calls tone on tone.
 */
final class Shades {

  /** The deviation of a calm ground's samples. */
  private static final double CALM = 0.12;

  /** A design of a larger one would lose what it is. */
  private static final double MOST = 0.25;

  private final double[] middle = new double[ColourImage.PLANES];
  private final double deviation;

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
    this.deviation = Math.sqrt(squares / samples.length);
  }

  static Shades of(ColourImage design) {
    return new Shades(design);
  }

  /** Their middle. */
  int middleRgb() {
    return Rgb.ofSamples(middle[0], middle[1], middle[2]);
  }

  /** Whether the design can still be told in them. */
  boolean keepTheDesign() {
    return deviation <= MOST;
  }

  /** A pattern of the design in these shades. */
  ColourImage softened(ColourImage pattern) {
    double strength = Math.min(1, CALM / deviation);
    float[] samples = pattern.samples();
    int pixels = samples.length / ColourImage.PLANES;
    for (int at = 0; at < samples.length; at++) {
      double between = middle[at / pixels];
      samples[at] = (float) (between + strength * (samples[at] - between));
    }
    return ColourImage.wrap(pattern.widthPx(), pattern.heightPx(), samples);
  }
}

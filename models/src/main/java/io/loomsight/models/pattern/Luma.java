package io.loomsight.models.pattern;

import io.loomsight.models.image.ColourImage;
import io.loomsight.models.image.GreyImage;

/** Luma by ITU-R BT.601: {@code 0.299 R + 0.587 G + 0.114 B} of the coded sRGB samples, 0 to 1. */
final class Luma {

  private static final float RED = 0.299f;
  private static final float GREEN = 0.587f;
  private static final float BLUE = 0.114f;

  private Luma() {}

  static GreyImage of(ColourImage image) {
    float[] samples = image.sharedSamples();
    int pixels = image.widthPx() * image.heightPx();
    float[] greys = new float[pixels];
    for (int at = 0; at < pixels; at++) {
      greys[at] =
          RED * samples[at] + GREEN * samples[pixels + at] + BLUE * samples[2 * pixels + at];
    }
    return GreyImage.wrap(image.widthPx(), image.heightPx(), greys);
  }
}

package io.loomsight.jobs.generate;

import io.loomsight.models.image.ColourImage;
import io.loomsight.models.image.DecodeLimits;
import io.loomsight.models.image.DecodedColour;
import io.loomsight.models.image.ImageDecoder;

/** The tile of a drawing as an image again. */
final class DrawnTile {

  private static final int NO_GROUND = 0xffffff;

  private DrawnTile() {}

  /** The accepted tile in the colours that it was drawn in. */
  static ColourImage of(Drawing drawing) {
    String name = drawing.order().name();
    DecodedColour decoded =
        new ImageDecoder(DecodeLimits.defaults()).decodeColour(drawing.tile(), name, NO_GROUND);
    if (decoded instanceof DecodedColour.Image image) {
      return image.image();
    }
    throw new IllegalStateException(name + ": cannot read its own PNG: " + decoded);
  }
}

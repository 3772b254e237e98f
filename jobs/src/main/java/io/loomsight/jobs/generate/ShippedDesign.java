package io.loomsight.jobs.generate;

import io.loomsight.models.image.DecodeLimits;
import io.loomsight.models.image.DecodedColour;
import io.loomsight.models.image.ImageDecoder;
import io.loomsight.models.pattern.Design;
import io.loomsight.models.pattern.Edges;
import io.loomsight.models.pattern.PatternFiles;
import java.io.Serializable;

/**
 * A design as it travels to the tasks.
 *
 * @param name of the design
 * @param png its image at the scale that patterns are drawn from
 * @param edges what lies beyond its edges
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ShippedDesign(String name, byte[] png, Edges edges) implements Serializable {

  private static final double ANY_DPI = 96;
  private static final int NO_GROUND = 0xffffff;

  static ShippedDesign of(Design design) {
    return new ShippedDesign(
        design.name(), PatternFiles.png(design.image(), ANY_DPI), design.edges());
  }

  Design unpacked() {
    DecodedColour decoded =
        new ImageDecoder(DecodeLimits.defaults()).decodeColour(png, name, NO_GROUND);
    if (decoded instanceof DecodedColour.Image image) {
      return new Design(name, image.image(), edges);
    }
    throw new IllegalStateException(name + ": cannot read its own PNG: " + decoded);
  }
}

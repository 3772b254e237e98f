package io.loomsight.models.pattern;

import static java.util.Objects.requireNonNull;

import io.loomsight.models.image.ColourImage;
import java.util.List;

/**
 * A design as patterns are drawn from it: at the patterns' scale, and known to tile or not.
 *
 * @param name of the design
 * @param example its image
 */
public record Swatch(String name, Example example) {

  /** The longer side of a swatch at most; larger designs are brought down to it. */
  public static final int LONGEST_PX = 960;

  public Swatch {
    requireNonNull(name, "name is null");
    requireNonNull(example, "example is null");
  }

  /** The swatch of a design. */
  public static Swatch of(Design design) {
    Design brought = design.brought(LONGEST_PX);
    return new Swatch(
        design.name(), new Example(brought.image(), design.edges() == Edges.PERIODIC));
  }

  /** What lies beyond its edges. */
  public Edges edges() {
    return example.tiles() ? Edges.PERIODIC : Edges.PLAIN;
  }

  /** The design's image; a tile repeated as often as brings each side nearest to a length. */
  public Example field(int sidePx) {
    ColourImage image = example.image();
    if (!example.tiles()) {
      return example;
    }
    int across = times(sidePx, image.widthPx());
    int down = times(sidePx, image.heightPx());
    return new Example(RepeatLayout.STRAIGHT.tiled(image, across, down), true);
  }

  /** The fields of some designs as one set, to be held against tiles of {@code sidePx}. */
  public static ImageSet fields(List<Swatch> swatches, int sidePx) {
    return new ImageSet(swatches.stream().map(swatch -> swatch.field(sidePx)).toList(), sidePx);
  }

  private static int times(int sidePx, int tilePx) {
    return Math.max(1, Math.round((float) sidePx / tilePx));
  }
}

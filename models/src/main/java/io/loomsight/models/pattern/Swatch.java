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

  /**
   * The swatch of a design. It tiles where its wrapped edges show no seam; else its patches keep
   * inside its edges.
   */
  public static Swatch of(Design design) {
    ColourImage image = design.image();
    boolean tiles = SeamRatio.of(image, RepeatLayout.STRAIGHT).isSeamless();
    return new Swatch(design.name(), new Example(image, tiles));
  }

  /** The design's image, repeated as often as brings each side nearest to a length. */
  public ColourImage field(int sidePx) {
    ColourImage image = example.image();
    if (!example.tiles()) {
      return image;
    }
    return RepeatLayout.STRAIGHT.tiled(
        image, times(sidePx, image.widthPx()), times(sidePx, image.heightPx()));
  }

  /** The fields of some designs as one set, of tiles where all of them tile. */
  static ImageSet fields(List<Swatch> swatches, int sidePx) {
    List<ColourImage> fields = swatches.stream().map(swatch -> swatch.field(sidePx)).toList();
    boolean tiles = swatches.stream().allMatch(swatch -> swatch.example().tiles());
    return tiles ? ImageSet.ofTiles(fields) : ImageSet.ofPlain(fields);
  }

  private static int times(int sidePx, int tilePx) {
    return Math.max(1, Math.round((float) sidePx / tilePx));
  }
}

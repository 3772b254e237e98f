package io.loomsight.models.pattern;

import io.loomsight.models.image.ColourImage;
import java.util.Objects;

/**
 * A design of a collection.
 *
 * @param name its file's name
 * @param image one tile of it, or what was cut out of it
 * @param edges whether its image is a tile
 */
public record Design(String name, ColourImage image, Edges edges) {

  public Design {
    Objects.requireNonNull(name, "name is null");
    Objects.requireNonNull(image, "image is null");
    Objects.requireNonNull(edges, "edges is null");
  }

  /** A design of which nothing more is known: a tile where its wrapped edges show no seam. */
  public static Design judged(String name, ColourImage image) {
    boolean tiles = SeamRatio.of(image, RepeatLayout.STRAIGHT).isSeamless();
    return new Design(name, image, tiles ? Edges.PERIODIC : Edges.PLAIN);
  }

  /** The same design with no more pixels on its longer side, at least 1. */
  public Design brought(int longestPx) {
    double scale = (double) longestPx / Math.max(image.widthPx(), image.heightPx());
    return scale >= 1 ? this : new Design(name, AreaAverage.scaled(image, scale), edges);
  }
}

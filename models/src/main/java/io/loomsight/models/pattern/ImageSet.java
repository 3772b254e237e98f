package io.loomsight.models.pattern;

import io.loomsight.models.image.ColourImage;
import java.util.List;

/**
 * Images that are looked at together, such as a collection or what was drawn in its style.
 *
 * @param images at least one
 * @param edges what lies beyond the edges of each of them
 */
public record ImageSet(List<ColourImage> images, Edges edges) {

  public ImageSet {
    images = List.copyOf(images);
    if (images.isEmpty()) {
      throw new IllegalArgumentException("image set: expected at least one image, found none");
    }
  }

  /** Tiles, each of which repeats straight on. */
  public static ImageSet ofTiles(List<ColourImage> images) {
    return new ImageSet(images, Edges.PERIODIC);
  }

  /** Images of which nothing is known beyond their edges. */
  public static ImageSet ofPlain(List<ColourImage> images) {
    return new ImageSet(images, Edges.PLAIN);
  }
}

package io.loomsight.models.pattern;

import io.loomsight.models.image.ColourImage;
import java.util.List;

/**
 * Images of one scale that are looked at together, such as a collection or what was drawn in its
 * style.
 *
 * @param images at least one
 * @param sidePx the length in px that the images' scale is told by: their shorter side where they
 *     are patterns of one size, and that of the patterns where they are the designs; at least 1
 */
public record ImageSet(List<Example> images, int sidePx) {

  public ImageSet {
    images = List.copyOf(images);
    if (images.isEmpty()) {
      throw new IllegalArgumentException("image set: expected at least one image, found none");
    }
    if (sidePx < 1) {
      throw new IllegalArgumentException(
          "image set: expected a side of at least 1 px, found " + sidePx);
    }
  }

  /** Tiles, each of which repeats straight on, as large as the smallest of their sides. */
  public static ImageSet ofTiles(List<ColourImage> images) {
    int sidePx =
        images.stream()
            .mapToInt(image -> Math.min(image.widthPx(), image.heightPx()))
            .min()
            .orElse(1);
    return new ImageSet(images.stream().map(image -> new Example(image, true)).toList(), sidePx);
  }
}

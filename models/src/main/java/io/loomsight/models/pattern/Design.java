package io.loomsight.models.pattern;

import io.loomsight.models.image.ColourImage;
import java.util.Objects;

/**
 * A design of a collection.
 *
 * @param name its file's name
 * @param image one tile of it
 */
public record Design(String name, ColourImage image) {

  public Design {
    Objects.requireNonNull(name, "name is null");
    Objects.requireNonNull(image, "image is null");
  }
}

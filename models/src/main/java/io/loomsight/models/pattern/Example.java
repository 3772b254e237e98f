package io.loomsight.models.pattern;

import static java.util.Objects.requireNonNull;

import io.loomsight.models.image.ColourImage;

/**
 * A design to learn from.
 *
 * @param image how it looks
 * @param tiles whether it repeats without a seam, so that its patches go round its edges
 */
public record Example(ColourImage image, boolean tiles) {

  public Example {
    requireNonNull(image, "image is null");
  }

  /** Columns at which a patch may begin. */
  int columns(int patchPx) {
    return tiles ? image.widthPx() : image.widthPx() - patchPx + 1;
  }

  /** Rows at which a patch may begin. */
  int rows(int patchPx) {
    return tiles ? image.heightPx() : image.heightPx() - patchPx + 1;
  }
}

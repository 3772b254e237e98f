package io.loomsight.models.pattern;

import io.loomsight.models.image.ColourImage;

/**
 * A motif cut out of its ground: what it looks like in its box and which pixels of that are its
 * own. Its own pixels are its shape with all that it encloses, and a rim of soft edge around.
 */
final class Figure {

  private final ColourImage image;
  private final boolean[] own;
  private final int shapePx;

  /**
   * @param image of its box
   * @param own {@code [height][width]}: what of the box is copied
   * @param shapePx how many pixels of ground it covers
   */
  Figure(ColourImage image, boolean[] own, int shapePx) {
    this.image = image;
    this.own = own.clone();
    this.shapePx = shapePx;
  }

  int widthPx() {
    return image.widthPx();
  }

  int heightPx() {
    return image.heightPx();
  }

  int shapePx() {
    return shapePx;
  }

  boolean owns(int x, int y) {
    return own[y * image.widthPx() + x];
  }

  ColourImage image() {
    return image;
  }

  /** The figure turned or mirrored. */
  Figure turned(Orientation orientation) {
    ColourImage turned = orientation.of(image);
    boolean[] mask = new boolean[own.length];
    for (int y = 0; y < turned.heightPx(); y++) {
      for (int x = 0; x < turned.widthPx(); x++) {
        mask[y * turned.widthPx() + x] =
            owns(
                orientation.fromX(x, y, image.widthPx()),
                orientation.fromY(x, y, image.heightPx()));
      }
    }
    return new Figure(turned, mask, shapePx);
  }
}

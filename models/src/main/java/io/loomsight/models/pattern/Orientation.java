package io.loomsight.models.pattern;

import io.loomsight.models.image.ColourImage;
import java.util.List;

/**
 * One of the eight symmetries of the square: quarter turns, mirrored or not. In coordinates of
 * pixels' middles it is the matrix {@code (a, b; c, d)} with entries -1, 0 and 1 and determinant 1
 * or -1.
 */
enum Orientation {
  AS_IS(1, 0, 0, 1),
  TURNED(0, -1, 1, 0),
  HALF_TURNED(-1, 0, 0, -1),
  TURNED_BACK(0, 1, -1, 0),
  MIRRORED(-1, 0, 0, 1),
  UPSIDE_DOWN(1, 0, 0, -1),
  TRANSPOSED(0, 1, 1, 0),
  ANTI_TRANSPOSED(0, -1, -1, 0);

  static final List<Orientation> ALL = List.of(values());

  final int a;
  final int b;
  final int c;
  final int d;

  Orientation(int a, int b, int c, int d) {
    this.a = a;
    this.b = b;
    this.c = c;
    this.d = d;
  }

  /** The one of this matrix. */
  static Orientation of(int a, int b, int c, int d) {
    for (Orientation one : ALL) {
      if (one.a == a && one.b == b && one.c == c && one.d == d) {
        return one;
      }
    }
    throw new IllegalArgumentException(
        "orientation: expected a symmetry of the square, found (%d, %d; %d, %d)"
            .formatted(a, b, c, d));
  }

  /** Whether columns become rows. */
  boolean swapsSides() {
    return a == 0;
  }

  /** Where of an image of this size the pixel comes from that the turned one has at x, y. */
  int fromX(int x, int y, int width) {
    return a * x + b * y + (a + b < 0 ? width - 1 : 0);
  }

  /** The row, as {@link #fromX}. */
  int fromY(int x, int y, int height) {
    return c * x + d * y + (c + d < 0 ? height - 1 : 0);
  }

  /** The image so turned: its pixel at (x, y) is the given one's at (fromX, fromY). */
  ColourImage of(ColourImage image) {
    int width = swapsSides() ? image.heightPx() : image.widthPx();
    int height = swapsSides() ? image.widthPx() : image.heightPx();
    float[] samples = new float[ColourImage.PLANES * width * height];
    for (int plane = 0; plane < ColourImage.PLANES; plane++) {
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          samples[(plane * height + y) * width + x] =
              image.sample(plane, fromX(x, y, image.widthPx()), fromY(x, y, image.heightPx()));
        }
      }
    }
    return ColourImage.wrap(width, height, samples);
  }
}

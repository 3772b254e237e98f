package io.loomsight.models.image;

/** EXIF orientation: how the stored rows and columns are to be shown. Source: EXIF 2.3, 4.6.4. */
final class Orientation {

  private Orientation() {}

  /** The image as it is shown; the very same where {@code orientation} is 1. */
  static GreyImage apply(GreyImage stored, int orientation) {
    if (orientation == 1) {
      return stored;
    }
    boolean turned = orientation > 4;
    int widthPx = turned ? stored.heightPx() : stored.widthPx();
    int heightPx = turned ? stored.widthPx() : stored.heightPx();
    int lastX = stored.widthPx() - 1;
    int lastY = stored.heightPx() - 1;
    float[] shown = new float[widthPx * heightPx];
    for (int y = 0; y < heightPx; y++) {
      for (int x = 0; x < widthPx; x++) {
        shown[y * widthPx + x] =
            switch (orientation) {
              case 2 -> stored.grey(lastX - x, y);
              case 3 -> stored.grey(lastX - x, lastY - y);
              case 4 -> stored.grey(x, lastY - y);
              case 5 -> stored.grey(y, x);
              case 6 -> stored.grey(y, lastY - x);
              case 7 -> stored.grey(lastX - y, lastY - x);
              case 8 -> stored.grey(lastX - y, x);
              default ->
                  throw new IllegalArgumentException(
                      "orientation: expected 1 to 8, found " + orientation);
            };
      }
    }
    return GreyImage.wrap(widthPx, heightPx, shown);
  }
}

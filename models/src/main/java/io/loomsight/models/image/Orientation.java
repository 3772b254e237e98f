package io.loomsight.models.image;

/** EXIF orientation: how the stored rows and columns are to be shown. Source: EXIF 2.3, 4.6.4. */
final class Orientation {

  private Orientation() {}

  /** The image as it is shown; the very same where {@code orientation} is 1. */
  static GreyImage apply(GreyImage stored, int orientation) {
    if (orientation == 1) {
      return stored;
    }
    float[] shown = new float[stored.widthPx() * stored.heightPx()];
    place(stored.sharedGreys(), 0, stored.widthPx(), stored.heightPx(), orientation, shown);
    return orientation > 4
        ? GreyImage.wrap(stored.heightPx(), stored.widthPx(), shown)
        : GreyImage.wrap(stored.widthPx(), stored.heightPx(), shown);
  }

  /**
   * Puts some rows of a stored image where they are shown.
   *
   * @param rows whole rows, the first of them row {@code top} of the image
   * @param shown takes them: the image of {@code widthPx} by {@code heightPx} as it is shown
   */
  static void place(
      float[] rows, int top, int widthPx, int heightPx, int orientation, float[] shown) {
    int lastX = widthPx - 1;
    int lastY = heightPx - 1;
    for (int at = 0; at < rows.length; at++) {
      int x = at % widthPx;
      int y = top + at / widthPx;
      int to =
          switch (orientation) {
            case 1 -> y * widthPx + x;
            case 2 -> y * widthPx + lastX - x;
            case 3 -> (lastY - y) * widthPx + lastX - x;
            case 4 -> (lastY - y) * widthPx + x;
            case 5 -> x * heightPx + y;
            case 6 -> x * heightPx + lastY - y;
            case 7 -> (lastX - x) * heightPx + lastY - y;
            case 8 -> (lastX - x) * heightPx + y;
            default ->
                throw new IllegalArgumentException(
                    "orientation: expected 1 to 8, found " + orientation);
          };
      shown[to] = rows[at];
    }
  }
}

package io.loomsight.models.fabric;

/** An upright rectangle in an image, in pixels; x from the left, y from the top, end exclusive. */
public record PixelBox(
    @Column(doc = "Left column", unit = "px") int xPx,
    @Column(doc = "Top row", unit = "px") int yPx,
    @Column(doc = "Columns", unit = "px") int widthPx,
    @Column(doc = "Rows", unit = "px") int heightPx) {

  public PixelBox {
    if (xPx < 0 || yPx < 0 || widthPx < 1 || heightPx < 1) {
      throw new IllegalArgumentException(
          "pixel box: expected corner >= 0 and sizes >= 1, found x=%d y=%d width=%d height=%d"
              .formatted(xPx, yPx, widthPx, heightPx));
    }
  }

  /** This box on the cloth, for an image whose top left corner lies at the given offsets. */
  public Box onCloth(double mmPerPx, double offsetXMm, double offsetYMm) {
    return new Box(
        offsetXMm + xPx * mmPerPx,
        offsetYMm + yPx * mmPerPx,
        widthPx * mmPerPx,
        heightPx * mmPerPx);
  }
}

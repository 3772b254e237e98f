package io.loomsight.models.image;

import io.loomsight.models.fabric.PixelBox;

/** Small pictures of a place in an image, for a person to look at. */
public final class Thumbnails {

  private static final int LONGEST_PX = 320;
  private static final double QUALITY = 0.85;

  private Thumbnails() {}

  /**
   * A JPEG of the box and {@code marginPx} of what is around it, as far as the image goes; shrunk
   * by a whole number where its longer side is beyond 320 px.
   */
  public static byte[] jpeg(GreyImage image, PixelBox box, int marginPx) {
    int left = Math.max(0, box.xPx() - marginPx);
    int top = Math.max(0, box.yPx() - marginPx);
    int right = Math.min(image.widthPx(), box.xPx() + box.widthPx() + marginPx);
    int bottom = Math.min(image.heightPx(), box.yPx() + box.heightPx() + marginPx);
    GreyImage part = image.crop(new PixelBox(left, top, right - left, bottom - top));
    int longest = Math.max(part.widthPx(), part.heightPx());
    return ImageEncoder.jpeg(shrunk(part, (longest + LONGEST_PX - 1) / LONGEST_PX), QUALITY);
  }

  /** Each pixel the mean of {@code factor} by {@code factor} or, at the far edges, fewer. */
  static GreyImage shrunk(GreyImage image, int factor) {
    if (factor == 1) {
      return image;
    }
    int width = (image.widthPx() + factor - 1) / factor;
    int height = (image.heightPx() + factor - 1) / factor;
    float[] grey = new float[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        grey[y * width + x] = mean(image, x * factor, y * factor, factor);
      }
    }
    return GreyImage.wrap(width, height, grey);
  }

  private static float mean(GreyImage image, int left, int top, int size) {
    int right = Math.min(image.widthPx(), left + size);
    int bottom = Math.min(image.heightPx(), top + size);
    double sum = 0;
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        sum += image.grey(x, y);
      }
    }
    return (float) (sum / ((right - left) * (bottom - top)));
  }
}

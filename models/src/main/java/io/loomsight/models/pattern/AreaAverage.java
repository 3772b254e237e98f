package io.loomsight.models.pattern;

import io.loomsight.models.image.ColourImage;
import java.util.Arrays;

/**
 * Brings an image to another size by area averaging: a new pixel is the mean of what it covers,
 * pixels at its border by the part of them that it covers. Enlarging repeats pixels, with mixed
 * ones in between. The mean of the image stays.
 */
final class AreaAverage {

  private AreaAverage() {}

  /** The image at a size; itself where that is its size. */
  static ColourImage resize(ColourImage image, int widthPx, int heightPx) {
    if (image.widthPx() == widthPx && image.heightPx() == heightPx) {
      return image;
    }
    int from = image.widthPx() * image.heightPx();
    int to = widthPx * heightPx;
    float[] samples = new float[ColourImage.PLANES * to];
    for (int plane = 0; plane < ColourImage.PLANES; plane++) {
      float[] resized =
          resize(
              image.sharedSamples(),
              plane * from,
              image.widthPx(),
              image.heightPx(),
              widthPx,
              heightPx);
      System.arraycopy(resized, 0, samples, plane * to, to);
    }
    return ColourImage.wrap(widthPx, heightPx, samples);
  }

  /** The image at a scale, its shape kept to a pixel; no side is less than one. */
  static ColourImage scaled(ColourImage image, double scale) {
    return resize(
        image,
        (int) Math.max(1, Math.round(image.widthPx() * scale)),
        (int) Math.max(1, Math.round(image.heightPx() * scale)));
  }

  /** A plane, {@code [height][width]} row-major from {@code offset} on, at a size. */
  static float[] resize(
      float[] plane, int offset, int width, int height, int newWidth, int newHeight) {
    double[] wide = new double[newWidth * height];
    double across = width / (double) newWidth;
    for (int x = 0; x < newWidth; x++) {
      int last = last(x, across, width);
      for (int source = (int) (x * across); source <= last; source++) {
        double share = share(x, across, source);
        for (int y = 0; y < height; y++) {
          wide[y * newWidth + x] += share * plane[offset + y * width + source];
        }
      }
    }
    double down = height / (double) newHeight;
    double[] row = new double[newWidth];
    float[] resized = new float[newWidth * newHeight];
    for (int y = 0; y < newHeight; y++) {
      Arrays.fill(row, 0);
      int last = last(y, down, height);
      for (int source = (int) (y * down); source <= last; source++) {
        double share = share(y, down, source);
        for (int x = 0; x < newWidth; x++) {
          row[x] += share * wide[source * newWidth + x];
        }
      }
      for (int x = 0; x < newWidth; x++) {
        resized[y * newWidth + x] = (float) row[x];
      }
    }
    return resized;
  }

  private static int last(int at, double scale, int length) {
    return Math.min(length - 1, (int) Math.ceil((at + 1) * scale) - 1);
  }

  /** The part of a new pixel that a source pixel fills. */
  private static double share(int at, double scale, int source) {
    double covered = Math.min(source + 1, (at + 1) * scale) - Math.max(source, at * scale);
    return Math.max(0, covered) / scale;
  }
}

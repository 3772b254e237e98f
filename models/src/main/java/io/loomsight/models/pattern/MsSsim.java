package io.loomsight.models.pattern;

import io.loomsight.models.image.ColourImage;

/**
 * Multi-scale structural similarity of two images of one size, on their luma (ITU-R BT.601), as
 * published: Wang, Simoncelli and Bovik, Multiscale structural similarity for image quality
 * assessment (Asilomar 2003).
 *
 * <pre>MS-SSIM = l_5^0.1333 * product over scales j = 1..5 of cs_j^w_j,
 * w = 0.0448, 0.2856, 0.3001, 0.2363, 0.1333
 * l = (2 m1 m2 + C1) / (m1^2 + m2^2 + C1), cs = (2 s12 + C2) / (s1^2 + s2^2 + C2)</pre>
 *
 * <p>Means m, variances s² and covariances s12 are under a Gaussian window of 11 x 11 px, sigma 1.5
 * px, wherever it fits inside; l and cs are averaged over the image, l·cs as one at the last scale;
 * C1 = 0.01², C2 = 0.03². From scale to scale, the image is halved by means of 2 x 2 px. A mean
 * below 0 counts as 0.
 *
 * <p>1 for the same luma, else below; not below 0; symmetric. At least {@value #SMALLEST_PX} px a
 * side.
 */
public final class MsSsim {

  /** The shortest side of an image that has five scales. */
  public static final int SMALLEST_PX = 176;

  private static final double[] WEIGHTS = {0.0448, 0.2856, 0.3001, 0.2363, 0.1333};
  private static final double C1 = 0.01 * 0.01;
  private static final double C2 = 0.03 * 0.03;

  private MsSsim() {}

  /** The similarity of two images of one size. */
  public static double of(ColourImage one, ColourImage other) {
    return of(new Scales(one), new Scales(other));
  }

  static double of(Scales one, Scales other) {
    if (!one.size().equals(other.size())) {
      throw new IllegalArgumentException(
          "MS-SSIM: expected one size, found %s and %s".formatted(one.size(), other.size()));
    }
    double similarity = 1;
    for (int scale = 0; scale < WEIGHTS.length; scale++) {
      boolean last = scale == WEIGHTS.length - 1;
      double mean = mean(one.windows[scale], other.windows[scale], last);
      similarity *= Math.pow(Math.max(0, mean), WEIGHTS[scale]);
    }
    return similarity;
  }

  private static double mean(Windows one, Windows other, boolean luminance) {
    float[] product = new float[one.grey.length];
    for (int at = 0; at < product.length; at++) {
      product[at] = one.grey[at] * other.grey[at];
    }
    float[] products = Windows.blurred(product, one.width, one.height);
    double sum = 0;
    for (int at = 0; at < products.length; at++) {
      double mean = one.mean[at];
      double otherMean = other.mean[at];
      double covariance = products[at] - mean * otherMean;
      double similarity = (2 * covariance + C2) / (one.variance[at] + other.variance[at] + C2);
      if (luminance) {
        similarity *= (2 * mean * otherMean + C1) / (mean * mean + otherMean * otherMean + C1);
      }
      sum += similarity;
    }
    return sum / products.length;
  }

  /** An image's luma and its windows at all scales: what every pair shares. */
  static final class Scales {

    private final Windows[] windows = new Windows[WEIGHTS.length];

    Scales(ColourImage image) {
      int width = image.widthPx();
      int height = image.heightPx();
      if (width < SMALLEST_PX || height < SMALLEST_PX) {
        throw new IllegalArgumentException(
            "MS-SSIM: expected at least %d px a side, found %d x %d"
                .formatted(SMALLEST_PX, width, height));
      }
      float[] grey = Luma.of(image).sharedGreys();
      for (int scale = 0; scale < windows.length; scale++) {
        windows[scale] = new Windows(grey, width, height);
        grey = halved(grey, width, height);
        width /= 2;
        height /= 2;
      }
    }

    private String size() {
      return windows[0].width + " x " + windows[0].height;
    }

    private static float[] halved(float[] grey, int width, int height) {
      float[] half = new float[width / 2 * (height / 2)];
      int next = 0;
      for (int y = 0; y + 1 < height; y += 2) {
        for (int x = 0; x + 1 < width; x += 2) {
          int at = y * width + x;
          half[next++] = (grey[at] + grey[at + 1] + grey[at + width] + grey[at + width + 1]) / 4;
        }
      }
      return half;
    }
  }

  /** Means and variances under the Gaussian window. */
  private static final class Windows {

    private static final int WINDOW_PX = 11;
    private static final double SIGMA_PX = 1.5;
    private static final float[] GAUSSIAN = gaussian();

    private final float[] grey;
    private final int width;
    private final int height;
    private final float[] mean;
    private final float[] variance;

    Windows(float[] grey, int width, int height) {
      this.grey = grey;
      this.width = width;
      this.height = height;
      mean = blurred(grey, width, height);
      float[] squares = new float[grey.length];
      for (int at = 0; at < squares.length; at++) {
        squares[at] = grey[at] * grey[at];
      }
      variance = blurred(squares, width, height);
      for (int at = 0; at < variance.length; at++) {
        variance[at] -= mean[at] * mean[at];
      }
    }

    private static float[] gaussian() {
      float[] weights = new float[WINDOW_PX];
      float sum = 0;
      for (int at = 0; at < WINDOW_PX; at++) {
        double away = at - WINDOW_PX / 2;
        weights[at] = (float) Math.exp(-away * away / (2 * SIGMA_PX * SIGMA_PX));
        sum += weights[at];
      }
      for (int at = 0; at < WINDOW_PX; at++) {
        weights[at] /= sum;
      }
      return weights;
    }

    /** A plane under the window, wherever it fits: 10 px narrower and lower. */
    static float[] blurred(float[] plane, int width, int height) {
      int newWidth = width - WINDOW_PX + 1;
      int newHeight = height - WINDOW_PX + 1;
      float[] wide = new float[newWidth * height];
      for (int y = 0; y < height; y++) {
        for (int tap = 0; tap < WINDOW_PX; tap++) {
          float weight = GAUSSIAN[tap];
          int from = y * width + tap;
          int to = y * newWidth;
          for (int x = 0; x < newWidth; x++) {
            wide[to + x] += weight * plane[from + x];
          }
        }
      }
      float[] blurred = new float[newWidth * newHeight];
      for (int y = 0; y < newHeight; y++) {
        for (int tap = 0; tap < WINDOW_PX; tap++) {
          float weight = GAUSSIAN[tap];
          int from = (y + tap) * newWidth;
          int to = y * newWidth;
          for (int x = 0; x < newWidth; x++) {
            blurred[to + x] += weight * wide[from + x];
          }
        }
      }
      return blurred;
    }
  }
}

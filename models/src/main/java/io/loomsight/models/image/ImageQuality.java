package io.loomsight.models.image;

/**
 * Whether an image can be judged at all.
 *
 * @param sharpness variance of the 3 x 3 Laplacian (0 1 0, 1 -4 1, 0 1 0; inner pixels) over the
 *     variance of grey (all pixels): 0 for a blank image, below 0.01 for a blurred one, 20 for
 *     white noise
 * @param meanGrey 0 black to 1 white
 * @param darkShare share of pixels at black, in [0, 1]
 * @param brightShare share of pixels at white, in [0, 1]
 */
public record ImageQuality(
    double sharpness, double meanGrey, double darkShare, double brightShare) {

  /** Half a step of 8 bits: nearer to black or white than this is clipped. */
  private static final float CLIP = 0.5f / 255f;

  /** The quality of {@code image}. */
  public static ImageQuality of(GreyImage image) {
    float[] greys = image.sharedGreys();
    double sum = 0;
    long dark = 0;
    long bright = 0;
    for (float grey : greys) {
      sum += grey;
      dark += grey < CLIP ? 1 : 0;
      bright += grey > 1 - CLIP ? 1 : 0;
    }
    double mean = sum / greys.length;
    double squares = 0;
    for (float grey : greys) {
      squares += (grey - mean) * (grey - mean);
    }
    double variance = squares / greys.length;
    double sharpness = variance < 1e-12 ? 0 : laplacianVariance(image) / variance;
    return new ImageQuality(
        sharpness, mean, (double) dark / greys.length, (double) bright / greys.length);
  }

  private static double laplacianVariance(GreyImage image) {
    int widthPx = image.widthPx();
    int heightPx = image.heightPx();
    if (widthPx < 3 || heightPx < 3) {
      return 0;
    }
    float[] greys = image.sharedGreys();
    double sum = 0;
    double squares = 0;
    for (int y = 1; y < heightPx - 1; y++) {
      for (int at = y * widthPx + 1; at < (y + 1) * widthPx - 1; at++) {
        double laplacian =
            (double) greys[at - 1]
                + greys[at + 1]
                + greys[at - widthPx]
                + greys[at + widthPx]
                - 4.0 * greys[at];
        sum += laplacian;
        squares += laplacian * laplacian;
      }
    }
    long count = (widthPx - 2L) * (heightPx - 2L);
    double mean = sum / count;
    return Math.max(0, squares / count - mean * mean);
  }
}

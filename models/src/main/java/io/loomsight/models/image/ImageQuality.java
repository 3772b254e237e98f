package io.loomsight.models.image;

/**
 * Whether an image can be judged at all.
 *
 * <p>Sharpness is read from the structure function D(k), the mean squared difference of greys k px
 * apart, across and along, for k from 1 to 8: the steeper of its first two steps over its whole
 * range. Sharp cloth has changed within 3 px most of what it changes within 8, blurred cloth goes
 * on changing evenly. White noise adds the same to every D(k) and drops out; slow changes of light
 * and ground beyond the cloth hardly count. (The variance of the Laplacian over that of grey, the
 * usual measure, calls a blurred image sharp as soon as it has noise.)
 *
 * @param sharpness 0 for a blank image or noise alone, about 0.1 where blurred by 4 px or more,
 *     0.17 to 1 for sharp cloth
 * @param meanGrey 0 black to 1 white
 * @param darkShare share of pixels at black, in [0, 1]
 * @param brightShare share of pixels at white, in [0, 1]
 */
public record ImageQuality(
    double sharpness, double meanGrey, double darkShare, double brightShare) {

  /** Half a step of 8 bits: nearer to black or white than this is clipped. */
  private static final float CLIP = 0.5f / 255f;

  /** The farthest px that are compared. */
  private static final int REACH_PX = 8;

  /** Less range than this share of the lowest D is chance: there is nothing but noise. */
  private static final double LEAST_RANGE = 0.02;

  /** Of larger images every n-th row is looked at. */
  private static final int ENOUGH_PIXELS = 1 << 21;

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
    return new ImageQuality(
        sharpness(image),
        sum / greys.length,
        (double) dark / greys.length,
        (double) bright / greys.length);
  }

  private static double sharpness(GreyImage image) {
    if (Math.min(image.widthPx(), image.heightPx()) <= REACH_PX) {
      return 0;
    }
    double[] structure = new double[REACH_PX + 1];
    double lowest = Double.POSITIVE_INFINITY;
    double highest = 0;
    for (int distancePx = 1; distancePx <= REACH_PX; distancePx++) {
      structure[distancePx] = squaredDifference(image, distancePx);
      lowest = Math.min(lowest, structure[distancePx]);
      highest = Math.max(highest, structure[distancePx]);
    }
    double range = highest - lowest;
    if (range <= Math.max(1e-12, LEAST_RANGE * lowest)) {
      return 0;
    }
    return Math.max(Math.abs(structure[2] - structure[1]), Math.abs(structure[3] - structure[2]))
        / range;
  }

  private static double squaredDifference(GreyImage image, int distancePx) {
    float[] greys = image.sharedGreys();
    int widthPx = image.widthPx();
    int step = 1 + greys.length / ENOUGH_PIXELS;
    double across = 0;
    double along = 0;
    long rows = 0;
    for (int y = 0; y < image.heightPx() - distancePx; y += step, rows++) {
      across += rowSum(greys, y * widthPx, widthPx - distancePx, distancePx);
      along += rowSum(greys, y * widthPx, widthPx, distancePx * widthPx);
    }
    return across / (rows * (widthPx - distancePx)) + along / (rows * widthPx);
  }

  private static double rowSum(float[] greys, int from, int count, int distance) {
    double sum = 0;
    for (int at = from; at < from + count; at++) {
      double difference = greys[at + distance] - greys[at];
      sum += difference * difference;
    }
    return sum;
  }
}

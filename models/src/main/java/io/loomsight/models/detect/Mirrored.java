package io.loomsight.models.detect;

import io.loomsight.models.image.GreyImage;
import java.nio.FloatBuffer;

/**
 * An image normalised to mean 0 and deviation 1 over its cloth and mirrored beyond its borders. The
 * cloth is mirrored into the ground beside it too, and cloth beside labels and seams into these, so
 * that the encoder never sees an edge.
 */
final class Mirrored {

  /** Added to the deviation, so that a blank image does not blow up; in grey. */
  static final double FLOOR = 0.02;

  /** Greys summed in single precision, which is faster, before their sum is added. */
  private static final int SUMMED_PX = 256;

  private final GreyImage image;
  private final ClothArea cloth;
  private final float mean;
  private final float scale;

  private Mirrored(GreyImage image, ClothArea cloth, float mean, float scale) {
    this.image = image;
    this.cloth = cloth;
    this.mean = mean;
    this.scale = scale;
  }

  static Mirrored of(GreyImage image, ClothArea cloth, int mirrorPx) {
    if (image.heightPx() <= mirrorPx || cloth.widthPx() <= mirrorPx) {
      throw new IllegalArgumentException(
          "image: expected cloth of more than %d x %d px, found %d x %d"
              .formatted(mirrorPx, mirrorPx, cloth.widthPx(), image.heightPx()));
    }
    GreyImage filled = PatchFill.filled(image, cloth);
    float[] grey = filled.sharedGreys();
    double sum = 0;
    double squares = 0;
    long count = (long) cloth.widthPx() * image.heightPx();
    for (int y = 0; y < image.heightPx(); y++) {
      int row = y * image.widthPx();
      for (int left = cloth.leftPx(); left < cloth.rightPx(); left += SUMMED_PX) {
        int end = Math.min(cloth.rightPx(), left + SUMMED_PX);
        sum += GreySums.of(grey, row + left, row + end);
        squares += GreySums.ofSquares(grey, row + left, row + end);
      }
    }
    double mean = sum / count;
    double deviation = Math.sqrt(Math.max(0, squares / count - mean * mean));
    return new Mirrored(filled, cloth, (float) mean, (float) (1 / (deviation + FLOOR)));
  }

  /** A piece of this height whose corner may lie outside of the image. */
  FeatureNet.Piece piece(int leftPx, int topPx, int heightPx) {
    return (fromPx, toPx, target) -> put(leftPx + fromPx, leftPx + toPx, topPx, heightPx, target);
  }

  private void put(int fromPx, int toPx, int topPx, int heightPx, FloatBuffer target) {
    float[] grey = image.sharedGreys();
    int[] columns = new int[toPx - fromPx];
    for (int x = 0; x < columns.length; x++) {
      columns[x] = mirror(fromPx + x, cloth.leftPx(), cloth.rightPx());
    }
    float[] normalised = new float[columns.length];
    for (int y = 0; y < heightPx; y++) {
      int row = mirror(topPx + y, 0, image.heightPx()) * image.widthPx();
      for (int x = 0; x < columns.length; x++) {
        normalised[x] = (grey[row + columns[x]] - mean) * scale;
      }
      target.put(normalised);
    }
  }

  /** The coordinate in [from, to) that {@code at} is mirrored to, the border itself not doubled. */
  static int mirror(int at, int from, int to) {
    int period = 2 * (to - from - 1);
    if (period <= 0) {
      return from;
    }
    int folded = Math.floorMod(at - from, period);
    return from + Math.min(folded, period - folded);
  }
}

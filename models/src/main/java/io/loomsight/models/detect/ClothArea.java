package io.loomsight.models.detect;

import io.loomsight.models.image.GreyImage;
import java.util.Arrays;

/**
 * The columns of a frame that show cloth: from {@code leftPx} up to but without {@code rightPx}.
 * Ground beyond the cloth and the selvedge before it are left out.
 *
 * <p>Ground is a run of 16-column blocks from the frame's left or right edge whose median grey
 * differs by more than 12 % from the cloth's a little further in (so a slow fall-off of light is no
 * ground, and a dark band away from the edge is none either); the selvedge is what differs by more
 * than 10 % in the next 192 columns. A run over 40 % of the width is ground only where it is black
 * or white: anything else that large is a defect.
 */
public record ClothArea(int leftPx, int rightPx) {

  private static final int BLOCK_PX = 16;
  private static final int SELVEDGE_PX = 192;
  private static final int MARGIN_PX = 12;
  private static final double GROUND_CONTRAST = 0.12;
  private static final double SELVEDGE_CONTRAST = 0.10;
  private static final double WIDEST_GROUND = 0.4;
  private static final float BLACK = 15 / 255f;
  private static final float WHITE = 250 / 255f;

  public ClothArea {
    if (leftPx < 0 || rightPx < leftPx) {
      throw new IllegalArgumentException(
          "cloth area: expected 0 <= left <= right, found %d and %d".formatted(leftPx, rightPx));
    }
  }

  /** All columns of an image. */
  public static ClothArea whole(GreyImage image) {
    return new ClothArea(0, image.widthPx());
  }

  /** Finds the cloth in an image; empty (left = right) where the image shows only ground. */
  public static ClothArea find(GreyImage image) {
    float[] profile = columnMedians(image);
    int width = profile.length;
    if (width < 16 * BLOCK_PX) {
      return whole(image);
    }
    int left = offCloth(profile);
    int right = offCloth(reversed(profile));
    return left + right >= width ? new ClothArea(0, 0) : new ClothArea(left, width - right);
  }

  public int widthPx() {
    return rightPx - leftPx;
  }

  private static float[] columnMedians(GreyImage image) {
    float[] grey = image.sharedGreys();
    int width = image.widthPx();
    int rows = Math.min(image.heightPx(), 257);
    float[] medians = new float[width];
    float[] column = new float[rows];
    for (int x = 0; x < width; x++) {
      for (int k = 0; k < rows; k++) {
        int y = (int) ((long) k * image.heightPx() / rows);
        column[k] = grey[y * width + x];
      }
      Arrays.sort(column);
      medians[x] = column[rows / 2];
    }
    return medians;
  }

  private static float[] reversed(float[] profile) {
    float[] out = new float[profile.length];
    for (int x = 0; x < out.length; x++) {
      out[x] = profile[profile.length - 1 - x];
    }
    return out;
  }

  /** Columns from the start of the profile that show no cloth. */
  private static int offCloth(float[] profile) {
    int width = profile.length;
    float cloth = median(profile, width / 8, width / 2);
    if (cloth <= BLACK || cloth >= WHITE) {
      cloth = median(profile, width / 2, width);
      if (cloth <= BLACK || cloth >= WHITE) {
        return width;
      }
    }
    double bound = GROUND_CONTRAST * cloth;
    int ground = 0;
    boolean saturated = true;
    for (int from = 0; from + BLOCK_PX <= width; from += BLOCK_PX) {
      float block = median(profile, from, from + BLOCK_PX);
      if (Math.abs(block - cloth) <= bound) {
        break;
      }
      saturated &= block <= BLACK || block >= WHITE;
      ground = from + BLOCK_PX;
    }
    if (ground == 0 || (!saturated && ground > WIDEST_GROUND * width)) {
      return 0;
    }
    int last = ground;
    for (int x = ground; x < Math.min(width, ground + SELVEDGE_PX); x++) {
      if (Math.abs(profile[x] - cloth) > SELVEDGE_CONTRAST * cloth * 2) {
        last = x + 1;
      }
    }
    return Math.min(width, last + MARGIN_PX);
  }

  private static float median(float[] profile, int from, int to) {
    float[] part = Arrays.copyOfRange(profile, from, to);
    Arrays.sort(part);
    return part[part.length / 2];
  }
}

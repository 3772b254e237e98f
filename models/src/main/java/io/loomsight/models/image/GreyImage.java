package io.loomsight.models.image;

import io.loomsight.models.fabric.PixelBox;
import java.util.Arrays;

/**
 * A grey image, {@code [height][width]} row-major, grey from 0 (black) to 1 (white). Immutable from
 * outside: the array is copied in by {@link #of} and shared only within the house.
 */
public final class GreyImage {

  private final int widthPx;
  private final int heightPx;
  private final float[] grey;

  private GreyImage(int widthPx, int heightPx, float[] grey) {
    this.widthPx = widthPx;
    this.heightPx = heightPx;
    this.grey = grey;
  }

  /** An image that takes over {@code grey}, which the caller must not touch again. */
  public static GreyImage wrap(int widthPx, int heightPx, float[] grey) {
    if (widthPx < 1 || heightPx < 1 || grey.length != (long) widthPx * heightPx) {
      throw new IllegalArgumentException(
          "image: expected %d x %d greys, found %d".formatted(widthPx, heightPx, grey.length));
    }
    return new GreyImage(widthPx, heightPx, grey);
  }

  /** An image with a copy of {@code grey}. */
  public static GreyImage of(int widthPx, int heightPx, float[] grey) {
    return wrap(widthPx, heightPx, grey.clone());
  }

  public int widthPx() {
    return widthPx;
  }

  public int heightPx() {
    return heightPx;
  }

  public float grey(int xPx, int yPx) {
    return grey[yPx * widthPx + xPx];
  }

  /** A copy of all greys, row-major. */
  public float[] greys() {
    return grey.clone();
  }

  /** The greys themselves, row-major, to be read only. */
  public float[] sharedGreys() {
    return grey;
  }

  /** The part of the image in {@code box}, which must lie inside it. */
  public GreyImage crop(PixelBox box) {
    if (box.xPx() + box.widthPx() > widthPx || box.yPx() + box.heightPx() > heightPx) {
      throw new IllegalArgumentException(
          "crop: expected a box inside %d x %d, found %s".formatted(widthPx, heightPx, box));
    }
    float[] part = new float[box.widthPx() * box.heightPx()];
    for (int row = 0; row < box.heightPx(); row++) {
      int from = (box.yPx() + row) * widthPx + box.xPx();
      System.arraycopy(grey, from, part, row * box.widthPx(), box.widthPx());
    }
    return new GreyImage(box.widthPx(), box.heightPx(), part);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof GreyImage that
        && widthPx == that.widthPx
        && heightPx == that.heightPx
        && Arrays.equals(grey, that.grey);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * widthPx + heightPx) + Arrays.hashCode(grey);
  }

  @Override
  public String toString() {
    return "GreyImage[%d x %d]".formatted(widthPx, heightPx);
  }
}

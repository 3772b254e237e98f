package io.loomsight.models.image;

import java.util.BitSet;

/** A set of pixels of an image, {@code [height][width]} row-major. */
public final class Mask {

  private final int widthPx;
  private final int heightPx;
  private final BitSet pixels;

  private Mask(int widthPx, int heightPx, BitSet pixels) {
    if (widthPx < 1 || heightPx < 1) {
      throw new IllegalArgumentException(
          "mask: expected sizes >= 1, found %d x %d".formatted(widthPx, heightPx));
    }
    this.widthPx = widthPx;
    this.heightPx = heightPx;
    this.pixels = pixels;
  }

  /** The empty mask. */
  public static Mask empty(int widthPx, int heightPx) {
    return new Mask(widthPx, heightPx, new BitSet(widthPx * heightPx));
  }

  /**
   * A mask with a copy of {@code pixels}, whose bit {@code y * widthPx + x} is the pixel (x, y).
   */
  public static Mask of(int widthPx, int heightPx, BitSet pixels) {
    BitSet copy = new BitSet(widthPx * heightPx);
    copy.or(pixels);
    return new Mask(widthPx, heightPx, copy);
  }

  public int widthPx() {
    return widthPx;
  }

  public int heightPx() {
    return heightPx;
  }

  public boolean contains(int xPx, int yPx) {
    return pixels.get(yPx * widthPx + xPx);
  }

  /** How many pixels the mask holds. */
  public int areaPx() {
    return pixels.cardinality();
  }

  public boolean isEmpty() {
    return pixels.isEmpty();
  }

  /** A copy of the pixels. */
  public BitSet pixels() {
    return (BitSet) pixels.clone();
  }

  /** The pixels in either mask; both must have the same size. */
  public Mask or(Mask other) {
    if (widthPx != other.widthPx || heightPx != other.heightPx) {
      throw new IllegalArgumentException(
          "masks: expected the same size, found %d x %d and %d x %d"
              .formatted(widthPx, heightPx, other.widthPx, other.heightPx));
    }
    BitSet both = pixels();
    both.or(other.pixels);
    return new Mask(widthPx, heightPx, both);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Mask that
        && widthPx == that.widthPx
        && heightPx == that.heightPx
        && pixels.equals(that.pixels);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * widthPx + heightPx) + pixels.hashCode();
  }

  @Override
  public String toString() {
    return "Mask[%d x %d, %d px]".formatted(widthPx, heightPx, areaPx());
  }
}

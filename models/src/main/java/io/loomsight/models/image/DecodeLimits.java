package io.loomsight.models.image;

/**
 * What an image may promise before it is decoded.
 *
 * @param maxPixels most pixels, columns times rows; bounds the memory of one decoded image to about
 *     12 bytes a pixel
 * @param maxBytes most bytes of the file
 * @param minSidePx fewest pixels on the shorter side
 */
public record DecodeLimits(long maxPixels, long maxBytes, int minSidePx) {

  public DecodeLimits {
    if (maxPixels < 1 || maxPixels > Integer.MAX_VALUE / 8) {
      throw new IllegalArgumentException(
          "maxPixels: expected 1 to %d, found %d".formatted(Integer.MAX_VALUE / 8, maxPixels));
    }
    if (maxBytes < 1 || maxBytes > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "maxBytes: expected 1 to %d, found %d".formatted(Integer.MAX_VALUE - 8, maxBytes));
    }
    if (minSidePx < 1) {
      throw new IllegalArgumentException(
          "minSidePx: expected at least 1, found %d".formatted(minSidePx));
    }
  }

  /** 100 Mpx, 256 MiB, any size from 1 x 1 px. */
  public static DecodeLimits defaults() {
    return new DecodeLimits(100_000_000, 256L << 20, 1);
  }
}

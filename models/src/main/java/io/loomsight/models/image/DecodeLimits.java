package io.loomsight.models.image;

/**
 * What an image may promise before it is decoded.
 *
 * @param maxPixels most pixels, columns times rows; also bounds the memory of decoding, see {@link
 *     #memoryBytes}
 * @param maxBytes most bytes of the file
 * @param minSidePx fewest pixels on the shorter side
 */
public record DecodeLimits(long maxPixels, long maxBytes, int minSidePx) {

  private static final long LEAST_MEMORY_BYTES = 64L << 20;
  private static final long BYTES_PER_PIXEL = 6;

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

  /**
   * Most bytes that decoding one image may take, its file counted: 6 for each of {@code maxPixels},
   * at least 64 MiB. That is room for the file and the greys of a large image; one with more
   * samples than fit beside them is decoded by parts.
   */
  public long memoryBytes() {
    return Math.max(LEAST_MEMORY_BYTES, BYTES_PER_PIXEL * maxPixels);
  }

  /** 100 Mpx, 256 MiB, any size from 1 x 1 px. */
  public static DecodeLimits defaults() {
    return new DecodeLimits(100_000_000, 256L << 20, 1);
  }
}

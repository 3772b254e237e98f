package io.loomsight.models.image;

/**
 * The memory that decoding one image takes, told by its header before anything of it is allocated:
 * the file, the greys, the samples of the rows that are decoded at once, and the coefficients that
 * a JPEG of several scans keeps of the whole image.
 *
 * @param fileBytes the file's size
 * @param coefficientBytes 0 but for a JPEG of several scans
 */
record DecodeMemory(ImageHeader header, long fileBytes, long coefficientBytes) {

  /** An image is decoded at most this many times over, each time for other rows of it. */
  private static final int MOST_PASSES = 16;

  private static final int GREY_BYTES = Float.BYTES;

  /** The file and its greys once more, turned as EXIF wants them; no samples are left by then. */
  private long turnedBytes() {
    return header.orientation() == 1 ? 0 : fileBytes + 2 * GREY_BYTES * header.pixels();
  }

  private long rowBytes() {
    return (long) header.widthPx() * header.bands() * (header.bits() > 8 ? 2 : 1);
  }

  private long keptBytes() {
    return fileBytes + GREY_BYTES * header.pixels() + coefficientBytes;
  }

  /** The least that decoding takes. */
  long leastBytes() {
    long rows = (header.heightPx() + MOST_PASSES - 1L) / MOST_PASSES;
    return Math.max(turnedBytes(), keptBytes() + rows * rowBytes());
  }

  /**
   * How many rows may be decoded at once within {@code memoryBytes}, which must be at least {@link
   * #leastBytes}: as many as fill the fewest passes evenly.
   */
  int rowsAtOnce(long memoryBytes) {
    long most = Math.min(header.heightPx(), (memoryBytes - keptBytes()) / rowBytes());
    long passes = (header.heightPx() + most - 1) / most;
    return (int) ((header.heightPx() + passes - 1) / passes);
  }
}

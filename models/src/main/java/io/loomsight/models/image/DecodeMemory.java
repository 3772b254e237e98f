package io.loomsight.models.image;

/**
 * The memory that decoding one image takes, told by its header before anything of it is allocated:
 * the file, the greys, the samples of the rows that are decoded at once, and the coefficients that
 * a JPEG of several scans keeps of the whole image. These lie outside the heap, where no collector
 * makes room for them, and so count twice.
 *
 * @param fileBytes the file's size
 * @param coefficientBytes 0 but for a JPEG of several scans
 */
record DecodeMemory(ImageHeader header, long fileBytes, long coefficientBytes) {

  /** An image is decoded at most this many times over, each time for other rows of it. */
  private static final int MOST_PASSES = 16;

  /** Samples, and greys on their way to where EXIF wants them. */
  private long rowBytes() {
    int sampleBytes = header.bands() * (header.bits() > 8 ? Short.BYTES : 1);
    int turnedBytes = header.orientation() == 1 ? 0 : Float.BYTES;
    return (long) header.widthPx() * (sampleBytes + turnedBytes);
  }

  private long keptBytes() {
    return fileBytes + Float.BYTES * header.pixels() + 2 * coefficientBytes;
  }

  /** The least that decoding takes. */
  long leastBytes() {
    long rows = (header.heightPx() + MOST_PASSES - 1L) / MOST_PASSES;
    return keptBytes() + rows * rowBytes();
  }

  /** What decoding takes in colour, which is done at once. */
  long colourBytes() {
    int sampleBytes = header.bands() * (header.bits() > 8 ? Short.BYTES : 1);
    int colourBytes = ColourImage.PLANES * Float.BYTES * (header.orientation() == 1 ? 1 : 2);
    return fileBytes + (sampleBytes + colourBytes) * header.pixels() + 2 * coefficientBytes;
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

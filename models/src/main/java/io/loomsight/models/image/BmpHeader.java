package io.loomsight.models.image;

/** A BMP's header. Source: Microsoft, bitmap storage (BITMAPFILEHEADER and successors). */
final class BmpHeader {

  private static final int CORE = 12;
  private static final int LINKED_PROFILE = 0x4C494E4B;
  private static final int EMBEDDED_PROFILE = 0x4D424544;

  private BmpHeader() {}

  /** Two letters are a weak signature: the size of the second header must be a known one too. */
  static boolean looksLike(Bytes all) {
    if (all.size() < 18) {
      return false;
    }
    long size = all.littleEndian(14, 4);
    return size == CORE
        || size == 40
        || size == 52
        || size == 56
        || size == 64
        || size == 108
        || size == 124;
  }

  static ImageHeader read(byte[] bytes) {
    Bytes all = new Bytes(bytes);
    long size = all.littleEndian(14, 4);
    long widthPx;
    long heightPx;
    int bits;
    if (size == CORE) {
      widthPx = all.littleEndian(18, 2);
      heightPx = all.littleEndian(20, 2);
      bits = (int) all.littleEndian(24, 2);
    } else {
      widthPx = (int) all.littleEndian(18, 4);
      heightPx = Math.abs((long) (int) all.littleEndian(22, 4));
      bits = (int) all.littleEndian(28, 2);
    }
    int bands = bits > 8 ? 3 : 1;
    return new ImageHeader(
        ImageFormat.BMP,
        ImageHeader.side(widthPx),
        ImageHeader.side(heightPx),
        Math.min(bits, 8),
        bands,
        1);
  }

  /**
   * The whole file. The fields by which a decoder allocates memory or opens other decoders are
   * sane, and an uncompressed image has all its bytes.
   */
  static PixelParts parts(byte[] bytes) {
    Bytes all = new Bytes(bytes);
    all.require(all.littleEndian(10, 4), 1);
    if (all.littleEndian(14, 4) == CORE) {
      return PixelParts.whole(bytes);
    }
    ImageHeader header = read(bytes);
    int bits = (int) all.littleEndian(28, 2);
    long compression = all.littleEndian(30, 4);
    if (compression > 3) {
      throw new UnreadableImageException(
          "expected a BMP of compression 0 to 3, found " + compression);
    }
    if (all.littleEndian(46, 4) > 256) {
      throw new UnreadableImageException(
          "expected a BMP of at most 256 palette colours, found " + all.littleEndian(46, 4));
    }
    if (all.littleEndian(14, 4) >= 108) {
      long space = all.littleEndian(70, 4);
      if (space == LINKED_PROFILE || space == EMBEDDED_PROFILE) {
        throw new UnreadableImageException("expected a BMP without a colour profile, found one");
      }
    }
    if (compression == 0 || compression == 3) {
      long rowBytes = ((long) header.widthPx() * bits + 31) / 32 * 4;
      all.require(all.littleEndian(10, 4), rowBytes * header.heightPx());
    }
    return PixelParts.whole(bytes);
  }
}

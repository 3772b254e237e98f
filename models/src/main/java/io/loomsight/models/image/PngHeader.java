package io.loomsight.models.image;

import java.util.zip.CRC32;

/** A PNG's header, and whether its chunks are whole. Source: W3C PNG specification, section 5. */
final class PngHeader {

  private static final int IHDR = 0x49484452;
  private static final int PLTE = 0x504C5445;
  private static final int IDAT = 0x49444154;
  private static final int IEND = 0x49454E44;
  private static final int FIRST_CHUNK_AT = 8;
  private static final int CHUNK_FRAME = 12;

  private PngHeader() {}

  static ImageHeader read(byte[] bytes) {
    Bytes all = new Bytes(bytes);
    if (all.bigEndian(FIRST_CHUNK_AT, 4) != 13 || all.bigEndian(FIRST_CHUNK_AT + 4, 4) != IHDR) {
      throw new UnreadableImageException("expected a PNG that begins with its header, found none");
    }
    int bits = (int) all.bigEndian(24, 1);
    int colourType = (int) all.bigEndian(25, 1);
    int bands =
        switch (colourType) {
          case 0, 3 -> 1;
          case 2 -> 3;
          case 4 -> 2;
          case 6 -> 4;
          default ->
              throw new UnreadableImageException(
                  "expected a PNG of colour type 0, 2, 3, 4 or 6, found " + colourType);
        };
    int widthPx = ImageHeader.side(all.bigEndian(16, 4));
    int heightPx = ImageHeader.side(all.bigEndian(20, 4));
    return new ImageHeader(ImageFormat.PNG, widthPx, heightPx, bits, bands, 1);
  }

  /**
   * Header, palette, pixels and end. Walks all chunks: each has its length and checksum, and the
   * last one is the end.
   */
  static PixelParts parts(byte[] bytes) {
    Bytes all = new Bytes(bytes);
    PixelParts parts = new PixelParts().with(bytes, 0, FIRST_CHUNK_AT);
    boolean palette = false;
    CRC32 checksum = new CRC32();
    long at = FIRST_CHUNK_AT;
    while (true) {
      long length = all.bigEndian(at, 4);
      all.require(at, CHUNK_FRAME + length);
      checksum.reset();
      checksum.update(bytes, (int) at + 4, (int) length + 4);
      if (checksum.getValue() != all.bigEndian(at + 8 + length, 4)) {
        throw new UnreadableImageException(
            "expected a PNG with sound checksums, found a wrong one in the chunk at byte " + at);
      }
      long type = all.bigEndian(at + 4, 4);
      if ((type == PLTE && palette) || (type == IHDR && at != FIRST_CHUNK_AT)) {
        throw new UnreadableImageException(
            "expected a PNG with one header and one palette, found another at byte " + at);
      }
      palette |= type == PLTE;
      if (type == IHDR || type == PLTE || type == IDAT || type == IEND) {
        parts.with(bytes, (int) at, (int) (CHUNK_FRAME + length));
      }
      if (type == IEND) {
        return parts;
      }
      at += CHUNK_FRAME + length;
    }
  }
}

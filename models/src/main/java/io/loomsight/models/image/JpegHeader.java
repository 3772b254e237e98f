package io.loomsight.models.image;

import java.util.Arrays;

/** A JPEG's header, and whether its scans are whole. Source: ITU-T T.81, annex B. */
final class JpegHeader {

  private static final int START_OF_SCAN = 0xDA;
  private static final int END_OF_IMAGE = 0xD9;
  private static final int PROGRESSIVE = 0xC2;
  private static final int COMMENT = 0xFE;

  /** A progressive JPEG has about ten; each costs a walk over the whole image. */
  private static final int MOST_SCANS = 100;

  private static final int APP1 = 0xE1;
  private static final int APP14 = 0xEE;

  private JpegHeader() {}

  static ImageHeader read(byte[] bytes) {
    Bytes all = new Bytes(bytes);
    int orientation = 1;
    for (long at = 2; ; at = next(all, at)) {
      int marker = marker(all, at);
      if (marker == APP1 && all.bigEndian(at + 2, 2) >= 16 && isExif(all, at + 4)) {
        orientation = exifOrientation(bytes, (int) at + 10, (int) next(all, at));
      } else if (isFrame(marker)) {
        int heightPx = (int) all.bigEndian(at + 5, 2);
        int widthPx = (int) all.bigEndian(at + 7, 2);
        int bands = (int) all.bigEndian(at + 9, 1);
        int bits = (int) all.bigEndian(at + 4, 1);
        return new ImageHeader(ImageFormat.JPEG, widthPx, heightPx, bits, bands, orientation);
      } else if (marker == START_OF_SCAN || marker == END_OF_IMAGE) {
        throw new UnreadableImageException("expected a JPEG's frame header, found none");
      }
    }
  }

  /**
   * Whether three bands are red, green, blue and not luma and chroma: an Adobe marker says so, or
   * the components are named so.
   */
  static boolean isRgb(byte[] bytes) {
    Bytes all = new Bytes(bytes);
    boolean jfif = false;
    for (long at = 2; ; at = next(all, at)) {
      int marker = marker(all, at);
      if (marker == 0xE0 && all.bigEndian(at + 4, 4) == 0x4A464946) {
        jfif = true;
      } else if (marker == APP14
          && all.bigEndian(at + 2, 2) >= 14
          && all.bigEndian(at + 4, 5) == 0x41646F6265L) {
        return all.bigEndian(at + 15, 1) == 0;
      } else if (isFrame(marker)) {
        return !jfif
            && all.bigEndian(at + 10, 1) == 'R'
            && all.bigEndian(at + 13, 1) == 'G'
            && all.bigEndian(at + 16, 1) == 'B';
      }
    }
  }

  /**
   * Tables, frame and scans. Walks all segments and scans up to the end of the image, which must be
   * there.
   */
  static PixelParts parts(byte[] bytes) {
    Bytes all = new Bytes(bytes);
    PixelParts parts = new PixelParts().with(bytes, 0, 2);
    int scans = 0;
    long at = 2;
    while (true) {
      int marker = marker(all, at);
      if (marker == END_OF_IMAGE) {
        return parts.with(bytes, (int) at, 2);
      }
      long next = next(all, at);
      if (marker == START_OF_SCAN) {
        scans++;
        if (scans > MOST_SCANS) {
          throw new UnreadableImageException(
              "expected a JPEG of at most %d scans, found more".formatted(MOST_SCANS));
        }
        next = endOfScan(bytes, next);
      }
      if (isFrame(marker) && marker > PROGRESSIVE) {
        throw new UnreadableImageException(
            "expected a baseline or progressive JPEG, found one of frame type " + (marker - 0xC0));
      }
      if (!isText(marker)) {
        all.require(at, next - at);
        parts.with(bytes, (int) at, (int) (next - at));
      }
      at = next;
    }
  }

  /** Texts, profiles, thumbnails; but not Adobe's mark, which tells the colours. */
  private static boolean isText(int marker) {
    return marker != APP14 && ((marker >= 0xE0 && marker <= 0xEF) || marker == COMMENT);
  }

  /**
   * The bytes of coefficients that a decoder keeps: of the whole image where its bands do not come
   * in one scan, else none.
   */
  static long coefficientBytes(byte[] bytes, ImageHeader header) {
    Bytes all = new Bytes(bytes);
    for (long at = 2; ; at = next(all, at)) {
      int marker = marker(all, at);
      if (marker == PROGRESSIVE
          || (marker == START_OF_SCAN && all.bigEndian(at + 4, 1) < header.bands())) {
        long blockPixels = ((header.widthPx() + 31L) & ~31L) * ((header.heightPx() + 31L) & ~31L);
        return blockPixels * header.bands() * Short.BYTES;
      }
      if (marker == START_OF_SCAN || marker == END_OF_IMAGE) {
        return 0;
      }
    }
  }

  /** Where the next marker lies that is neither a stuffed byte, nor a restart, nor filling. */
  private static long endOfScan(byte[] bytes, long from) {
    for (int at = (int) Math.min(from, bytes.length); at < bytes.length - 1; at++) {
      if (bytes[at] == (byte) 0xFF) {
        int code = bytes[at + 1] & 0xFF;
        if (code != 0 && code != 0xFF && (code < 0xD0 || code > 0xD7)) {
          return at;
        }
      }
    }
    throw new UnreadableImageException(
        "expected the end of the JPEG, found the end of the file at " + bytes.length);
  }

  private static int marker(Bytes all, long at) {
    if (all.bigEndian(at, 1) != 0xFF) {
      throw new UnreadableImageException(
          "expected a JPEG marker at byte %d, found 0x%02X".formatted(at, all.bigEndian(at, 1)));
    }
    return (int) all.bigEndian(at + 1, 1);
  }

  private static long next(Bytes all, long at) {
    int marker = marker(all, at);
    if (marker == 0xFF) {
      return at + 1;
    }
    if (marker == 1 || (marker >= 0xD0 && marker <= 0xD8)) {
      return at + 2;
    }
    return at + 2 + Math.max(2, all.bigEndian(at + 2, 2));
  }

  private static boolean isFrame(int marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
  }

  private static boolean isExif(Bytes all, long at) {
    return all.bigEndian(at, 6) == 0x457869660000L;
  }

  private static int exifOrientation(byte[] bytes, int from, int end) {
    try {
      return TiffHeader.orientation(Arrays.copyOfRange(bytes, from, Math.min(end, bytes.length)));
    } catch (UnreadableImageException broken) {
      return 1; // a broken EXIF block costs the orientation, not the image
    }
  }
}

package io.loomsight.models.image;

import java.util.Optional;

/**
 * What an image file says about itself before its pixels, read without any decoder so that a
 * hostile header costs nothing.
 *
 * @param widthPx columns as stored, before {@code orientation}
 * @param heightPx rows as stored, before {@code orientation}
 * @param bits bits of one sample
 * @param bands samples of one pixel; 1 for a palette
 * @param orientation EXIF orientation, 1 (as stored) to 8
 */
public record ImageHeader(
    ImageFormat format, int widthPx, int heightPx, int bits, int bands, int orientation) {

  public ImageHeader {
    if (widthPx < 1 || heightPx < 1) {
      throw new UnreadableImageException(
          "expected at least 1 x 1 px, found %d x %d".formatted(widthPx, heightPx));
    }
    if (orientation < 1 || orientation > 8) {
      orientation = 1;
    }
  }

  /** The header of the file; empty where it is none or broken. */
  public static Optional<ImageHeader> of(byte[] bytes) {
    try {
      return ImageFormat.of(bytes).map(format -> read(format, bytes));
    } catch (UnreadableImageException broken) {
      return Optional.empty();
    }
  }

  /** Columns of the image as it is shown. */
  public int shownWidthPx() {
    return orientation > 4 ? heightPx : widthPx;
  }

  /** Rows of the image as it is shown. */
  public int shownHeightPx() {
    return orientation > 4 ? widthPx : heightPx;
  }

  long pixels() {
    return (long) widthPx * heightPx;
  }

  static ImageHeader read(ImageFormat format, byte[] bytes) {
    return switch (format) {
      case JPEG -> JpegHeader.read(bytes);
      case PNG -> PngHeader.read(bytes);
      case TIFF -> TiffHeader.read(bytes);
      case BMP -> BmpHeader.read(bytes);
    };
  }

  /** A side read from a file, which an unsigned 32-bit field may make larger than an int. */
  static int side(long px) {
    return (int) Math.min(px, Integer.MAX_VALUE);
  }
}

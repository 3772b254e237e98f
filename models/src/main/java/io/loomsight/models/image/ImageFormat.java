package io.loomsight.models.image;

import java.util.Locale;
import java.util.Optional;

/** The image files that are read, told apart by their first bytes and never by their name. */
public enum ImageFormat {
  JPEG("jpg"),
  PNG("png"),
  TIFF("tif"),
  BMP("bmp");

  private static final long PNG_SIGNATURE = 0x89504E470D0A1A0AL;

  private final String extension;

  ImageFormat(String extension) {
    this.extension = extension;
  }

  /** The usual ending of a file's name, without the dot. */
  public String extension() {
    return extension;
  }

  /** The format that {@code bytes} begin as; empty where they begin as none of these. */
  public static Optional<ImageFormat> of(byte[] bytes) {
    Bytes all = new Bytes(bytes);
    if (bytes.length >= 3 && all.bigEndian(0, 3) == 0xFFD8FF) {
      return Optional.of(JPEG);
    }
    if (bytes.length >= 8 && all.bigEndian(0, 8) == PNG_SIGNATURE) {
      return Optional.of(PNG);
    }
    if (bytes.length >= 4) {
      long magic = all.bigEndian(0, 4);
      if (magic == 0x49492A00L || magic == 0x4D4D002AL) {
        return Optional.of(TIFF);
      }
    }
    if (bytes.length >= 2 && all.bigEndian(0, 2) == 0x424D && BmpHeader.looksLike(all)) {
      return Optional.of(BMP);
    }
    return Optional.empty();
  }

  /** Whether a file of this name is usually an image of one of these formats. */
  public static boolean isImageName(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.matches(".*\\.(jpe?g|png|tiff?|bmp)");
  }
}

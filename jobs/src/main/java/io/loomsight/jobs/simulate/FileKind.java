package io.loomsight.jobs.simulate;

import io.loomsight.models.image.GreyImage;
import io.loomsight.models.image.ImageEncoder;

/** How a roll's images are stored: most as JPEG. */
enum FileKind {
  JPEG("jpg"),
  PNG("png"),
  TIFF("tif"),
  BMP("bmp");

  private static final int REPEAT = 9;

  private final String extension;

  FileKind(String extension) {
    this.extension = extension;
  }

  /** The kind of the night's roll of the given number: of nine rolls six are JPEG. */
  static FileKind ofRoll(int number) {
    return switch (number % REPEAT) {
      case 4 -> PNG;
      case 7 -> TIFF;
      case 8 -> BMP;
      default -> JPEG;
    };
  }

  String extension() {
    return extension;
  }

  byte[] encode(GreyImage image, double jpegQuality) {
    return switch (this) {
      case JPEG -> ImageEncoder.jpeg(image, jpegQuality);
      case PNG -> ImageEncoder.png(image);
      case TIFF -> ImageEncoder.tiff(image);
      case BMP -> ImageEncoder.bmp(image);
    };
  }
}

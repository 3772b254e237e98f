package io.loomsight.models.image;

import io.loomsight.models.image.Decoded.Reason;
import java.io.IOException;
import java.util.Optional;

/**
 * Decodes JPEG, PNG, TIFF and BMP to grey: 1 to 16 bits, grey, RGB or palette; alpha is ignored,
 * the first page of several is taken, and an EXIF orientation is applied. Greys are the stored
 * samples over their largest value, so 16 bits keep their precision, and RGB becomes Rec. 601 luma
 * of the samples as stored; no gamma, no colour profile. The file's own header is read first: what
 * is over the limits or not whole is refused before any decoder sees it, and a decoder is given
 * only what makes pixels. Memory stays within {@link DecodeLimits#memoryBytes}. Whatever the bytes,
 * the answer is an image or a refusal, never an exception.
 */
public final class ImageDecoder {

  private final DecodeLimits limits;

  public ImageDecoder(DecodeLimits limits) {
    this.limits = limits;
  }

  /** Decodes a whole file; messages begin with {@code name}. */
  public Decoded decode(byte[] bytes, String name) {
    if (bytes.length == 0) {
      return refused(Reason.EMPTY, name, "expected an image, found 0 bytes");
    }
    if (bytes.length > limits.maxBytes()) {
      return refused(
          Reason.TOO_LARGE,
          name,
          "expected at most %d bytes, found %d".formatted(limits.maxBytes(), bytes.length));
    }
    Optional<ImageFormat> format = ImageFormat.of(bytes);
    if (format.isEmpty()) {
      return refused(
          Reason.NOT_AN_IMAGE, name, "expected JPEG, PNG, TIFF or BMP, found other bytes");
    }
    try {
      ImageHeader header = ImageHeader.read(format.get(), bytes);
      Optional<Decoded.Refused> overLimits = checkSize(header, name);
      if (overLimits.isPresent()) {
        return overLimits.get();
      }
      requireReadable(header);
      PixelParts parts = parts(header.format(), bytes);
      DecodeMemory memory = memory(header, bytes);
      if (memory.leastBytes() > limits.memoryBytes()) {
        return tooMuchMemory(header, memory, name);
      }
      GreyImage image =
          new Pixels(header, parts, bytes).grey(memory.rowsAtOnce(limits.memoryBytes()));
      return new Decoded.Image(image, header.format());
    } catch (IOException | RuntimeException broken) {
      // Decoders answer hostile bytes with all kinds of unchecked exceptions: the image's fault.
      String found =
          broken.getMessage() == null ? broken.getClass().getName() : broken.getMessage();
      return refused(
          Reason.CORRUPT,
          name,
          broken instanceof UnreadableImageException
              ? found
              : "expected a whole %s, found one that cannot be decoded: %s"
                  .formatted(format.get(), found.lines().findFirst().orElse("")));
    }
  }

  private Optional<Decoded.Refused> checkSize(ImageHeader header, String name) {
    String size = "found %d x %d px".formatted(header.widthPx(), header.heightPx());
    if (header.pixels() > limits.maxPixels()) {
      return Optional.of(
          refused(
              Reason.TOO_LARGE,
              name,
              "expected at most %d px, %s".formatted(limits.maxPixels(), size)));
    }
    if (Math.min(header.widthPx(), header.heightPx()) < limits.minSidePx()) {
      return Optional.of(
          refused(
              Reason.TOO_SMALL,
              name,
              "expected sides of at least %d px, %s".formatted(limits.minSidePx(), size)));
    }
    return Optional.empty();
  }

  private static void requireReadable(ImageHeader header) {
    boolean readableBits =
        switch (header.bits()) {
          case 1, 2, 4, 8, 16 -> true;
          default -> false;
        };
    if (!readableBits || header.bands() > 4 || header.bands() < 1) {
      throw new UnreadableImageException(
          "expected 1, 2, 4, 8 or 16 bits and 1 to 4 bands, found %d bits and %d bands"
              .formatted(header.bits(), header.bands()));
    }
  }

  private Decoded.Refused tooMuchMemory(ImageHeader header, DecodeMemory memory, String name) {
    return refused(
        Reason.TOO_LARGE,
        name,
        "expected an image that is decoded in at most %d bytes, found one that takes %d: %d x %d px,"
                .formatted(
                    limits.memoryBytes(), memory.leastBytes(), header.widthPx(), header.heightPx())
            + " %d bands of %d bits in %s"
                .formatted(
                    header.bands(),
                    header.bits(),
                    memory.coefficientBytes() > 0 ? "several scans" : "one scan"));
  }

  private static DecodeMemory memory(ImageHeader header, byte[] bytes) {
    long coefficients =
        header.format() == ImageFormat.JPEG ? JpegHeader.coefficientBytes(bytes, header) : 0;
    return new DecodeMemory(header, bytes.length, coefficients);
  }

  static PixelParts parts(ImageFormat format, byte[] bytes) {
    return switch (format) {
      case JPEG -> JpegHeader.parts(bytes);
      case PNG -> PngHeader.parts(bytes);
      case TIFF -> TiffHeader.parts(bytes);
      case BMP -> BmpHeader.parts(bytes);
    };
  }

  private static Decoded.Refused refused(Reason reason, String name, String detail) {
    return new Decoded.Refused(reason, name + ": " + detail);
  }
}

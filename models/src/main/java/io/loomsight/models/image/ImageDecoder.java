package io.loomsight.models.image;

import io.loomsight.models.image.Decoded.Reason;
import java.io.IOException;
import java.util.Optional;

/**
 * Decodes JPEG, PNG, TIFF and BMP to grey or colour: 1 to 16 bits, grey, RGB or palette; in grey
 * alpha is ignored, in colour a ground shows through, save through a palette's; the first page of
 * several is taken, and an EXIF orientation is applied. Greys are the stored samples over their
 * largest value, so 16 bits keep their precision, and RGB becomes Rec. 601 luma of the samples as
 * stored; no gamma, no colour profile, so colours are those of sRGB files. The file's own header is
 * read first: what is over the limits or not whole is refused before any decoder sees it, and a
 * decoder is given only what makes pixels. Memory stays within {@link DecodeLimits#memoryBytes}.
 * Whatever the bytes, the answer is an image or a refusal, never an exception.
 */
public final class ImageDecoder {

  private final DecodeLimits limits;

  public ImageDecoder(DecodeLimits limits) {
    this.limits = limits;
  }

  /** Decodes a whole file to grey; messages begin with {@code name}. */
  public Decoded decode(byte[] bytes, String name) {
    return decode(bytes, name, new ToGrey());
  }

  /**
   * Decodes a whole file to colour; messages begin with {@code name}. It takes 12 bytes a pixel and
   * the samples within {@link DecodeLimits#memoryBytes}.
   *
   * @param groundRgb what shows through transparent pixels, {@code 0xRRGGBB}
   */
  public DecodedColour decodeColour(byte[] bytes, String name, int groundRgb) {
    return decode(bytes, name, new ToColour(groundRgb));
  }

  /** What is made of a file whose header has been checked. */
  private interface Making<T> {

    long leastBytes(DecodeMemory memory);

    T made(Pixels pixels, ImageHeader header, DecodeMemory memory) throws IOException;

    T refused(Decoded.Refused refusal);
  }

  private final class ToGrey implements Making<Decoded> {

    @Override
    public long leastBytes(DecodeMemory memory) {
      return memory.leastBytes();
    }

    @Override
    public Decoded made(Pixels pixels, ImageHeader header, DecodeMemory memory) throws IOException {
      GreyImage image = pixels.grey(memory.rowsAtOnce(limits.memoryBytes()));
      return new Decoded.Image(image, header.format());
    }

    @Override
    public Decoded refused(Decoded.Refused refusal) {
      return refusal;
    }
  }

  private record ToColour(int groundRgb) implements Making<DecodedColour> {

    @Override
    public long leastBytes(DecodeMemory memory) {
      return memory.colourBytes();
    }

    @Override
    public DecodedColour made(Pixels pixels, ImageHeader header, DecodeMemory memory)
        throws IOException {
      return new DecodedColour.Image(pixels.colours(groundRgb), header.format());
    }

    @Override
    public DecodedColour refused(Decoded.Refused refusal) {
      return new DecodedColour.Refused(refusal.reason(), refusal.detail());
    }
  }

  private <T> T decode(byte[] bytes, String name, Making<T> making) {
    if (bytes.length == 0) {
      return making.refused(refused(Reason.EMPTY, name, "expected an image, found 0 bytes"));
    }
    if (bytes.length > limits.maxBytes()) {
      return making.refused(
          refused(
              Reason.TOO_LARGE,
              name,
              "expected at most %d bytes, found %d".formatted(limits.maxBytes(), bytes.length)));
    }
    Optional<ImageFormat> format = ImageFormat.of(bytes);
    if (format.isEmpty()) {
      return making.refused(
          refused(Reason.NOT_AN_IMAGE, name, "expected JPEG, PNG, TIFF or BMP, found other bytes"));
    }
    try {
      ImageHeader header = ImageHeader.read(format.get(), bytes);
      Optional<Decoded.Refused> overLimits = checkSize(header, name);
      if (overLimits.isPresent()) {
        return making.refused(overLimits.get());
      }
      requireReadable(header);
      PixelParts parts = parts(header.format(), bytes);
      DecodeMemory memory = memory(header, bytes);
      long leastBytes = making.leastBytes(memory);
      if (leastBytes > limits.memoryBytes()) {
        return making.refused(tooMuchMemory(header, memory, leastBytes, name));
      }
      return making.made(new Pixels(header, parts, bytes), header, memory);
    } catch (IOException | RuntimeException broken) {
      // Decoders answer hostile bytes with all kinds of unchecked exceptions: the image's fault.
      String found =
          broken.getMessage() == null ? broken.getClass().getName() : broken.getMessage();
      return making.refused(
          refused(
              Reason.CORRUPT,
              name,
              broken instanceof UnreadableImageException
                  ? found
                  : "expected a whole %s, found one that cannot be decoded: %s"
                      .formatted(format.get(), found.lines().findFirst().orElse(""))));
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

  private Decoded.Refused tooMuchMemory(
      ImageHeader header, DecodeMemory memory, long leastBytes, String name) {
    return refused(
        Reason.TOO_LARGE,
        name,
        "expected an image that is decoded in at most %d bytes, found one that takes %d: %d x %d px,"
                .formatted(limits.memoryBytes(), leastBytes, header.widthPx(), header.heightPx())
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

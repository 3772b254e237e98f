package io.loomsight.models.image;

import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import io.loomsight.models.image.Decoded.Reason;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.stream.ImageInputStream;

/**
 * Decodes JPEG, PNG, TIFF and BMP to grey: 1 to 16 bits, grey, RGB or palette; alpha is ignored,
 * the first page of several is taken, and an EXIF orientation is applied. Greys are the stored
 * samples over their largest value, so 16 bits keep their precision, and RGB becomes Rec. 601 luma
 * of the samples as stored; no gamma, no colour profile. The file's own header is read first: what
 * is over the limits or not whole is refused before any decoder sees it. Whatever the bytes, the
 * answer is an image or a refusal, never an exception.
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
      requireWhole(header.format(), bytes);
      GreyImage stored = pixels(header, bytes);
      if (stored.widthPx() != header.widthPx() || stored.heightPx() != header.heightPx()) {
        return refused(
            Reason.CORRUPT,
            name,
            "expected the %d x %d px of its header, found %d x %d"
                .formatted(
                    header.widthPx(), header.heightPx(), stored.widthPx(), stored.heightPx()));
      }
      return new Decoded.Image(Orientation.apply(stored, header.orientation()), header.format());
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

  private static void requireWhole(ImageFormat format, byte[] bytes) {
    switch (format) {
      case JPEG -> JpegHeader.requireWhole(bytes);
      case PNG -> PngHeader.requireWhole(bytes);
      case TIFF -> TiffHeader.requireWhole(bytes);
      case BMP -> BmpHeader.requireWhole(bytes);
    }
  }

  private static GreyImage pixels(ImageHeader header, byte[] bytes) throws IOException {
    ImageReader reader = reader(header.format());
    try (ImageInputStream stream = new ByteArrayImageInputStream(bytes)) {
      Warnings warnings = new Warnings();
      reader.addIIOReadWarningListener(warnings);
      // Metadata is skipped: compressed text chunks are a bomb of their own.
      reader.setInput(stream, true, true);
      GreyImage image =
          header.format() == ImageFormat.JPEG
              ? jpeg(reader, header, bytes)
              : Samples.grey(reader.read(0));
      warnings.requireNone();
      return image;
    } finally {
      reader.dispose();
    }
  }

  /** A JPEG's first band is its luma already, unless it stores RGB: no colours are converted. */
  private static GreyImage jpeg(ImageReader reader, ImageHeader header, byte[] bytes)
      throws IOException {
    if (header.bands() != 1 && header.bands() != 3) {
      throw new UnreadableImageException(
          "expected a JPEG of 1 or 3 bands, found " + header.bands());
    }
    boolean rgb = header.bands() == 3 && JpegHeader.isRgb(bytes);
    var raster = reader.readRaster(0, reader.getDefaultReadParam());
    return rgb ? Samples.luma(raster) : Samples.firstBand(raster);
  }

  /** The JDK's own readers, whatever else is on the class path; TIFF by TwelveMonkeys. */
  private static ImageReader reader(ImageFormat format) throws IOException {
    if (format == ImageFormat.TIFF) {
      return new TIFFImageReaderSpi().createReaderInstance(null);
    }
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format.name());
    while (readers.hasNext()) {
      ImageReader reader = readers.next();
      if (reader.getClass().getName().startsWith("com.sun.imageio.")) {
        return reader;
      }
    }
    throw new IllegalStateException("no reader of the JDK for " + format);
  }

  private static Decoded.Refused refused(Reason reason, String name, String detail) {
    return new Decoded.Refused(reason, name + ": " + detail);
  }

  /** Decoders only warn of missing or broken data and go on with grey: not so here. */
  private static final class Warnings implements IIOReadWarningListener {

    /** TwelveMonkeys wants a plain TIFF's last strip as long as the others; ours checks them. */
    private static final String SHORT_LAST_STRIP = "strip/tileByteCount < required";

    private Optional<String> first = Optional.empty();

    @Override
    public void warningOccurred(ImageReader source, String warning) {
      if (first.isEmpty() && !warning.startsWith(SHORT_LAST_STRIP)) {
        first = Optional.of(warning);
      }
    }

    private void requireNone() throws IIOException {
      if (first.isPresent()) {
        throw new IIOException(first.get());
      }
    }
  }
}

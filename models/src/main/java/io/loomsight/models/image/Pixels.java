package io.loomsight.models.image;

import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.stream.ImageInputStream;

/** Decodes the pixels of one image whose header has been checked. */
final class Pixels {

  private final ImageHeader header;
  private final PixelParts parts;
  private final boolean rgbJpeg;

  Pixels(ImageHeader header, PixelParts parts, byte[] bytes) {
    this.header = header;
    this.parts = parts;
    if (header.format() == ImageFormat.JPEG && header.bands() != 1 && header.bands() != 3) {
      throw new UnreadableImageException(
          "expected a JPEG of 1 or 3 bands, found " + header.bands());
    }
    this.rgbJpeg =
        header.format() == ImageFormat.JPEG && header.bands() == 3 && JpegHeader.isRgb(bytes);
  }

  /** The image as it is shown, with the samples of at most {@code rowsAtOnce} rows in memory. */
  GreyImage grey(int rowsAtOnce) throws IOException {
    float[] shown = new float[Math.toIntExact(header.pixels())];
    for (int top = 0; top < header.heightPx(); top += rowsAtOnce) {
      int rows = Math.min(rowsAtOnce, header.heightPx() - top);
      Rectangle region = new Rectangle(0, top, header.widthPx(), rows);
      if (header.orientation() == 1) {
        read(region, new GreyTarget(shown, top * header.widthPx()));
      } else {
        float[] part = new float[rows * header.widthPx()];
        read(region, new GreyTarget(part, 0));
        Orientation.place(
            part, top, header.widthPx(), header.heightPx(), header.orientation(), shown);
      }
    }
    return GreyImage.wrap(header.shownWidthPx(), header.shownHeightPx(), shown);
  }

  /** The image as it is shown, in colour, all of it in memory at once; see {@link Colours}. */
  ColourImage colours(int groundRgb) throws IOException {
    Colours colours = new Colours(header.widthPx(), header.heightPx(), groundRgb, rgbJpeg);
    read(new Rectangle(0, 0, header.widthPx(), header.heightPx()), colours);
    return colours.shown(header.orientation());
  }

  /** What takes the pixels of some rows: of a JPEG its raster as stored, else the image. */
  interface Target {

    void take(BufferedImage image);

    void takeJpeg(Raster raster);
  }

  /** Greys, from {@code start} on. */
  private final class GreyTarget implements Target {

    private final float[] grey;
    private final int start;

    GreyTarget(float[] grey, int start) {
      this.grey = grey;
      this.start = start;
    }

    @Override
    public void take(BufferedImage image) {
      Samples.grey(image, grey, start);
    }

    /** A JPEG's first band is its luma already, unless it stores RGB: no colours are converted. */
    @Override
    public void takeJpeg(Raster raster) {
      if (rgbJpeg) {
        Samples.luma(raster, grey, start);
      } else {
        Samples.firstBand(raster, grey, start);
      }
    }
  }

  private void read(Rectangle rows, Target target) throws IOException {
    ImageReader reader = reader(header.format());
    try (ImageInputStream stream = parts.stream()) {
      Warnings warnings = new Warnings();
      reader.addIIOReadWarningListener(warnings);
      // Metadata is skipped: compressed text chunks are a bomb of their own.
      reader.setInput(stream, true, true);
      requireSize(reader.getWidth(0), reader.getHeight(0), header.heightPx());
      ImageReadParam param = reader.getDefaultReadParam();
      if (rows.height < header.heightPx()) {
        param.setSourceRegion(rows);
      }
      if (header.format() == ImageFormat.JPEG) {
        Raster raster = reader.readRaster(0, param);
        requireSize(raster.getWidth(), raster.getHeight(), rows.height);
        target.takeJpeg(raster);
      } else {
        BufferedImage image = reader.read(0, param);
        requireSize(image.getWidth(), image.getHeight(), rows.height);
        target.take(image);
      }
      warnings.requireNone();
    } finally {
      reader.dispose();
    }
  }

  private void requireSize(int widthPx, int heightPx, int expectedHeightPx) {
    if (widthPx != header.widthPx() || heightPx != expectedHeightPx) {
      throw new UnreadableImageException(
          "expected the %d x %d px of its header, found %d x %d"
              .formatted(header.widthPx(), expectedHeightPx, widthPx, heightPx));
    }
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

package io.loomsight.models.pattern;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.plugins.tiff.BaselineTIFFTagSet;
import javax.imageio.plugins.tiff.TIFFDirectory;
import javax.imageio.plugins.tiff.TIFFField;
import javax.imageio.plugins.tiff.TIFFTag;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** PNG and TIFF with their resolution, by the JDK's writers whatever else is on the class path. */
final class ResolutionWriter {

  static final String DEFLATE = "Deflate";
  static final String GROUP_4 = "CCITT T.6";

  private static final double METRES_PER_INCH = 0.0254;
  private static final double MOST_DPI = 100_000;
  private static final long TIFF_PARTS = 1000;
  private static final BaselineTIFFTagSet TAGS = BaselineTIFFTagSet.getInstance();

  private ResolutionWriter() {}

  static byte[] png(BufferedImage image, double dpi) {
    requireDensity(dpi);
    ImageWriter writer = writerOfTheJdk("png");
    ImageWriteParam settings = writer.getDefaultWriteParam();
    IIOMetadata metadata =
        writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), settings);
    String pxPerMetre = Long.toString(Math.round(dpi / METRES_PER_INCH));
    IIOMetadataNode physical = new IIOMetadataNode("pHYs");
    physical.setAttribute("pixelsPerUnitXAxis", pxPerMetre);
    physical.setAttribute("pixelsPerUnitYAxis", pxPerMetre);
    physical.setAttribute("unitSpecifier", "meter");
    String format = metadata.getNativeMetadataFormatName();
    IIOMetadataNode root = new IIOMetadataNode(format);
    root.appendChild(physical);
    try {
      metadata.mergeTree(format, root);
      return written(writer, image, metadata, settings);
    } catch (IOException impossible) {
      throw new UncheckedIOException("writing a PNG to memory", impossible);
    }
  }

  static byte[] tiff(BufferedImage image, double dpi, String compression) {
    requireDensity(dpi);
    ImageWriter writer = writerOfTheJdk("tiff");
    ImageWriteParam settings = writer.getDefaultWriteParam();
    settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    settings.setCompressionType(compression);
    try {
      TIFFDirectory directory =
          TIFFDirectory.createFromMetadata(
              writer.getDefaultImageMetadata(
                  ImageTypeSpecifier.createFromRenderedImage(image), settings));
      long[][] resolution = {{Math.round(dpi * TIFF_PARTS), TIFF_PARTS}};
      directory.addTIFFField(rational(BaselineTIFFTagSet.TAG_X_RESOLUTION, resolution));
      directory.addTIFFField(rational(BaselineTIFFTagSet.TAG_Y_RESOLUTION, resolution));
      directory.addTIFFField(
          new TIFFField(
              TAGS.getTag(BaselineTIFFTagSet.TAG_RESOLUTION_UNIT),
              TIFFTag.TIFF_SHORT,
              1,
              new char[] {BaselineTIFFTagSet.RESOLUTION_UNIT_INCH}));
      return written(writer, image, directory.getAsMetadata(), settings);
    } catch (IOException impossible) {
      throw new UncheckedIOException("writing a TIFF to memory", impossible);
    }
  }

  private static TIFFField rational(int tag, long[][] value) {
    return new TIFFField(TAGS.getTag(tag), TIFFTag.TIFF_RATIONAL, 1, value);
  }

  private static byte[] written(
      ImageWriter writer, BufferedImage image, IIOMetadata metadata, ImageWriteParam settings)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image, null, metadata), settings);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static ImageWriter writerOfTheJdk(String format) {
    Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName(format);
    while (writers.hasNext()) {
      ImageWriter writer = writers.next();
      if (writer.getClass().getName().startsWith("com.sun.imageio.")) {
        return writer;
      }
    }
    throw new IllegalStateException("no writer of the JDK for " + format);
  }

  private static void requireDensity(double dpi) {
    if (!(dpi >= 1 && dpi <= MOST_DPI)) {
      throw new IllegalArgumentException("resolution: expected 1 to 100000 dpi, found " + dpi);
    }
  }
}

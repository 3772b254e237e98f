package io.loomsight.models.image;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Images as file bytes: the same image gives the same bytes. */
public final class ImageEncoder {

  private ImageEncoder() {}

  /** An 8-bit grey PNG; greys are rounded to the nearest of 256. */
  public static byte[] png(GreyImage image) {
    return write(eightBit(image), "png", 1);
  }

  /** A PNG of 8 bits a sample, red, green and blue, rounded to the nearest of 256. */
  public static byte[] png(ColourImage image) {
    return write(image.toBufferedImage(), "png", 1);
  }

  /** An 8-bit grey JPEG of {@code quality} above 0, coarsest, to 1, finest. */
  public static byte[] jpeg(GreyImage image, double quality) {
    if (!(quality > 0 && quality <= 1)) {
      throw new IllegalArgumentException("JPEG quality: expected above 0 to 1, found " + quality);
    }
    return write(eightBit(image), "jpeg", (float) quality);
  }

  /** An 8-bit grey TIFF. */
  public static byte[] tiff(GreyImage image) {
    return write(eightBit(image), "tiff", 1);
  }

  /** An 8-bit grey BMP. */
  public static byte[] bmp(GreyImage image) {
    return write(eightBit(image), "bmp", 1);
  }

  static byte[] write(BufferedImage image, String format, float quality) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(stream);
      ImageWriteParam settings = writer.getDefaultWriteParam();
      if (format.equals("jpeg")) {
        settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        settings.setCompressionQuality(quality);
      }
      writer.write(null, new IIOImage(image, null, null), settings);
    } catch (IOException impossible) {
      throw new UncheckedIOException("writing an image to memory", impossible);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static BufferedImage eightBit(GreyImage image) {
    BufferedImage target =
        new BufferedImage(image.widthPx(), image.heightPx(), BufferedImage.TYPE_BYTE_GRAY);
    byte[] samples = ((DataBufferByte) target.getRaster().getDataBuffer()).getData();
    float[] greys = image.sharedGreys();
    for (int index = 0; index < greys.length; index++) {
      samples[index] = (byte) Math.round(Math.min(1f, Math.max(0f, greys[index])) * 255f);
    }
    return target;
  }
}

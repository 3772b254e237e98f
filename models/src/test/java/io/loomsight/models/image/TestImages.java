package io.loomsight.models.image;

import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Image files made in memory: no decoder's own encoder is trusted for the awkward kinds. */
final class TestImages {

  private TestImages() {}

  /** A grey image of {@code bits}, whose sample at (x, y) is {@code (x + y * width) * step}. */
  static BufferedImage grey(int widthPx, int heightPx, int bits, int step) {
    BufferedImage image =
        bits == 16
            ? new BufferedImage(widthPx, heightPx, BufferedImage.TYPE_USHORT_GRAY)
            : new BufferedImage(widthPx, heightPx, BufferedImage.TYPE_BYTE_GRAY);
    for (int at = 0; at < widthPx * heightPx; at++) {
      image.getRaster().setSample(at % widthPx, at / widthPx, 0, at * step);
    }
    return image;
  }

  /** An RGB image with the same three samples at every pixel. */
  static BufferedImage rgb(int widthPx, int heightPx, int bits, int red, int green, int blue) {
    BufferedImage image =
        bits == 16
            ? ImageTypeSpecifier.createInterleaved(
                    java.awt.color.ColorSpace.getInstance(java.awt.color.ColorSpace.CS_sRGB),
                    new int[] {0, 1, 2},
                    java.awt.image.DataBuffer.TYPE_USHORT,
                    false,
                    false)
                .createBufferedImage(widthPx, heightPx)
            : new BufferedImage(widthPx, heightPx, BufferedImage.TYPE_3BYTE_BGR);
    WritableRaster raster = image.getRaster();
    for (int y = 0; y < heightPx; y++) {
      for (int x = 0; x < widthPx; x++) {
        raster.setPixel(x, y, new int[] {red, green, blue});
      }
    }
    return image;
  }

  /** The file of {@code image} in {@code format}: png, jpeg, bmp or tiff. */
  static byte[] file(BufferedImage image, String format) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream stream = ImageIO.createImageOutputStream(bytes)) {
      ImageWriter writer = writerOfTheJdk(format);
      writer.setOutput(stream);
      writer.write(image);
      writer.dispose();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static ImageWriter writerOfTheJdk(String format) {
    var writers = ImageIO.getImageWritersByFormatName(format);
    ImageWriter writer = writers.next();
    while (!writer.getClass().getName().startsWith("com.sun.imageio.")) {
      writer = writers.next();
    }
    return writer;
  }

  /** A PNG that consists of a header, the given compressed rows and an end, checksums sound. */
  static byte[] png(int widthPx, int heightPx, int bits, int colourType, byte[] compressed) {
    ByteBuffer header = ByteBuffer.allocate(13);
    header.putInt(widthPx).putInt(heightPx).put((byte) bits).put((byte) colourType);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
    chunk(file, "IHDR", header.array());
    chunk(file, "IDAT", compressed);
    chunk(file, "IEND", new byte[0]);
    return file.toByteArray();
  }

  /** {@code rows} as a zlib stream. */
  static byte[] deflate(byte[] rows) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (var stream = new java.util.zip.DeflaterOutputStream(bytes)) {
      stream.write(rows);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream file, String type, byte[] data) {
    ByteBuffer chunk = ByteBuffer.allocate(12 + data.length);
    chunk.putInt(data.length).put(type.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    chunk.put(data);
    CRC32 checksum = new CRC32();
    checksum.update(chunk.array(), 4, 4 + data.length);
    chunk.putInt((int) checksum.getValue());
    file.writeBytes(chunk.array());
  }
}

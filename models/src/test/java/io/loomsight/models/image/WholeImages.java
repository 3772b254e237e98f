package io.loomsight.models.image;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Sound files of many kinds, by name. */
final class WholeImages {

  private static final int WIDTH_PX = 96;
  private static final int HEIGHT_PX = 80;

  private WholeImages() {}

  /** All kinds, a name for each. */
  static Map<String, byte[]> all() {
    BufferedImage grey = noise(BufferedImage.TYPE_BYTE_GRAY);
    BufferedImage deep = noise(BufferedImage.TYPE_USHORT_GRAY);
    BufferedImage rgb = noise(BufferedImage.TYPE_3BYTE_BGR);
    BufferedImage fax = noise(BufferedImage.TYPE_BYTE_BINARY);
    BufferedImage deepRgb = TestImages.rgb(WIDTH_PX, HEIGHT_PX, 16, 40_000, 20_000, 60_000);
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("png-grey", TestImages.file(grey, "png"));
    files.put("png-grey16", TestImages.file(deep, "png"));
    files.put("png-rgb", TestImages.file(rgb, "png"));
    files.put("png-rgb16", TestImages.file(deepRgb, "png"));
    files.put("png-argb", TestImages.file(noise(BufferedImage.TYPE_4BYTE_ABGR), "png"));
    files.put("png-palette", TestImages.file(palette(), "png"));
    files.put("png-bits", TestImages.file(fax, "png"));
    files.put("png-interlaced", written(rgb, "png", WholeImages::progressive));
    files.put("jpeg-grey", TestImages.file(grey, "jpeg"));
    files.put("jpeg-rgb", TestImages.file(rgb, "jpeg"));
    files.put("jpeg-progressive", written(rgb, "jpeg", WholeImages::progressive));
    files.put("jpeg-four", fourBands());
    files.put("tiff-grey", TestImages.file(grey, "tiff"));
    files.put("tiff-grey16", TestImages.file(deep, "tiff"));
    files.put("tiff-rgb", TestImages.file(rgb, "tiff"));
    files.put("tiff-rgb16", TestImages.file(deepRgb, "tiff"));
    files.put("tiff-palette", TestImages.file(palette(), "tiff"));
    files.put("tiff-lzw", written(rgb, "tiff", compressed("LZW")));
    files.put("tiff-deflate", written(deep, "tiff", compressed("ZLib")));
    files.put("tiff-packbits", written(grey, "tiff", compressed("PackBits")));
    files.put("tiff-fax3", written(fax, "tiff", compressed("CCITT T.4")));
    files.put("tiff-fax4", written(fax, "tiff", compressed("CCITT T.6")));
    files.put("tiff-jpeg", written(rgb, "tiff", compressed("JPEG")));
    files.put("tiff-tiled", written(grey, "tiff", WholeImages::tiled));
    files.put("tiff-pages", sequence("tiff", grey, rgb, deep));
    files.put("bmp-grey", TestImages.file(grey, "bmp"));
    files.put("bmp-rgb", TestImages.file(rgb, "bmp"));
    files.put("bmp-bits", TestImages.file(fax, "bmp"));
    files.put("bmp-rle", written(palette(), "bmp", compressed("BI_RLE8")));
    files.put("gif-animated", sequence("gif", grey, palette(), grey));
    return files;
  }

  private static BufferedImage noise(int type) {
    SplittableRandom random = new SplittableRandom(type);
    BufferedImage image = new BufferedImage(WIDTH_PX, HEIGHT_PX, type);
    var raster = image.getRaster();
    int most = 1 << raster.getSampleModel().getSampleSize(0);
    for (int y = 0; y < HEIGHT_PX; y++) {
      for (int x = 0; x < WIDTH_PX; x++) {
        for (int band = 0; band < raster.getNumBands(); band++) {
          raster.setSample(x, y, band, random.nextInt(most));
        }
      }
    }
    return image;
  }

  private static BufferedImage palette() {
    byte[] ramp = new byte[256];
    for (int index = 0; index < 256; index++) {
      ramp[index] = (byte) index;
    }
    BufferedImage image =
        new BufferedImage(
            WIDTH_PX,
            HEIGHT_PX,
            BufferedImage.TYPE_BYTE_INDEXED,
            new IndexColorModel(8, 256, ramp, ramp, ramp));
    image.getRaster().setSamples(0, 0, WIDTH_PX, HEIGHT_PX / 2, 0, ints(WIDTH_PX * HEIGHT_PX / 2));
    return image;
  }

  private static int[] ints(int count) {
    int[] samples = new int[count];
    for (int at = 0; at < count; at++) {
      samples[at] = at / 7 % 256;
    }
    return samples;
  }

  /** As scanners for print write: cyan, magenta, yellow, black. */
  private static byte[] fourBands() {
    Raster raster =
        Raster.createInterleavedRaster(
            java.awt.image.DataBuffer.TYPE_BYTE, WIDTH_PX, HEIGHT_PX, 4, null);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    return write(
        "jpeg", bytes, writer -> writer.write(null, new IIOImage(raster, null, null), null));
  }

  private static void progressive(ImageWriteParam param) {
    param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
  }

  private static void tiled(ImageWriteParam param) {
    param.setTilingMode(ImageWriteParam.MODE_EXPLICIT);
    param.setTiling(32, 32, 0, 0);
  }

  private static Consumer<ImageWriteParam> compressed(String type) {
    return param -> {
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionType(type);
    };
  }

  private interface Writing {
    void with(ImageWriter writer) throws IOException;
  }

  private static byte[] written(
      RenderedImage image, String format, Consumer<ImageWriteParam> settings) {
    return write(
        format,
        new ByteArrayOutputStream(),
        writer -> {
          ImageWriteParam param = writer.getDefaultWriteParam();
          settings.accept(param);
          writer.write(null, new IIOImage(image, null, null), param);
        });
  }

  private static byte[] sequence(String format, RenderedImage... images) {
    return write(
        format,
        new ByteArrayOutputStream(),
        writer -> {
          writer.prepareWriteSequence(null);
          for (RenderedImage image : images) {
            writer.writeToSequence(new IIOImage(image, null, null), null);
          }
          writer.endWriteSequence();
        });
  }

  private static byte[] write(String format, ByteArrayOutputStream bytes, Writing writing) {
    try (ImageOutputStream stream = ImageIO.createImageOutputStream(bytes)) {
      var writers = ImageIO.getImageWritersByFormatName(format);
      ImageWriter writer = writers.next();
      while (!writer.getClass().getName().startsWith("com.sun.imageio.")) {
        writer = writers.next();
      }
      writer.setOutput(stream);
      writing.with(writer);
      writer.dispose();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }
}

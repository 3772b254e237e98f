package io.loomsight.models.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferUShort;
import java.awt.image.IndexColorModel;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;

/**
 * Grey as a linear combination of the samples as they are stored. No colour space is ever
 * converted: the JDK's conversions to grey apply a gamma that differs with the kind of image.
 */
final class Samples {

  /** Luma weights of red, green, blue, Rec. ITU-R BT.601. */
  private static final float[] LUMA = {0.299f, 0.587f, 0.114f};

  private Samples() {}

  /**
   * Greys of an image that is grey, RGB or has a palette; alpha is ignored.
   *
   * @param grey takes them, from {@code start} on
   */
  static void grey(BufferedImage image, float[] grey, int start) {
    ColorModel colours = image.getColorModel();
    Raster raster = image.getRaster();
    if (colours instanceof IndexColorModel palette) {
      palette(raster, palette, grey, start);
      return;
    }
    int space = colours.getColorSpace().getType();
    if (space == ColorSpace.TYPE_GRAY) {
      firstBand(raster, grey, start);
      return;
    }
    if (space == ColorSpace.TYPE_RGB && colours.getNumColorComponents() == 3) {
      luma(raster, grey, start);
      return;
    }
    throw new UnreadableImageException("expected grey, RGB or palette colours, found others");
  }

  /** The first band alone: a grey image's, or the luma of a raster of luma and chroma. */
  static void firstBand(Raster raster, float[] grey, int start) {
    int widthPx = raster.getWidth();
    int heightPx = raster.getHeight();
    float scale = 1f / maximum(raster, 0);
    if (raster.getSampleModel() instanceof PixelInterleavedSampleModel model
        && raster.getSampleModelTranslateX() == 0
        && raster.getSampleModelTranslateY() == 0) {
      int step = model.getPixelStride();
      int offset = model.getBandOffsets()[0] + raster.getDataBuffer().getOffset();
      if (raster.getDataBuffer() instanceof DataBufferByte buffer) {
        byte[] data = buffer.getData();
        for (int y = 0; y < heightPx; y++) {
          int at = offset + y * model.getScanlineStride();
          for (int x = 0; x < widthPx; x++, at += step) {
            grey[start + y * widthPx + x] = (data[at] & 0xFF) * scale;
          }
        }
        return;
      }
      if (raster.getDataBuffer() instanceof DataBufferUShort buffer) {
        short[] data = buffer.getData();
        for (int y = 0; y < heightPx; y++) {
          int at = offset + y * model.getScanlineStride();
          for (int x = 0; x < widthPx; x++, at += step) {
            grey[start + y * widthPx + x] = (data[at] & 0xFFFF) * scale;
          }
        }
        return;
      }
    }
    int[] row = new int[widthPx];
    for (int y = 0; y < heightPx; y++) {
      raster.getSamples(raster.getMinX(), raster.getMinY() + y, widthPx, 1, 0, row);
      for (int x = 0; x < widthPx; x++) {
        grey[start + y * widthPx + x] = row[x] * scale;
      }
    }
  }

  /** Luma of the first three bands. */
  static void luma(Raster raster, float[] grey, int start) {
    int widthPx = raster.getWidth();
    int heightPx = raster.getHeight();
    int[] row = new int[widthPx];
    for (int band = 0; band < 3; band++) {
      float weight = LUMA[band] / maximum(raster, band);
      for (int y = 0; y < heightPx; y++) {
        raster.getSamples(raster.getMinX(), raster.getMinY() + y, widthPx, 1, band, row);
        for (int x = 0; x < widthPx; x++) {
          grey[start + y * widthPx + x] += row[x] * weight;
        }
      }
    }
    for (int index = start; index < start + widthPx * heightPx; index++) {
      grey[index] = Math.min(grey[index], 1f); // the weights' rounding may pass 1 by an ulp
    }
  }

  private static void palette(Raster raster, IndexColorModel palette, float[] grey, int start) {
    float[] greys = new float[palette.getMapSize()];
    for (int index = 0; index < greys.length; index++) {
      greys[index] =
          Math.min(
              1f,
              (LUMA[0] * palette.getRed(index)
                      + LUMA[1] * palette.getGreen(index)
                      + LUMA[2] * palette.getBlue(index))
                  / 255f);
    }
    int widthPx = raster.getWidth();
    int heightPx = raster.getHeight();
    int[] row = new int[widthPx];
    for (int y = 0; y < heightPx; y++) {
      raster.getSamples(raster.getMinX(), raster.getMinY() + y, widthPx, 1, 0, row);
      for (int x = 0; x < widthPx; x++) {
        if (row[x] >= greys.length) {
          throw new UnreadableImageException(
              "expected %d palette colours, found colour %d".formatted(greys.length, row[x]));
        }
        grey[start + y * widthPx + x] = greys[row[x]];
      }
    }
  }

  /** The largest value that a band can store. */
  static int maximum(Raster raster, int band) {
    int type = raster.getSampleModel().getDataType();
    int bits = raster.getSampleModel().getSampleSize(band);
    if (bits > 16
        || (type != DataBuffer.TYPE_BYTE
            && type != DataBuffer.TYPE_USHORT
            && type != DataBuffer.TYPE_INT)) {
      throw new UnreadableImageException(
          "expected unsigned samples of at most 16 bits, found %d bits of data type %d"
              .formatted(bits, type));
    }
    return (1 << bits) - 1;
  }
}

package io.loomsight.models.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/**
 * Colour as the samples are stored, over their largest value; no colour space is converted, save a
 * JPEG's luma and chroma by JFIF 1.02. What is transparent shows a ground, mixed in the stored
 * samples.
 */
final class Colours implements Pixels.Target {

  private static final int PLANES = ColourImage.PLANES;

  private final int widthPx;
  private final int heightPx;
  private final float[] ground;
  private final boolean rgbJpeg;
  private final float[] samples;

  Colours(int widthPx, int heightPx, int groundRgb, boolean rgbJpeg) {
    this.widthPx = widthPx;
    this.heightPx = heightPx;
    this.ground =
        new float[] {
          (groundRgb >> 16 & 0xff) / 255f, (groundRgb >> 8 & 0xff) / 255f, (groundRgb & 0xff) / 255f
        };
    this.rgbJpeg = rgbJpeg;
    this.samples = new float[PLANES * widthPx * heightPx];
  }

  /** The image turned as EXIF wants it. */
  ColourImage shown(int orientation) {
    if (orientation == 1) {
      return ColourImage.wrap(widthPx, heightPx, samples);
    }
    int pixels = widthPx * heightPx;
    float[] shown = new float[samples.length];
    float[] stored = new float[pixels];
    float[] turned = new float[pixels];
    for (int plane = 0; plane < PLANES; plane++) {
      System.arraycopy(samples, plane * pixels, stored, 0, pixels);
      Orientation.place(stored, 0, widthPx, heightPx, orientation, turned);
      System.arraycopy(turned, 0, shown, plane * pixels, pixels);
    }
    return orientation > 4
        ? ColourImage.wrap(heightPx, widthPx, shown)
        : ColourImage.wrap(widthPx, heightPx, shown);
  }

  @Override
  public void take(BufferedImage image) {
    ColorModel colours = image.getColorModel();
    Raster raster = image.getRaster();
    if (colours instanceof IndexColorModel palette) {
      takePalette(raster, palette);
      return;
    }
    int space = colours.getColorSpace().getType();
    boolean grey = space == ColorSpace.TYPE_GRAY;
    if (!grey && !(space == ColorSpace.TYPE_RGB && colours.getNumColorComponents() == PLANES)) {
      throw new UnreadableImageException("expected grey, RGB or palette colours, found others");
    }
    takeBands(raster, grey);
    if (colours.hasAlpha()) {
      takeAlpha(raster, grey ? 1 : PLANES, colours.isAlphaPremultiplied());
    }
  }

  @Override
  public void takeJpeg(Raster raster) {
    boolean grey = raster.getNumBands() == 1;
    takeBands(raster, grey);
    if (grey || rgbJpeg) {
      return;
    }
    int pixels = widthPx * heightPx;
    float middle = 128f / 255;
    for (int place = 0; place < pixels; place++) {
      float luma = samples[place];
      float blue = samples[pixels + place] - middle;
      float red = samples[2 * pixels + place] - middle;
      samples[place] = cut(luma + 1.402f * red);
      samples[pixels + place] = cut(luma - 0.344136f * blue - 0.714136f * red);
      samples[2 * pixels + place] = cut(luma + 1.772f * blue);
    }
  }

  private static float cut(float sample) {
    return Math.max(0, Math.min(1, sample));
  }

  private void takeBands(Raster raster, boolean grey) {
    int[] row = new int[widthPx];
    for (int plane = 0; plane < PLANES; plane++) {
      int band = grey ? 0 : plane;
      float most = Samples.maximum(raster, band);
      for (int y = 0; y < heightPx; y++) {
        raster.getSamples(raster.getMinX(), raster.getMinY() + y, widthPx, 1, band, row);
        int to = (plane * heightPx + y) * widthPx;
        for (int x = 0; x < widthPx; x++) {
          samples[to + x] = row[x] / most;
        }
      }
    }
  }

  private void takeAlpha(Raster raster, int band, boolean premultiplied) {
    int[] row = new int[widthPx];
    float most = Samples.maximum(raster, band);
    for (int y = 0; y < heightPx; y++) {
      raster.getSamples(raster.getMinX(), raster.getMinY() + y, widthPx, 1, band, row);
      for (int plane = 0; plane < PLANES; plane++) {
        int at = (plane * heightPx + y) * widthPx;
        for (int x = 0; x < widthPx; x++) {
          float alpha = row[x] / most;
          float own = premultiplied ? samples[at + x] : alpha * samples[at + x];
          samples[at + x] = cut(own + (1 - alpha) * ground[plane]);
        }
      }
    }
  }

  private void takePalette(Raster raster, IndexColorModel palette) {
    int colours = palette.getMapSize();
    float[][] table = new float[PLANES][colours];
    for (int index = 0; index < colours; index++) {
      float alpha = palette.getAlpha(index) / 255f;
      table[0][index] = palette.getRed(index) / 255f * alpha + (1 - alpha) * ground[0];
      table[1][index] = palette.getGreen(index) / 255f * alpha + (1 - alpha) * ground[1];
      table[2][index] = palette.getBlue(index) / 255f * alpha + (1 - alpha) * ground[2];
    }
    int[] row = new int[widthPx];
    for (int y = 0; y < heightPx; y++) {
      raster.getSamples(raster.getMinX(), raster.getMinY() + y, widthPx, 1, 0, row);
      for (int x = 0; x < widthPx; x++) {
        if (row[x] >= colours) {
          throw new UnreadableImageException(
              "expected %d palette colours, found colour %d".formatted(colours, row[x]));
        }
        for (int plane = 0; plane < PLANES; plane++) {
          samples[(plane * heightPx + y) * widthPx + x] = table[plane][row[x]];
        }
      }
    }
  }
}

package io.loomsight.models.pattern;

import io.loomsight.models.image.ColourImage;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.util.List;

/**
 * Patterns and separations as file bytes, with their resolution, by the JDK's own writers: the same
 * image gives the same bytes, as nothing of the time or the machine is written.
 *
 * <ul>
 *   <li>PNG: {@code pHYs} in whole pixels a metre, {@code dpi / 0.0254} rounded, so 300 dpi are
 *       11811 and read back as 299.9994. A reduced image has a palette in the order of its screens.
 *   <li>TIFF: {@code XResolution} and {@code YResolution} in pixels an inch, to a thousandth; a
 *       palette or RGB, packed by Deflate; a separation has 1 bit a pixel, packed by CCITT T.6
 *       (Group 4), and its ink is black.
 * </ul>
 *
 * <p>Densities are pixels an inch, from 1 to 100000.
 */
public final class PatternFiles {

  private static final int WHITE = 255;

  private PatternFiles() {}

  /** An 8-bit palette PNG. */
  public static byte[] png(ReducedImage image, double dpi) {
    return ResolutionWriter.png(indexed(image), dpi);
  }

  /** A PNG of 8-bit RGB. */
  public static byte[] png(ColourImage image, double dpi) {
    return ResolutionWriter.png(image.toBufferedImage(), dpi);
  }

  /** An 8-bit palette TIFF. */
  public static byte[] tiff(ReducedImage image, double dpi) {
    return ResolutionWriter.tiff(indexed(image), dpi, ResolutionWriter.DEFLATE);
  }

  /** A TIFF of 8-bit RGB. */
  public static byte[] tiff(ColourImage image, double dpi) {
    return ResolutionWriter.tiff(image.toBufferedImage(), dpi, ResolutionWriter.DEFLATE);
  }

  /** A TIFF of 1 bit a pixel, ink black. */
  public static byte[] tiff(Separation separation, double dpi) {
    BufferedImage image =
        new BufferedImage(
            separation.widthPx(), separation.heightPx(), BufferedImage.TYPE_BYTE_BINARY);
    var raster = image.getRaster();
    for (int y = 0; y < separation.heightPx(); y++) {
      for (int x = 0; x < separation.widthPx(); x++) {
        raster.setSample(x, y, 0, separation.prints(x, y) ? 0 : 1);
      }
    }
    return ResolutionWriter.tiff(image, dpi, ResolutionWriter.GROUP_4);
  }

  /** A TIFF of 8-bit grey, ink black: what a press turns into a halftone of its own. */
  public static byte[] greyTiff(Separation separation, double dpi) {
    BufferedImage image =
        new BufferedImage(
            separation.widthPx(), separation.heightPx(), BufferedImage.TYPE_BYTE_GRAY);
    byte[] greys = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    for (int place = 0; place < greys.length; place++) {
      int y = Math.floorDiv(place, separation.widthPx());
      boolean ink = separation.prints(place - y * separation.widthPx(), y);
      greys[place] = (byte) (ink ? 0 : WHITE);
    }
    return ResolutionWriter.tiff(image, dpi, ResolutionWriter.DEFLATE);
  }

  private static BufferedImage indexed(ReducedImage image) {
    List<Integer> palette = image.palette();
    byte[][] planes = new byte[3][palette.size()];
    for (int screen = 0; screen < palette.size(); screen++) {
      int rgb = palette.get(screen);
      planes[0][screen] = (byte) (rgb >> 16);
      planes[1][screen] = (byte) (rgb >> 8);
      planes[2][screen] = (byte) rgb;
    }
    BufferedImage indexed =
        new BufferedImage(
            image.widthPx(),
            image.heightPx(),
            BufferedImage.TYPE_BYTE_INDEXED,
            new IndexColorModel(8, palette.size(), planes[0], planes[1], planes[2]));
    byte[] to = ((DataBufferByte) indexed.getRaster().getDataBuffer()).getData();
    System.arraycopy(image.sharedScreens(), 0, to, 0, to.length);
    return indexed;
  }
}

package io.loomsight.jobs.generate;

import io.loomsight.models.image.ColourImage;
import io.loomsight.models.pattern.PatternFiles;
import io.loomsight.models.pattern.ReducedImage;
import io.loomsight.models.pattern.RepeatLayout;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/**
 * A tile as sheets show it, three by three in its layout.
 *
 * @param tile as it was drawn, in its colours
 * @param layout how it repeats
 * @param sidePx the longer side of all nine, in px of the page
 */
record Thumbnail(ReducedImage tile, RepeatLayout layout, int sidePx) {

  /** Tiles across and down. */
  static final int TIMES = 3;

  private static final int SHARP_PX = 256;
  private static final int JPEG_PX = 160;
  private static final float QUALITY = 0.85f;
  private static final double SCREEN_DPI = 96;

  /** The width of a tile, in px of the page. */
  int tileWidthPx() {
    return side(tile.widthPx());
  }

  /** The height of a tile, in px of the page. */
  int tileHeightPx() {
    return side(tile.heightPx());
  }

  private int side(int px) {
    int longer = Math.max(tile.widthPx(), tile.heightPx());
    return Math.max(1, Math.round((float) sidePx / TIMES * px / longer));
  }

  /**
   * The style of an element that shows it: its size, and what repeats straight on behind it.
   *
   * @param mostBytes from where on its picture is less sharp
   */
  String style(int mostBytes) {
    int across = layout == RepeatLayout.HALF_DROP ? 2 : 1;
    int down = layout == RepeatLayout.BRICK ? 2 : 1;
    return String.format(
        Locale.ROOT,
        "width:%dpx;height:%dpx;background-size:%dpx %dpx;background-image:url(%s)",
        TIMES * tileWidthPx(),
        TIMES * tileHeightPx(),
        across * tileWidthPx(),
        down * tileHeightPx(),
        address(mostBytes));
  }

  /** The straight repeat: sharp and of few colours where that is small enough, else a JPEG. */
  private String address(int mostBytes) {
    ColourImage unit = layout.straightRepeat(tile.toColourImage());
    if (Math.min(tile.widthPx(), tile.heightPx()) <= SHARP_PX) {
      byte[] sharp = PatternFiles.png(ReducedImage.of(unit), SCREEN_DPI);
      if (sharp.length <= mostBytes) {
        return base64("png", sharp);
      }
    }
    double scale = (double) JPEG_PX / Math.min(tile.widthPx(), tile.heightPx());
    return base64(
        "jpeg",
        jpeg(
            scaled(
                unit.toBufferedImage(),
                (int) Math.round(unit.widthPx() * scale),
                (int) Math.round(unit.heightPx() * scale))));
  }

  /** All nine as an image. */
  BufferedImage image() {
    return scaled(
        layout.tiled(tile.toColourImage(), TIMES, TIMES).toBufferedImage(),
        TIMES * tileWidthPx(),
        TIMES * tileHeightPx());
  }

  private static BufferedImage scaled(BufferedImage image, int widthPx, int heightPx) {
    Image averaged = image.getScaledInstance(widthPx, heightPx, Image.SCALE_AREA_AVERAGING);
    BufferedImage scaled = new BufferedImage(widthPx, heightPx, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = scaled.createGraphics();
    graphics.drawImage(averaged, 0, 0, null);
    graphics.dispose();
    return scaled;
  }

  private static String base64(String type, byte[] bytes) {
    return "data:image/%s;base64,%s".formatted(type, Base64.getEncoder().encodeToString(bytes));
  }

  private static byte[] jpeg(BufferedImage image) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (ImageOutputStream output = ImageIO.createImageOutputStream(bytes)) {
      ImageWriteParam parameters = writer.getDefaultWriteParam();
      parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      parameters.setCompressionQuality(QUALITY);
      writer.setOutput(output);
      writer.write(null, new IIOImage(image, null, null), parameters);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}

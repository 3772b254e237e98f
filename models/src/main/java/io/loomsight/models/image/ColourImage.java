package io.loomsight.models.image;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;

/**
 * A colour image in sRGB, {@code [3][height][width]} row-major (red, green, blue), from 0 to 1.
 * Immutable from outside: the array is copied in by {@link #of} and shared only within the house.
 */
public final class ColourImage {

  /** Red, green, blue. */
  public static final int PLANES = 3;

  private static final float MOST = 255;

  private final int widthPx;
  private final int heightPx;
  private final float[] samples;

  private ColourImage(int widthPx, int heightPx, float[] samples) {
    this.widthPx = widthPx;
    this.heightPx = heightPx;
    this.samples = samples;
  }

  /** An image that takes over {@code samples}, which the caller must not touch again. */
  public static ColourImage wrap(int widthPx, int heightPx, float[] samples) {
    if (widthPx < 1 || heightPx < 1 || samples.length != (long) PLANES * widthPx * heightPx) {
      throw new IllegalArgumentException(
          "colour image: expected 3 x %d x %d samples, found %d"
              .formatted(widthPx, heightPx, samples.length));
    }
    return new ColourImage(widthPx, heightPx, samples);
  }

  /** An image with a copy of {@code samples}. */
  public static ColourImage of(int widthPx, int heightPx, float[] samples) {
    return wrap(widthPx, heightPx, samples.clone());
  }

  /** An image of 8 bits a sample; what is transparent in it shows white. */
  public static ColourImage of(BufferedImage image) {
    BufferedImage opaque =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = opaque.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    graphics.drawImage(image, 0, 0, null);
    graphics.dispose();
    int width = image.getWidth();
    int height = image.getHeight();
    int[] pixels = opaque.getRGB(0, 0, width, height, null, 0, width);
    float[] samples = new float[PLANES * pixels.length];
    for (int place = 0; place < pixels.length; place++) {
      samples[place] = (pixels[place] >> 16 & 0xff) / MOST;
      samples[pixels.length + place] = (pixels[place] >> 8 & 0xff) / MOST;
      samples[2 * pixels.length + place] = (pixels[place] & 0xff) / MOST;
    }
    return wrap(width, height, samples);
  }

  public int widthPx() {
    return widthPx;
  }

  public int heightPx() {
    return heightPx;
  }

  /** The sample of a plane (0 red, 1 green, 2 blue), which may lie outside 0 to 1. */
  public float sample(int plane, int xPx, int yPx) {
    return samples[(plane * heightPx + yPx) * widthPx + xPx];
  }

  /** The colour as {@code 0xRRGGBB}, 8 bits a sample. */
  public int rgb(int xPx, int yPx) {
    return bits(sample(0, xPx, yPx)) << 16
        | bits(sample(1, xPx, yPx)) << 8
        | bits(sample(2, xPx, yPx));
  }

  private static int bits(float sample) {
    return Math.round(MOST * Math.max(0, Math.min(1, sample)));
  }

  /** A copy of all samples. */
  public float[] samples() {
    return samples.clone();
  }

  /** The samples themselves, to be read only. */
  public float[] sharedSamples() {
    return samples;
  }

  /** An image of 8 bits a sample without transparency. */
  public BufferedImage toBufferedImage() {
    BufferedImage image = new BufferedImage(widthPx, heightPx, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < heightPx; y++) {
      for (int x = 0; x < widthPx; x++) {
        image.setRGB(x, y, rgb(x, y));
      }
    }
    return image;
  }
}

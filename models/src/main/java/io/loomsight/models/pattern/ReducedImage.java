package io.loomsight.models.pattern;

import io.loomsight.models.image.ColourImage;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;

/**
 * An image in few colours, one printing screen each: a palette of distinct {@code 0xRRGGBB} and,
 * {@code [height][width]} row-major, the number of the screen that prints a pixel. Every screen
 * prints at least one. Immutable: arrays are copied in and out.
 */
public final class ReducedImage {

  /** Most screens; what an 8-bit palette holds. */
  public static final int MOST_SCREENS = 256;

  private final int widthPx;
  private final int heightPx;
  private final List<Integer> palette;
  private final byte[] screens;

  private ReducedImage(int widthPx, int heightPx, List<Integer> palette, byte[] screens) {
    this.widthPx = widthPx;
    this.heightPx = heightPx;
    this.palette = palette;
    this.screens = screens;
  }

  /**
   * An image of these colours.
   *
   * @param palette 1 to 256 distinct {@code 0xRRGGBB}
   * @param screens {@code [height][width]} row-major, each 0 to the palette's size less 1, and each
   *     of these at least once
   */
  public static ReducedImage of(int widthPx, int heightPx, List<Integer> palette, byte[] screens) {
    if (widthPx < 1 || heightPx < 1 || screens.length != (long) widthPx * heightPx) {
      throw new IllegalArgumentException(
          "reduced image: expected %d x %d screen numbers, found %d"
              .formatted(widthPx, heightPx, screens.length));
    }
    List<Integer> colours = List.copyOf(palette);
    requirePalette(colours);
    byte[] own = screens.clone();
    boolean[] used = new boolean[MOST_SCREENS];
    for (byte screen : own) {
      used[screen & 0xff] = true;
    }
    for (int screen = 0; screen < MOST_SCREENS; screen++) {
      if (used[screen] != screen < colours.size()) {
        throw new IllegalArgumentException(
            "reduced image: expected every one of %d screens and no other, found screen %d %s"
                .formatted(colours.size(), screen, used[screen] ? "used" : "unused"));
      }
    }
    return new ReducedImage(widthPx, heightPx, colours, own);
  }

  /** An image that has few colours already, of 8 bits a sample, in the order of their lightness. */
  public static ReducedImage of(ColourImage image) {
    int[] pixels = Rgb.pixels(image);
    TreeSet<Integer> distinct = new TreeSet<>();
    for (int rgb : pixels) {
      if (distinct.add(rgb) && distinct.size() > MOST_SCREENS) {
        throw new IllegalArgumentException(
            "reduced image: expected at most %d colours, found more".formatted(MOST_SCREENS));
      }
    }
    List<Integer> palette = Rgb.lightestFirst(distinct);
    byte[] screenOf = new byte[MOST_SCREENS];
    int[] sorted = distinct.stream().mapToInt(Integer::intValue).toArray();
    for (int screen = 0; screen < sorted.length; screen++) {
      screenOf[Arrays.binarySearch(sorted, palette.get(screen))] = (byte) screen;
    }
    byte[] screens = new byte[pixels.length];
    for (int place = 0; place < pixels.length; place++) {
      screens[place] = screenOf[Arrays.binarySearch(sorted, pixels[place])];
    }
    return new ReducedImage(image.widthPx(), image.heightPx(), palette, screens);
  }

  static void requirePalette(List<Integer> colours) {
    if (colours.isEmpty() || colours.size() > MOST_SCREENS) {
      throw new IllegalArgumentException(
          "palette: expected 1 to %d colours, found %d".formatted(MOST_SCREENS, colours.size()));
    }
    if (new HashSet<>(colours).size() < colours.size()) {
      throw new IllegalArgumentException(
          "palette: expected distinct colours, found " + Rgb.text(colours));
    }
    for (int rgb : colours) {
      Rgb.require(rgb);
    }
  }

  public int widthPx() {
    return widthPx;
  }

  public int heightPx() {
    return heightPx;
  }

  /** The colours, {@code 0xRRGGBB}, by screen. */
  public List<Integer> palette() {
    return palette;
  }

  /** How many screens print it; as many colours as the image shows. */
  public int screenCount() {
    return palette.size();
  }

  /** The screen that prints a pixel. */
  public int screen(int xPx, int yPx) {
    return screens[yPx * widthPx + xPx] & 0xff;
  }

  /** A copy of all screen numbers, row-major, unsigned. */
  public byte[] screens() {
    return screens.clone();
  }

  /** The screen numbers themselves, to be read only. */
  byte[] sharedScreens() {
    return screens;
  }

  /** How many pixels each screen prints. */
  public int[] areasPx() {
    int[] areas = new int[palette.size()];
    for (byte screen : screens) {
      areas[screen & 0xff]++;
    }
    return areas;
  }

  /** The same screens in other colours. */
  public ReducedImage recoloured(List<Integer> colours) {
    if (colours.size() != palette.size()) {
      throw new IllegalArgumentException(
          "palette: expected %d colours, found %d".formatted(palette.size(), colours.size()));
    }
    List<Integer> own = List.copyOf(colours);
    requirePalette(own);
    return new ReducedImage(widthPx, heightPx, own, screens);
  }

  /** The image in colour. */
  public ColourImage toColourImage() {
    float[] samples = new float[ColourImage.PLANES * screens.length];
    for (int place = 0; place < screens.length; place++) {
      int rgb = palette.get(screens[place] & 0xff);
      samples[place] = (rgb >> 16 & 0xff) / 255f;
      samples[screens.length + place] = (rgb >> 8 & 0xff) / 255f;
      samples[2 * screens.length + place] = (rgb & 0xff) / 255f;
    }
    return ColourImage.wrap(widthPx, heightPx, samples);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ReducedImage that
        && widthPx == that.widthPx
        && heightPx == that.heightPx
        && palette.equals(that.palette)
        && Arrays.equals(screens, that.screens);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * (31 * widthPx + heightPx) + palette.hashCode()) + Arrays.hashCode(screens);
  }

  @Override
  public String toString() {
    return "ReducedImage[%d x %d, %s]".formatted(widthPx, heightPx, Rgb.text(palette));
  }
}

package io.loomsight.models.pattern;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * What one screen prints: a raster of 1 bit a pixel, set where its colour goes. The separations of
 * an image share no pixel and leave none out, so laid over each other they are the image. Presses
 * that print colours over each other (trapping) spread them later, by their own rules.
 *
 * @param screen number of the screen, from 0
 * @param rgb its colour, {@code 0xRRGGBB}
 * @param ink printed pixels, bit {@code y x widthPx + x}; copied in and out
 */
public record Separation(int screen, int rgb, int widthPx, int heightPx, BitSet ink) {

  public Separation {
    Rgb.require(rgb);
    if (screen < 0 || screen >= ReducedImage.MOST_SCREENS) {
      throw new IllegalArgumentException(
          "separation: expected a screen of 0 to %d, found %d"
              .formatted(ReducedImage.MOST_SCREENS - 1, screen));
    }
    if (widthPx < 1 || heightPx < 1 || ink.length() > (long) widthPx * heightPx) {
      throw new IllegalArgumentException(
          "separation: expected at most %d x %d bits, found %d"
              .formatted(widthPx, heightPx, ink.length()));
    }
    ink = (BitSet) ink.clone();
  }

  @Override
  public BitSet ink() {
    return (BitSet) ink.clone();
  }

  /** Whether the screen prints a pixel. */
  public boolean prints(int xPx, int yPx) {
    return ink.get(yPx * widthPx + xPx);
  }

  /** The printed share of the tile in percent, above 0 to 100 for those of a reduced image. */
  public double coveragePercent() {
    return 100.0 * ink.cardinality() / ((double) widthPx * heightPx);
  }

  /** The separations of an image, by screen. */
  public static List<Separation> of(ReducedImage image) {
    byte[] screens = image.sharedScreens();
    BitSet[] inks = new BitSet[image.screenCount()];
    Arrays.setAll(inks, screen -> new BitSet(screens.length));
    for (int place = 0; place < screens.length; place++) {
      inks[screens[place] & 0xff].set(place);
    }
    List<Separation> separations = new ArrayList<>();
    for (int screen = 0; screen < inks.length; screen++) {
      separations.add(
          new Separation(
              screen,
              image.palette().get(screen),
              image.widthPx(),
              image.heightPx(),
              inks[screen]));
    }
    return List.copyOf(separations);
  }

  /**
   * The image that separations print together; they must be of one size, numbered from 0 in order,
   * and print every pixel once.
   */
  public static ReducedImage overlay(List<Separation> separations) {
    if (separations.isEmpty()) {
      throw new IllegalArgumentException("overlay: expected at least one separation, found none");
    }
    int widthPx = separations.get(0).widthPx;
    int heightPx = separations.get(0).heightPx;
    byte[] screens = new byte[widthPx * heightPx];
    BitSet printed = new BitSet(screens.length);
    List<Integer> palette = new ArrayList<>();
    for (Separation separation : separations) {
      if (separation.widthPx != widthPx
          || separation.heightPx != heightPx
          || separation.screen != palette.size()) {
        throw new IllegalArgumentException(
            "overlay: expected screen %d of %d x %d px, found screen %d of %d x %d px"
                .formatted(
                    palette.size(),
                    widthPx,
                    heightPx,
                    separation.screen,
                    separation.widthPx,
                    separation.heightPx));
      }
      if (printed.intersects(separation.ink)) {
        throw new IllegalArgumentException(
            "overlay: expected screens that share no pixel, found screen %d over another"
                .formatted(separation.screen));
      }
      printed.or(separation.ink);
      separation.ink.stream().forEach(place -> screens[place] = (byte) separation.screen);
      palette.add(separation.rgb);
    }
    if (printed.cardinality() < screens.length) {
      throw new IllegalArgumentException(
          "overlay: expected screens that leave no pixel out, found %d left out"
              .formatted(screens.length - printed.cardinality()));
    }
    return ReducedImage.of(widthPx, heightPx, palette, screens);
  }
}

package io.loomsight.models.pattern;

import io.loomsight.models.image.ColourImage;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Colours of 8 bits a sample as {@code 0xRRGGBB}. */
final class Rgb {

  private static final Pattern HEX = Pattern.compile("#[0-9a-fA-F]{6}");

  private Rgb() {}

  static void require(int rgb) {
    if (rgb < 0 || rgb > 0xffffff) {
      throw new IllegalArgumentException(
          "colour: expected 0x000000 to 0xffffff, found 0x%x".formatted(rgb));
    }
  }

  /** Reads {@code #rrggbb}. */
  static int parse(String text) {
    if (!HEX.matcher(text).matches()) {
      throw new IllegalArgumentException("colour: expected #rrggbb, found " + text);
    }
    return Integer.parseInt(text.substring(1), 16);
  }

  /** Of samples from 0 to 1. */
  static int ofSamples(double red, double green, double blue) {
    return (int) Math.round(255 * red) << 16
        | (int) Math.round(255 * green) << 8
        | (int) Math.round(255 * blue);
  }

  /** A plane's sample of a colour, 0 to 1. */
  static float sample(int rgb, int plane) {
    return (rgb >> (16 - 8 * plane) & 0xff) / 255f;
  }

  static String text(int rgb) {
    return String.format(Locale.ROOT, "#%06x", rgb);
  }

  static String text(List<Integer> colours) {
    return colours.stream().map(Rgb::text).collect(Collectors.joining(" "));
  }

  /** From the lightest to the darkest by L*; the same lightness by number. */
  static List<Integer> lightestFirst(Collection<Integer> colours) {
    return colours.stream()
        .sorted(
            Comparator.comparingDouble((Integer rgb) -> -CieLab.ofRgb(rgb).lightness())
                .thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  /** All pixels, {@code [height][width]} row-major. */
  static int[] pixels(ColourImage image) {
    int[] pixels = new int[image.widthPx() * image.heightPx()];
    for (int y = 0; y < image.heightPx(); y++) {
      for (int x = 0; x < image.widthPx(); x++) {
        pixels[y * image.widthPx() + x] = image.rgb(x, y);
      }
    }
    return pixels;
  }
}

package io.loomsight.models.pattern;

import io.loomsight.models.image.ColourImage;
import java.util.List;
import java.util.SplittableRandom;

/** Images drawn in the test, letter by letter. */
final class Drawn {

  private static final String LETTERS = "abcdefgh";

  private Drawn() {}

  /** A letter a pixel: {@code a} is the first screen; a string a row. */
  static ReducedImage letters(List<Integer> palette, String... rows) {
    byte[] screens = new byte[rows.length * rows[0].length()];
    for (int place = 0; place < screens.length; place++) {
      char letter = rows[place / rows[0].length()].charAt(place % rows[0].length());
      screens[place] = (byte) LETTERS.indexOf(letter);
    }
    return ReducedImage.of(rows[0].length(), rows.length, palette, screens);
  }

  /** The image as {@link #letters} takes it. */
  static List<String> rows(ReducedImage image) {
    StringBuilder text = new StringBuilder();
    for (int y = 0; y < image.heightPx(); y++) {
      for (int x = 0; x < image.widthPx(); x++) {
        text.append(LETTERS.charAt(image.screen(x, y)));
      }
      text.append('\n');
    }
    return text.toString().lines().toList();
  }

  /** Any colours at any place. */
  static ColourImage noise(int widthPx, int heightPx, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] samples = new float[3 * widthPx * heightPx];
    for (int place = 0; place < samples.length; place++) {
      samples[place] = (float) random.nextDouble();
    }
    return ColourImage.wrap(widthPx, heightPx, samples);
  }

  /** Pixels of {@code 0xRRGGBB}. */
  static ColourImage pixels(int widthPx, int heightPx, int... rgb) {
    float[] samples = new float[3 * rgb.length];
    for (int place = 0; place < rgb.length; place++) {
      for (int plane = 0; plane < 3; plane++) {
        samples[plane * rgb.length + place] = (rgb[place] >> (16 - 8 * plane) & 0xff) / 255f;
      }
    }
    return ColourImage.wrap(widthPx, heightPx, samples);
  }
}

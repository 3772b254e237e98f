package io.loomsight.jobs.generate;

import io.loomsight.models.pattern.RepeatLayout;
import java.util.Locale;
import java.util.regex.Pattern;

/** What patterns and their files are called: {@code hero-straight-007-indigo.png}. */
final class PatternNames {

  private static final int MOST_CHARACTERS = 40;
  private static final Pattern NAME =
      Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}_-]{0,%d}".formatted(MOST_CHARACTERS - 1));

  private PatternNames() {}

  /** Refuses what would be no good part of a file's name, in any language. */
  static void requireName(String what, String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "%s: expected 1 to %d letters, digits, dashes or underscores, found '%s'"
              .formatted(what, MOST_CHARACTERS, name));
    }
  }

  /** A pattern, whatever its colours: {@code hero-straight-007}, {@code hero-brick-007-like-2}. */
  static String pattern(String source, RepeatLayout layout, int number, int variation) {
    String name = String.format(Locale.ROOT, "%s-%s-%03d", source(source), layout.label(), number);
    return variation == 0 ? name : name + "-like-" + variation;
  }

  /** A source as files call it: of a mix {@code hero-and-drawn}. */
  static String source(String source) {
    return source.replace("+", "-and-");
  }

  /** A pattern in colours. */
  static String coloured(String pattern, String palette) {
    return pattern + "-" + palette;
  }

  static String tilePng(String pattern, String palette) {
    return "tiles/%s.png".formatted(coloured(pattern, palette));
  }

  static String tileTiff(String pattern, String palette) {
    return "tiles/%s.tif".formatted(coloured(pattern, palette));
  }

  static String preview(String pattern, String palette, Scene scene) {
    return "previews/%s-%s.png".formatted(coloured(pattern, palette), scene.word());
  }

  /** A screen's separation, from 1, which all colours of a pattern share. */
  static String separation(String pattern, int screen) {
    return String.format(Locale.ROOT, "separations/%s-screen-%02d.tif", pattern, screen);
  }
}

package io.loomsight.jobs.generate;

import io.loomsight.models.pattern.Colourway;
import io.loomsight.models.pattern.Palette;
import io.loomsight.models.pattern.ReducedImage;
import java.io.Serializable;
import java.util.List;

/**
 * In what colours patterns are made.
 *
 * @param name of the palette, or {@value #AS_DRAWN}
 * @param colours of the palette, {@code 0xRRGGBB}; none for those that a pattern was drawn in
 */
public record Colouring(String name, List<Integer> colours) implements Serializable {

  /** The name of a pattern's own colours. */
  public static final String AS_DRAWN = "as-drawn";

  public Colouring {
    PatternNames.requireName("palettes: name", name);
    colours = List.copyOf(colours);
    if (name.equals(AS_DRAWN) != colours.isEmpty()) {
      throw new IllegalArgumentException(
          "palettes: expected the name %s for no colours and for them alone, found %s with %d"
              .formatted(AS_DRAWN, name, colours.size()));
    }
  }

  /** The colours that patterns are drawn in. */
  static Colouring asDrawn() {
    return new Colouring(AS_DRAWN, List.of());
  }

  /** The colours of a palette. */
  static Colouring of(Palette palette) {
    return new Colouring(palette.name(), palette.colours());
  }

  /** Whether patterns keep their own colours. */
  boolean isAsDrawn() {
    return colours.isEmpty();
  }

  /** The image in these colours, the lightest screen in the lightest one. */
  ReducedImage applied(ReducedImage image) {
    return isAsDrawn() ? image : Colourway.byLightness(image, new Palette(name, colours));
  }
}

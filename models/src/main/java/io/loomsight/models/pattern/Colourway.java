package io.loomsight.models.pattern;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * A design in other colours, its screens unchanged. As the new colours are distinct, there are as
 * many as before.
 */
public final class Colourway {

  private Colourway() {}

  /**
   * The image in the colours of {@code palette}, of which there must be at least as many as
   * screens: its lightest screen in the lightest colour, and so on down to the darkest, by L* of
   * CIELAB. Of more colours than screens those are taken whose ranks are spread evenly, the
   * lightest and the darkest among them.
   */
  public static ReducedImage byLightness(ReducedImage image, Palette palette) {
    int screens = image.screenCount();
    requireEnough(palette, screens);
    List<Integer> from = Rgb.lightestFirst(image.palette());
    List<Integer> offered = Rgb.lightestFirst(palette.colours());
    List<Integer> colours = new ArrayList<>(image.palette());
    for (int rank = 0; rank < screens; rank++) {
      int of = screens == 1 ? 0 : Math.round((float) rank * (offered.size() - 1) / (screens - 1));
      colours.set(image.palette().indexOf(from.get(rank)), offered.get(of));
    }
    return image.recoloured(colours);
  }

  /**
   * The image with each screen in a colour of its own choice.
   *
   * @param colourOf for each screen the place of its colour in the palette, from 0; no colour twice
   */
  public static ReducedImage assigned(ReducedImage image, Palette palette, List<Integer> colourOf) {
    requireEnough(palette, image.screenCount());
    if (colourOf.size() != image.screenCount()
        || new HashSet<>(colourOf).size() < colourOf.size()
        || colourOf.stream().anyMatch(place -> place < 0 || place >= palette.colours().size())) {
      throw new IllegalArgumentException(
          "%s: expected for each of %d screens another colour of 0 to %d, found %s"
              .formatted(
                  palette.name(), image.screenCount(), palette.colours().size() - 1, colourOf));
    }
    return image.recoloured(colourOf.stream().map(palette.colours()::get).toList());
  }

  private static void requireEnough(Palette palette, int screens) {
    if (palette.colours().size() < screens) {
      throw new IllegalArgumentException(
          "%s: expected at least %d colours, one a screen, found %d"
              .formatted(palette.name(), screens, palette.colours().size()));
    }
  }
}

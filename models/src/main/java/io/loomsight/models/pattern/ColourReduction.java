package io.loomsight.models.pattern;

import io.loomsight.models.image.ColourImage;
import java.util.ArrayList;
import java.util.List;

/**
 * An image in exactly K colours, one a printing screen. The image's colours, weighted by how many
 * pixels have them, are clustered in CIELAB by k-means (seeded by k-means++, same seed same
 * colours); a screen's colour is its cluster's geometric median, rounded to 8 bits a sample, and a
 * pixel goes to the screen nearest in CIELAB. An image of exactly K colours keeps them. Where
 * rounding makes two screens one, or leaves one without pixels, that screen takes the image's
 * colour that is served worst, so K screens come out of every image of at least K colours. Screens
 * are ordered from the lightest to the darkest.
 *
 * @param image the reduced image, of exactly the screens asked for
 * @param error what the reduction costs
 */
public record ColourReduction(ReducedImage image, ColourError error) {

  /** Most screens of a reduction; rotary printers have up to 24. */
  public static final int MOST_SCREENS = 64;

  /**
   * Reduces {@code image} to {@code screens} colours, 1 to 64, of which it must have as many at 8
   * bits a sample; else an {@link IllegalArgumentException} says how many it has.
   */
  public static ColourReduction of(ColourImage image, int screens, long seed) {
    if (screens < 1 || screens > MOST_SCREENS) {
      throw new IllegalArgumentException(
          "colour reduction: expected 1 to %d screens, found %d".formatted(MOST_SCREENS, screens));
    }
    int[] pixels = Rgb.pixels(image);
    Histogram histogram = Histogram.of(pixels);
    if (histogram.size() < screens) {
      throw new IllegalArgumentException(
          "colour reduction: expected an image of at least %d colours, found %d"
              .formatted(screens, histogram.size()));
    }
    List<Integer> palette = Rgb.lightestFirst(palette(histogram, screens, seed));
    int[] screenOf = screens(histogram, palette);
    byte[] reduced = new byte[pixels.length];
    for (int place = 0; place < pixels.length; place++) {
      reduced[place] = (byte) screenOf[histogram.indexOf(pixels[place])];
    }
    ReducedImage result = ReducedImage.of(image.widthPx(), image.heightPx(), palette, reduced);
    return new ColourReduction(result, ColourError.of(image, result));
  }

  private static List<Integer> palette(Histogram histogram, int screens, long seed) {
    List<Integer> palette = new ArrayList<>();
    Histogram.Points points = histogram.points();
    if (histogram.size() > screens && points.weights().length >= screens) {
      for (CieLab centre : ColourClusters.centres(points, screens, seed)) {
        palette.add(centre.toRgb());
      }
    }
    // Ends: each turn swaps a screen for a colour of the image, which is nearest to itself for
    // good.
    while (true) {
      List<Integer> kept = used(histogram, palette);
      if (kept.size() == screens) {
        return kept;
      }
      while (kept.size() < screens) {
        kept.add(worstServed(histogram, kept));
      }
      palette = kept;
    }
  }

  /** The distinct colours of {@code palette} to which some colour of the image is nearest. */
  private static List<Integer> used(Histogram histogram, List<Integer> palette) {
    List<Integer> distinct = palette.stream().distinct().toList();
    if (distinct.isEmpty()) {
      return new ArrayList<>();
    }
    boolean[] used = new boolean[distinct.size()];
    for (int screen : screens(histogram, distinct)) {
      used[screen] = true;
    }
    List<Integer> kept = new ArrayList<>();
    for (int screen = 0; screen < used.length; screen++) {
      if (used[screen]) {
        kept.add(distinct.get(screen));
      }
    }
    return kept;
  }

  /** The image's colour that adds most to the error; never one of {@code palette}. */
  private static int worstServed(Histogram histogram, List<Integer> palette) {
    CieLab[] screens = labs(palette);
    int worst = -1;
    double most = -1;
    for (int index = 0; index < histogram.size(); index++) {
      if (palette.contains(histogram.colour(index))) {
        continue;
      }
      CieLab lab = histogram.lab(index);
      double cost =
          screens.length == 0
              ? histogram.count(index)
              : histogram.count(index)
                  * lab.distance2(screens[ColourClusters.nearest(screens, lab)]);
      if (cost > most) {
        most = cost;
        worst = index;
      }
    }
    return histogram.colour(worst);
  }

  private static int[] screens(Histogram histogram, List<Integer> palette) {
    CieLab[] labs = labs(palette);
    int[] screens = new int[histogram.size()];
    for (int index = 0; index < screens.length; index++) {
      screens[index] = ColourClusters.nearest(labs, histogram.lab(index));
    }
    return screens;
  }

  private static CieLab[] labs(List<Integer> palette) {
    return palette.stream().map(CieLab::ofRgb).toArray(CieLab[]::new);
  }
}

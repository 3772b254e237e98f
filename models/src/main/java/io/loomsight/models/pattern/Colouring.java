package io.loomsight.models.pattern;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Gives a pattern of few colours more: connected areas of like size, such as all large dots, get a
 * screen of their own; where all are alike, every second one. First the figures are shared out,
 * then what they enclose; the ground, the largest area, stays. A new colour is one of the house's
 * that is near to the one it replaces, so that the pattern stays as light; where the house has none
 * it lies between the ground's and the figure's in CIELAB, with a turned hue. A palette may replace
 * it.
 */
final class Colouring {

  /** An area class is so large at least, as a share of the tile. */
  private static final double LEAST_SHARE = 0.004;

  /** Areas whose sizes differ by less than this factor are alike. */
  private static final double ALIKE = 1.12;

  private static final double TURN = 2.4;
  private static final double CHROMA = 28;

  private Colouring() {}

  /** Areas of one colour and of like size. */
  private record AreaClass(int screen, int px, List<Integer> areas) {

    int totalPx() {
      return px * areas.size();
    }
  }

  /**
   * The pattern in exactly so many colours; empty where it has too few areas.
   *
   * @param screens no fewer than it has
   * @param house asked only where the pattern has fewer
   */
  static Optional<ReducedImage> spread(
      ReducedImage image,
      RepeatLayout layout,
      int screens,
      Supplier<HouseColours> house,
      long seed) {
    if (image.screenCount() == screens) {
      return Optional.of(image);
    }
    TorusGrid grid = new TorusGrid(image.widthPx(), image.heightPx(), layout);
    ColourAreas areas = ColourAreas.of(image.sharedScreens(), grid);
    int missing = screens - image.screenCount();
    SplittableRandom random = new SplittableRandom(seed);
    List<AreaClass> classes = classes(image, areas, missing);
    if (classes.size() < missing) {
      return Optional.empty();
    }
    byte[] numbers = image.screens();
    List<Integer> palette = new ArrayList<>(image.palette());
    int ground = image.palette().get(screenOf(image, areas, areas.largest()));
    for (int next = 0; next < missing; next++) {
      // one of the three classes that show most
      AreaClass chosen = classes.remove(random.nextInt(Math.min(3, classes.size())));
      int replaced = image.palette().get(chosen.screen());
      int turn = next;
      palette.add(
          house
              .get()
              .near(replaced, palette, random)
              .orElseGet(() -> between(ground, replaced, palette, turn)));
      for (int area : chosen.areas()) {
        for (int place : areas.places(area)) {
          numbers[place] = (byte) (palette.size() - 1);
        }
      }
    }
    return Optional.of(ReducedImage.of(image.widthPx(), image.heightPx(), palette, numbers));
  }

  private static int screenOf(ReducedImage image, ColourAreas areas, int area) {
    return image.sharedScreens()[areas.places(area)[0]] & 0xff;
  }

  /** Classes that may be recoloured without a screen losing all its areas, the best first. */
  private static List<AreaClass> classes(ReducedImage image, ColourAreas areas, int least) {
    int largest = areas.largest();
    int groundScreen = screenOf(image, areas, largest);
    Map<Integer, List<Integer>> byScreen = new TreeMap<>();
    for (int area = 0; area < areas.count(); area++) {
      if (area != largest) {
        byScreen.computeIfAbsent(screenOf(image, areas, area), key -> new ArrayList<>()).add(area);
      }
    }
    double leastPx = LEAST_SHARE * image.widthPx() * image.heightPx();
    List<AreaClass> classes = new ArrayList<>();
    byScreen.forEach((screen, own) -> classes.addAll(ofScreen(screen, own, areas)));
    List<AreaClass> recoloured = recoloured(classes, groundScreen, leastPx);
    while (recoloured.size() < least && split(classes, leastPx)) {
      recoloured = recoloured(classes, groundScreen, leastPx);
    }
    return recoloured;
  }

  private static List<AreaClass> recoloured(
      List<AreaClass> classes, int groundScreen, double leastPx) {
    Comparator<AreaClass> byCover =
        Comparator.comparingInt(AreaClass::totalPx)
            .reversed()
            .thenComparing(one -> one.areas().get(0));
    Map<Integer, AreaClass> keeping = new TreeMap<>();
    for (AreaClass one : classes) {
      if (one.screen() != groundScreen) {
        keeping.merge(one.screen(), one, BinaryOperator.minBy(byCover));
      }
    }
    List<AreaClass> rest = new ArrayList<>(classes);
    rest.removeAll(keeping.values());
    rest.removeIf(one -> one.totalPx() < leastPx);
    rest.sort(
        Comparator.comparing((AreaClass one) -> one.screen() == groundScreen)
            .thenComparing(byCover));
    return rest;
  }

  /** Makes two of the largest class that has areas enough; false where there is none. */
  private static boolean split(List<AreaClass> classes, double leastPx) {
    Optional<AreaClass> largest =
        classes.stream()
            .filter(one -> one.areas().size() > 1 && one.totalPx() >= 2 * leastPx)
            .max(
                Comparator.comparingInt(AreaClass::totalPx)
                    .thenComparing(one -> -one.areas().get(0)));
    if (largest.isEmpty()) {
      return false;
    }
    AreaClass whole = largest.get();
    List<Integer> areas = whole.areas().stream().sorted().toList();
    classes.remove(whole);
    for (int odd = 0; odd < 2; odd++) {
      int first = odd;
      classes.add(
          new AreaClass(
              whole.screen(),
              whole.px(),
              IntStream.range(0, areas.size())
                  .filter(at -> at % 2 == first)
                  .mapToObj(areas::get)
                  .toList()));
    }
    return true;
  }

  /** A screen's areas by size, the class of the largest first. */
  private static List<AreaClass> ofScreen(int screen, List<Integer> areas, ColourAreas all) {
    List<Integer> sorted = new ArrayList<>(areas);
    sorted.sort(Comparator.comparingInt(all::px).reversed().thenComparingInt(area -> area));
    List<AreaClass> classes = new ArrayList<>();
    int from = 0;
    for (int at = 1; at <= sorted.size(); at++) {
      if (at == sorted.size() || all.px(sorted.get(at)) * ALIKE < all.px(sorted.get(from))) {
        List<Integer> alike = List.copyOf(sorted.subList(from, at));
        classes.add(new AreaClass(screen, all.px(sorted.get(from)), alike));
        from = at;
      }
    }
    return classes;
  }

  /** A colour between two, its hue turned, that is no other screen's. */
  private static int between(int ground, int figure, List<Integer> taken, int number) {
    CieLab from = CieLab.ofRgb(ground);
    CieLab to = CieLab.ofRgb(figure);
    double turn = TURN * (number + 1);
    for (double share = 0.55; ; share *= 0.97) {
      double a = from.a() + share * (to.a() - from.a());
      double b = from.b() + share * (to.b() - from.b());
      double chroma = Math.max(CHROMA, Math.hypot(a, b));
      double hue = Math.atan2(b, a) + turn;
      int rgb =
          new CieLab(
                  from.lightness() + share * (to.lightness() - from.lightness()),
                  chroma * Math.cos(hue),
                  chroma * Math.sin(hue))
              .toRgb();
      if (!taken.contains(rgb)) {
        return rgb;
      }
    }
  }
}

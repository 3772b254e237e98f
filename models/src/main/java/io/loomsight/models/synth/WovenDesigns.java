package io.loomsight.models.synth;

import io.loomsight.models.image.ColourImage;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Draws designs that a loom makes of coloured threads: stripes, checks, tartans, weaves. */
final class WovenDesigns {

  private static final Draft TWILL = Draft.stepped(4, 1, 2);

  private final SplittableRandom random;
  private final DesignPalette palette;

  WovenDesigns(SplittableRandom random) {
    this.random = random;
    this.palette = DesignPalette.draw(random);
  }

  /** Upright stripes: ticking, awning, graded, or in groups. */
  ColourImage stripe() {
    List<Integer> threads = stripeSett().threads();
    int times = Math.max(1, Math.round(250f / threads.size()));
    int size = threads.size();
    int height = 192;
    return Levels.of(times * size, height, (x, y) -> threads.get(x % size))
        .coloured(palette.colours());
  }

  private Sett stripeSett() {
    int unit = random.nextInt(4, 8);
    return switch (random.nextInt(5)) {
      case 0 -> // ticking
          reflected(
              List.of(0, 2, 0, 2, 0, 2),
              List.of(unit * 8, 3, 4, unit + 4, 4, 3),
              List.of(0),
              List.of(unit * 6));
      case 1 -> // awning
          reflected(List.of(0, 2), List.of(unit * 8, unit * 6), List.of(0, 3), List.of(unit, unit));
      case 2 -> { // graded
        List<Integer> colours = new ArrayList<>();
        List<Integer> counts = new ArrayList<>();
        for (int step = 0; step < 6; step++) {
          colours.addAll(List.of(2, 0));
          counts.addAll(List.of(2 + 3 * (6 - step), 2 + 3 * (step + 1)));
        }
        yield Sett.of(
            random.nextBoolean() ? Sett.Turning.REFLECTED : Sett.Turning.REPEATED, colours, counts);
      }
      case 3 -> // groups
          reflected(
              List.of(0, 1, 0, 2, 4, 2, 0, 1),
              List.of(unit * 6, unit * 2, unit, unit * 2, 4, unit * 2, unit, unit * 2),
              List.of(0),
              List.of(unit * 4));
      default -> // cabana
          reflected(
              List.of(0, 2, 3, 2, 0, 1),
              List.of(unit * 7, unit * 3, unit, 4, unit, unit * 4),
              List.of(3, 1),
              List.of(unit, unit * 2));
    };
  }

  private static Sett reflected(
      List<Integer> colours, List<Integer> counts, List<Integer> moreColours, List<Integer> more) {
    return Sett.of(
        Sett.Turning.REFLECTED,
        Stream.concat(colours.stream(), moreColours.stream()).toList(),
        Stream.concat(counts.stream(), more.stream()).toList());
  }

  /**
   * A gingham: bands of a light and a dark colour, with the colour between them where they cross.
   */
  ColourImage gingham() {
    int dark = random.nextInt(3) == 0 ? DesignPalette.QUIET : DesignPalette.MAIN;
    int band = 4 * random.nextInt(3, 9);
    boolean windowpane = random.nextInt(3) == 0;
    Sett sett =
        windowpane
            ? Sett.of(Sett.Turning.REPEATED, List.of(0, 2, 0, 2), List.of(band * 2, 4, band / 2, 4))
            : Sett.of(Sett.Turning.REPEATED, List.of(0, 2), List.of(band, band));
    List<Integer> threads = sett.threads();
    int size = threads.size();
    int times = Math.max(1, Math.round(240f / size));
    int ground = palette.colours().get(DesignPalette.GROUND);
    int full = palette.colours().get(dark);
    return Levels.of(
            times * size,
            times * size,
            (x, y) -> (threads.get(x % size) + threads.get(y % size)) / 2)
        .coloured(List.of(ground, DesignPalette.between(ground, full), full));
  }

  /** A tartan in 2/2 twill, the same sett in warp and weft. */
  ColourImage tartan() {
    List<Integer> order = DesignPalette.shuffled(random);
    boolean coarse = random.nextInt(3) > 0;
    double scale = coarse ? random.nextDouble(0.8, 1) : random.nextDouble(1.6, 1.95);
    List<Integer> bands = tartanBands();
    List<Integer> colours = new ArrayList<>();
    List<Integer> threads = new ArrayList<>();
    for (int index = 0; index < bands.size(); index += 2) {
      boolean pivot = index == 0 || index == bands.size() - 2;
      int step = pivot ? 4 : 2;
      colours.add(order.get(bands.get(index)));
      threads.add(Math.max(4, step * (int) Math.round(scale * bands.get(index + 1) / step)));
    }
    List<Integer> sett = Sett.of(Sett.Turning.REFLECTED, colours, threads).threads();
    return new ColourAndWeave(TWILL, sett, sett)
        .tile(coarse ? 2 : 1, 256)
        .coloured(palette.colours());
  }

  /** Colour and count in turn, from pivot to pivot. */
  private List<Integer> tartanBands() {
    return switch (random.nextInt(5)) {
      case 0 -> List.of(0, 20, 1, 4, 0, 4, 1, 4, 0, 4, 1, 16, 2, 18, 3, 4);
      case 1 -> List.of(0, 28, 3, 2, 0, 6, 1, 12, 2, 20, 4, 4);
      case 2 -> List.of(2, 8, 0, 24, 1, 6, 3, 4, 1, 6, 0, 8, 2, 12);
      case 3 -> List.of(1, 4, 0, 16, 1, 16, 2, 4, 1, 4, 3, 4, 1, 20);
      default -> List.of(0, 36, 1, 4, 0, 6, 2, 16, 1, 4, 3, 4);
    };
  }

  /** A twill line: an even or a steep twill, its warp in bands of two colours. */
  ColourImage twill() {
    int repeat = 2 * random.nextInt(2, 5);
    Draft draft = Draft.stepped(repeat, random.nextBoolean() ? 1 : repeat - 1, repeat / 2);
    int band = repeat * random.nextInt(1, 4);
    List<Integer> warp =
        random.nextInt(3) == 0
            ? List.of(DesignPalette.MAIN)
            : runs(List.of(DesignPalette.MAIN, DesignPalette.QUIET), band);
    return new ColourAndWeave(draft, warp, List.of(DesignPalette.GROUND))
        .tile(random.nextInt(3, 6), 224)
        .coloured(palette.colours());
  }

  /** A herringbone, at times with an overcheck of a third colour. */
  ColourImage herringbone() {
    int up = random.nextInt(2, 4);
    Draft draft = Draft.pointed(2 * up, up, random.nextInt(2, 5));
    List<Integer> warp =
        random.nextInt(2) == 0
            ? List.of(DesignPalette.MAIN)
            : IntStream.range(0, draft.ends())
                .mapToObj(end -> 2 * end < draft.ends() ? DesignPalette.MAIN : DesignPalette.QUIET)
                .toList();
    return new ColourAndWeave(draft, warp, List.of(DesignPalette.GROUND))
        .tile(random.nextInt(2, 5), 224)
        .coloured(palette.colours());
  }

  /** Houndstooth, gun club or glen check: four threads of a colour in 2/2 twill. */
  ColourImage houndstooth() {
    int dark = random.nextInt(3) == 0 ? DesignPalette.SPOT : DesignPalette.MAIN;
    int ground = DesignPalette.GROUND;
    List<Integer> order =
        switch (random.nextInt(4)) {
          case 0 -> runs(List.of(dark, ground, DesignPalette.QUIET, ground), 4);
          case 1 -> glen(dark, ground);
          default -> runs(List.of(dark, ground), 4);
        };
    int threadPx = order.size() > 20 ? random.nextInt(2, 4) : random.nextInt(3, 8);
    return new ColourAndWeave(TWILL, order, order).tile(threadPx, 224).coloured(palette.colours());
  }

  private List<Integer> glen(int dark, int ground) {
    List<Integer> order = new ArrayList<>();
    int times = random.nextInt(3, 5);
    for (int time = 0; time < times; time++) {
      order.addAll(runs(List.of(dark, ground), 4));
    }
    for (int time = 0; time < 2 * times; time++) {
      order.addAll(runs(List.of(dark, ground), 2));
    }
    return order;
  }

  /** A small woven figure: a lozenge twill, a basket, or a mirrored dobby figure. */
  ColourImage dobby() {
    Draft draft =
        switch (random.nextInt(4)) {
          case 0 -> Draft.basket(random.nextInt(2, 4), random.nextInt(2, 4));
          case 1 -> Draft.dobby(random.nextLong());
          default -> {
            int up = random.nextInt(1, 4);
            yield Draft.lozenge(random.nextInt(up + 2, up + 5), up, random.nextInt(2, 4));
          }
        };
    List<Integer> warp =
        random.nextInt(3) == 0
            ? runs(List.of(DesignPalette.MAIN, DesignPalette.SPOT), draft.ends())
            : List.of(DesignPalette.MAIN);
    return new ColourAndWeave(draft, warp, List.of(DesignPalette.GROUND))
        .tile(random.nextInt(3, 6), 224)
        .coloured(palette.colours());
  }

  private static List<Integer> runs(List<Integer> colours, int threads) {
    return colours.stream()
        .flatMap(colour -> Stream.generate(() -> colour).limit(threads))
        .toList();
  }
}

package io.loomsight.models.synth;

import io.loomsight.models.image.ColourImage;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A warp ikat: the ends are tied and dyed in bundles before they are woven, and each bundle slips a
 * little along the warp, so that a motif's edges feather upwards and downwards.
 */
final class Ikat {

  private static final int BUNDLE_PX = 3;

  private final SplittableRandom random;

  Ikat(SplittableRandom random) {
    this.random = random;
  }

  ColourImage tile() {
    DesignPalette palette = DesignPalette.draw(random);
    int width = 2 * BUNDLE_PX * random.nextInt(16, 27);
    int height = 4 * random.nextInt(48, 76);
    Levels.Field motif = motif(width, height);
    double slipPx = random.nextDouble(5, 11);
    int[] slips = slips(width / BUNDLE_PX, slipPx);
    Levels drawing =
        Levels.of(
            width,
            height,
            (x, y) -> motif.at(x / BUNDLE_PX * BUNDLE_PX + 1, y + slips[x / BUNDLE_PX]));
    return drawing.withoutThinLines().repeated(2, 1).coloured(palette.colours());
  }

  /** One for each bundle: neighbours slip to and fro, wide waves carry several together. */
  private int[] slips(int bundles, double slipPx) {
    long seed = random.nextLong();
    int[] slips = new int[bundles];
    for (int bundle = 0; bundle < bundles; bundle++) {
      double toAndFro = bundle % 2 == 0 ? 0.45 : -0.45;
      double own = 0.7 * Noise.signed(seed, bundle, 0);
      slips[bundle] = (int) Math.round(slipPx * (toAndFro + own));
    }
    return slips;
  }

  private Levels.Field motif(int width, int height) {
    return switch (random.nextInt(4)) {
      case 0 -> lozenges(width, height);
      case 1 -> almonds(width, height);
      case 2 -> chevrons(width, height);
      default -> medallions(width, height);
    };
  }

  /** Nested lozenges with stepped edges, in half-drop. */
  private Levels.Field lozenges(int width, int height) {
    List<Integer> rings = List.of(4, 4, 3, 2, 2, 1, 0, 0, 0, 0);
    double step = height / 24.0;
    return (x, y) -> {
      double across = Math.abs(wrapped(x, width)) / (width / 2.0);
      double down = Math.abs(wrapped(y, height));
      double place = across + Math.floor(down / step) * step / (height / 2.0);
      double other = 2 - place;
      double near = Math.min(place, other);
      return rings.get(Math.min(9, (int) (near * 10)));
    };
  }

  /** Almonds with a core, and small ones between them. */
  private Levels.Field almonds(int width, int height) {
    return (x, y) -> {
      int large = almond(wrapped(x, width) / (0.43 * width), wrapped(y, height) / (0.46 * height));
      int small =
          almond(
              wrapped(x + width / 2, width) / (0.2 * width),
              wrapped(y + height / 2, height) / (0.24 * height));
      return large > 0 ? List.of(0, 1, 2, 3, 4).get(large) : List.of(0, 4, 3, 2, 2).get(small);
    };
  }

  private static int almond(double x, double y) {
    double size = Math.abs(y) >= 1 ? 2 : Math.abs(x) / Math.pow(Math.cos(Math.PI * y / 2), 0.8);
    double nested = Math.max(size, Math.abs(y));
    if (nested > 1) {
      return 0;
    }
    return nested > 0.78 ? 1 : nested > 0.48 ? 2 : nested > 0.24 ? 3 : 4;
  }

  /** Zigzag bands of unlike breadth. */
  private Levels.Field chevrons(int width, int height) {
    List<Integer> bands = List.of(0, 0, 2, 2, 2, 3, 1, 1, 0, 4, 0, 1, 1, 3, 2, 2);
    double rise = random.nextDouble(0.7, 1.2);
    return (x, y) -> {
      double place = y + rise * Math.abs(wrapped(x, width));
      return bands.get((int) (Math.floorMod((int) Math.floor(place), height) * 16L / height));
    };
  }

  /** Round medallions with a cross, and lozenges between them. */
  private Levels.Field medallions(int width, int height) {
    return (x, y) -> {
      double across = wrapped(x, width) / (0.46 * width);
      double down = wrapped(y, height) / (0.4 * height);
      double radius = Math.hypot(across, down);
      double lobed = radius * (1 + 0.1 * Math.cos(4 * Math.atan2(down, across)));
      double between =
          Math.abs(wrapped(x + width / 2, width)) / (0.24 * width)
              + Math.abs(wrapped(y + height / 2, height)) / (0.2 * height);
      if (lobed < 1) {
        return lobed > 0.82 ? 1 : lobed > 0.56 ? 2 : lobed > 0.3 ? 3 : 4;
      }
      return between < 0.45 ? 3 : between < 1 ? 2 : 0;
    };
  }

  /** From minus half a side to half a side. */
  private static double wrapped(int place, int side) {
    int inside = Math.floorMod(place, side);
    return inside < side / 2.0 ? inside + 0.5 : inside + 0.5 - side;
  }
}

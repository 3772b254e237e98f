package io.loomsight.models.synth;

import io.loomsight.models.fabric.Box;
import io.loomsight.models.fabric.DefectKind;
import io.loomsight.models.fabric.Direction;
import io.loomsight.models.synth.Scene.LargeFlaw;
import io.loomsight.models.synth.Scene.Thing;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;

/** Flaws as large as what is left out of a frame. */
final class LargeFlaws {

  private final SplittableRandom random;
  private final ClothStyle style;
  private final int widthPx;
  private final int heightPx;

  LargeFlaws(SplittableRandom random, ClothStyle style, int widthPx, int heightPx) {
    this.random = random;
    this.style = style;
    this.widthPx = widthPx;
    this.heightPx = heightPx;
  }

  /** The flaws that are woven and not painted, over the whole width of {@code view}. */
  static List<Flaw> woven(LargeFlaw flaw, ClothStyle style, Box view, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    DefectKind kind =
        switch (flaw) {
          case STARTING_MARK -> DefectKind.STARTING_MARK;
          case PICKS ->
              List.of(DefectKind.COARSE_PICK, DefectKind.MISSING_PICK, DefectKind.THICK_PLACE)
                  .get(random.nextInt(3));
          case NONE, HOLE, BAND_ALONG, BAND_ACROSS, STRIPES, WEFT_BAR, PATCH, SPECKS ->
              DefectKind.UNKNOWN;
        };
    if (kind == DefectKind.UNKNOWN) {
      return List.of();
    }
    double thin = kind == DefectKind.COARSE_PICK || kind == DefectKind.MISSING_PICK ? 1 : 0;
    double heightMm =
        thin > 0 ? 2 * Alterations.REACH * style.weft().pitchMm() : random.nextDouble(6, 30);
    double yMm = view.yMm() + random.nextDouble(0.2, 0.6) * view.heightMm();
    Box box = new Box(view.xMm() - 50, yMm, view.widthMm() + 100, heightMm);
    return List.of(new Flaw(kind, Direction.WEFT, box, random.nextDouble(0.6, 1), seed));
  }

  /** Paints the others on the cloth alone. */
  void paint(LargeFlaw flaw, float[] greys, Thing[] things, BitSet flawed) {
    double factor =
        random.nextInt(3) == 0 ? random.nextDouble(1.25, 1.5) : random.nextDouble(0.45, 0.75);
    switch (flaw) {
      case NONE, STARTING_MARK, PICKS -> {}
      case HOLE -> hole(greys, things, flawed);
      case BAND_ALONG -> {
        int from = random.nextInt(3) == 0 ? 0 : random.nextInt(0, widthPx / 2);
        int to = from + random.nextInt(widthPx * 2 / 5, widthPx * 3 / 5);
        shade(greys, things, flawed, factor, new int[] {from, 0, to, heightPx});
      }
      case BAND_ACROSS -> {
        int from = random.nextInt(3) == 0 ? 0 : random.nextInt(0, heightPx / 2);
        int to = from + random.nextInt(heightPx * 2 / 5, heightPx * 3 / 5);
        shade(greys, things, flawed, factor, new int[] {0, from, widthPx, to});
      }
      case STRIPES -> {
        int from = random.nextInt(widthPx / 4, widthPx / 2);
        int stripePx = random.nextInt(20, 80);
        for (int stripe = 0; stripe < random.nextInt(1, 4); stripe++) {
          int left = from + 2 * stripe * stripePx;
          shade(greys, things, flawed, factor, new int[] {left, 0, left + stripePx, heightPx});
        }
      }
      case WEFT_BAR -> {
        int from = random.nextInt(heightPx / 8, heightPx / 2);
        int to = from + random.nextInt(25, Math.min(200, heightPx / 3));
        double bar = factor > 1 ? 1.2 : Math.max(0.6, factor);
        shade(greys, things, flawed, bar, new int[] {0, from, widthPx, to});
      }
      case PATCH -> {
        int left = random.nextInt(widthPx / 3, widthPx / 2);
        int top = random.nextInt(0, heightPx / 3);
        int right = left + random.nextInt(50, 250);
        shade(greys, things, flawed, factor, new int[] {left, top, right, top + heightPx / 3});
      }
      case SPECKS -> specks(greys, things, flawed);
    }
  }

  private void shade(float[] greys, Thing[] things, BitSet flawed, double factor, int[] range) {
    for (int row = range[1]; row < Math.min(heightPx, range[3]); row++) {
      for (int column = range[0]; column < Math.min(widthPx, range[2]); column++) {
        int place = row * widthPx + column;
        if (things[place] == Thing.CLOTH) {
          greys[place] *= (float) factor;
          flawed.set(place);
        }
      }
    }
  }

  private void hole(float[] greys, Thing[] things, BitSet flawed) {
    double radiusPx = random.nextDouble(25, 0.3 * heightPx);
    double x = random.nextDouble(0.35, 0.65) * widthPx;
    double y = random.nextDouble(0.3, 0.7) * heightPx;
    double seen = random.nextBoolean() ? 0.03 : 0.98;
    double shape = random.nextDouble(0.7, 1.4);
    long ragged = random.nextLong();
    double threadPx = random.nextDouble(6, 20);
    blob(
        x,
        y,
        radiusPx * shape,
        radiusPx / shape,
        ragged,
        (place, column, row) -> {
          boolean thread = Math.abs(Noise.along(ragged, 3, row / threadPx) * 20 + x - column) < 1.5;
          greys[place] = (float) (thread ? style.baseGrey() : seen);
        },
        things,
        flawed);
  }

  private void specks(float[] greys, Thing[] things, BitSet flawed) {
    int count = random.nextInt(4, 9);
    double radiusPx = random.nextDouble(4, 14);
    double stepPx = radiusPx * random.nextDouble(2.4, 6);
    double x = random.nextDouble(0.3, 0.5) * widthPx;
    double y = random.nextDouble(0.3, 0.7) * heightPx;
    double grey = random.nextBoolean() ? 0.03 : 0.98;
    boolean across = random.nextBoolean();
    for (int index = 0; index < count; index++) {
      double far = index * stepPx * random.nextDouble(0.9, 1.1);
      double size = radiusPx * random.nextDouble(0.7, 1.3);
      blob(
          x + (across ? far : random.nextDouble(-3, 3)),
          y + (across ? random.nextDouble(-3, 3) : far),
          size,
          size,
          random.nextLong(),
          (place, column, row) -> greys[place] = (float) grey,
          things,
          flawed);
    }
  }

  private interface Touch {
    void at(int place, int column, int row);
  }

  private void blob(
      double x,
      double y,
      double acrossPx,
      double alongPx,
      long outline,
      Touch touch,
      Thing[] things,
      BitSet flawed) {
    for (int row = 0; row < heightPx; row++) {
      for (int column = 0; column < widthPx; column++) {
        int place = row * widthPx + column;
        double right = (column - x) / acrossPx;
        double down = (row - y) / alongPx;
        double distance = Math.hypot(right, down) + 0.12 * Noise.over(outline, 2 * right, 2 * down);
        if (distance < 1 && things[place] == Thing.CLOTH) {
          touch.at(place, column, row);
          flawed.set(place);
        }
      }
    }
  }
}

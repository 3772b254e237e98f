package io.loomsight.models.synth;

import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Flaws without a name, painted into a finished frame: so that the encoder learns to see what is
 * out of order and not only what mills have words for.
 */
final class GenericFlaw {

  private static final int FORMS = 10;
  private static final double OUTER = 1.35;

  private final float[] greys;
  private final float[] before;
  private final int widthPx;
  private final int heightPx;
  private final ClothStyle style;
  private final SplittableRandom random;
  private final long seed;

  private GenericFlaw(float[] greys, int widthPx, int heightPx, ClothStyle style, long seed) {
    this.greys = greys;
    this.before = greys.clone();
    this.widthPx = widthPx;
    this.heightPx = heightPx;
    this.style = style;
    this.random = new SplittableRandom(seed);
    this.seed = seed;
  }

  /** Paints one flaw into {@code greys}, {@code [height][width]} row-major; tells what changed. */
  static BitSet apply(float[] greys, int widthPx, int heightPx, ClothStyle style, long seed) {
    return new GenericFlaw(greys, widthPx, heightPx, style, seed).paint();
  }

  private BitSet paint() {
    switch (random.nextInt(FORMS)) {
      case 0, 1 -> line();
      case 2 -> blend(random.nextDouble(4, 20), 0.1, otherCloth());
      case 3 -> blend(random.nextDouble(4, 20), 0.1, ownCloth());
      case 4 -> distort();
      case 5 -> smear();
      case 6, 7 -> specks();
      case 8 -> stain();
      default -> band();
    }
    double least = Visible.leastChange(style.contrast());
    int[] whole = {0, 0, widthPx, heightPx};
    return Visible.changed(before, greys, widthPx, whole, least, 2);
  }

  /** A thin line along one direction, often faint, part of the way or the whole. */
  private void line() {
    boolean across = random.nextBoolean();
    int length = across ? widthPx : heightPx;
    double halfPx = random.nextDouble(0.6, 3);
    double place = random.nextDouble(4, (across ? heightPx : widthPx) - 4);
    double from = random.nextDouble(-0.5, 0.8) * length;
    double to = from + random.nextDouble(0.12, 1.5) * length;
    double amount = sign() * random.nextDouble(0.45, 2.6) * style.contrast();
    double wavePx = random.nextDouble(0, 2);
    double waveLengthPx = random.nextDouble(8, 60);
    double cover = random.nextBoolean() ? 0 : 0.8;
    double lean = random.nextDouble(-0.06, 0.06);
    for (int along = Math.max(0, (int) from); along < Math.min(length, to); along++) {
      double middle =
          place
              + lean * (along - 0.5 * length)
              + wavePx * Noise.along(seed, 0, along / waveLengthPx);
      double uneven = 0.85 + 0.3 * Noise.along(seed, 1, along / 6.0);
      for (int offset = -8; offset <= 8; offset++) {
        int beside = (int) Math.round(middle) + offset;
        double distance = (beside - middle) / (1.6 * halfPx);
        double share = Noise.bell(distance * distance);
        if (share > 0) {
          change(across ? along : beside, across ? beside : along, share, amount * uneven, cover);
        }
      }
    }
  }

  private void band() {
    boolean across = random.nextDouble() < 0.6;
    double halfPx = random.nextDouble(2, 14);
    double place = random.nextDouble(0, across ? heightPx : widthPx);
    double amount = sign() * random.nextDouble(0.5, 1.6) * style.contrast();
    for (int row = 0; row < heightPx; row++) {
      for (int column = 0; column < widthPx; column++) {
        double distance = Math.abs((across ? row : column) - place) - halfPx;
        change(column, row, Noise.step(0.5 - 0.5 * distance), amount, 0);
      }
    }
  }

  private void stain() {
    double amount = sign() * random.nextDouble(0.5, 2.2) * style.contrast();
    Blob blob = new Blob(random.nextDouble(4, 26));
    double soft = random.nextDouble(0.15, 0.8);
    blob.forEach(
        (column, row, distance) ->
            change(column, row, Noise.step((1.1 - distance) / soft), amount, 0.2));
  }

  /** One or a few dots of 2 to 6 px. */
  private void specks() {
    int count = random.nextDouble() < 0.7 ? 1 : random.nextInt(2, 6);
    for (int index = 0; index < count; index++) {
      double amount = sign() * random.nextDouble(1, 3.5) * style.contrast();
      Blob blob = new Blob(random.nextDouble(1, 3.2));
      blob.forEach(
          (column, row, distance) ->
              change(column, row, Noise.step((1.25 - distance) / 0.6), amount, 0.5));
    }
  }

  private void smear() {
    int reachPx = random.nextInt(1, 5);
    double noise = random.nextDouble(0, 0.5) * style.contrast();
    Blob blob = new Blob(random.nextDouble(5, 24));
    boolean acrossToo = random.nextBoolean();
    blob.forEach(
        (column, row, distance) -> {
          double sum = 0;
          int count = 0;
          int columns = acrossToo ? reachPx : 0;
          for (int down = -reachPx; down <= reachPx; down++) {
            for (int right = -columns; right <= columns; right++) {
              sum += at(column + right, row + down);
              count++;
            }
          }
          double other = sum / count + noise * Noise.over(seed + 9, column / 1.5, row / 1.5);
          mix(column, row, Noise.step((1.1 - distance) / 0.2), other);
        });
  }

  private void distort() {
    double farPx = random.nextDouble(1.5, 5);
    double cellPx = random.nextDouble(5, 12);
    Blob blob = new Blob(random.nextDouble(5, 20));
    blob.forEach(
        (column, row, distance) -> {
          double share = farPx * Noise.step((1.25 - distance) * 1.5);
          double x = column + share * Noise.over(seed + 6, column / cellPx, row / cellPx);
          double y = row + share * Noise.over(seed + 7, column / cellPx, row / cellPx);
          greys[row * widthPx + column] = (float) between(x, y);
        });
  }

  private float[] otherCloth() {
    ClothStyle other = ClothStyle.random(seed + 11);
    View view = new View(0, 0, widthPx, heightPx);
    float[] drawn =
        Cloth.endless(other, seed).ideal(Camera.ideal(0.2, 0.6), view, List.of()).clean();
    double factor = random.nextDouble(0.6, 1.2) * style.contrast() / other.contrast();
    double mean = random.nextBoolean() ? mean(before) : style.baseGrey();
    for (int place = 0; place < drawn.length; place++) {
      drawn[place] = (float) (mean + factor * (drawn[place] - other.baseGrey()));
    }
    return drawn;
  }

  /** The frame's own cloth, turned by a right angle, mirrored and shifted, or magnified. */
  private float[] ownCloth() {
    int form = random.nextInt(3);
    double zoom =
        random.nextBoolean() ? random.nextDouble(0.55, 0.8) : random.nextDouble(1.25, 1.8);
    int shiftX = random.nextInt(widthPx);
    int shiftY = random.nextInt(heightPx);
    float[] drawn = new float[greys.length];
    for (int row = 0; row < heightPx; row++) {
      for (int column = 0; column < widthPx; column++) {
        double grey =
            switch (form) {
              case 0 -> at(row % widthPx, (widthPx - 1 - column) % heightPx);
              case 1 -> at((column + shiftX) % widthPx, heightPx - 1 - (row + shiftY) % heightPx);
              default ->
                  between(
                      0.5 * widthPx + zoom * (column - 0.5 * widthPx) * 0.55,
                      0.5 * heightPx + zoom * (row - 0.5 * heightPx) * 0.55);
            };
        drawn[row * widthPx + column] = (float) grey;
      }
    }
    return drawn;
  }

  private void blend(double sizePx, double soft, float[] other) {
    Blob blob = new Blob(sizePx);
    blob.forEach(
        (column, row, distance) ->
            mix(column, row, Noise.step((1.05 - distance) / soft), other[row * widthPx + column]));
  }

  private void change(int column, int row, double share, double amount, double cover) {
    if (share > 0 && column >= 0 && column < widthPx && row >= 0 && row < heightPx) {
      int place = row * widthPx + column;
      double hidden = cover * (style.baseGrey() - greys[place]);
      greys[place] += (float) (share * (amount + hidden));
    }
  }

  private void mix(int column, int row, double share, double other) {
    int place = row * widthPx + column;
    greys[place] += (float) (share * (other - greys[place]));
  }

  private float at(int column, int row) {
    int x = Math.max(0, Math.min(widthPx - 1, column));
    int y = Math.max(0, Math.min(heightPx - 1, row));
    return before[y * widthPx + x];
  }

  private double between(double x, double y) {
    int column = Noise.floor(x);
    int row = Noise.floor(y);
    double right = x - column;
    double down = y - row;
    double top = at(column, row) * (1 - right) + at(column + 1, row) * right;
    double bottom = at(column, row + 1) * (1 - right) + at(column + 1, row + 1) * right;
    return top * (1 - down) + bottom * down;
  }

  private static double mean(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  private double sign() {
    return random.nextBoolean() ? 1 : -1;
  }

  /** What is done to one px of a blob; {@code distance} is about 1 on its outline. */
  private interface Touch {
    void at(int column, int row, double distance);
  }

  /** An uneven, turned ellipse somewhere in the frame. */
  private final class Blob {

    private final double x = random.nextDouble(6, widthPx - 6);
    private final double y = random.nextDouble(6, heightPx - 6);
    private final double longPx;
    private final double shortPx;
    private final double cosine;
    private final double sine;
    private final long outline = random.nextLong();

    Blob(double sizePx) {
      double shape = Math.exp(random.nextDouble(0, 0.9));
      longPx = sizePx * shape;
      shortPx = sizePx / shape;
      double angle = random.nextDouble(0, Math.PI);
      cosine = Math.cos(angle);
      sine = Math.sin(angle);
    }

    void forEach(Touch touch) {
      int reachPx = (int) Math.ceil(1.8 * longPx) + 1;
      int top = Math.max(0, (int) y - reachPx);
      int left = Math.max(0, (int) x - reachPx);
      for (int row = top; row < Math.min(heightPx, y + reachPx); row++) {
        for (int column = left; column < Math.min(widthPx, x + reachPx); column++) {
          double along = ((column - x) * cosine + (row - y) * sine) / longPx;
          double across = ((row - y) * cosine - (column - x) * sine) / shortPx;
          double round = Math.sqrt(along * along + across * across);
          double distance = round + 0.16 * Noise.over(outline, 1.8 * along, 1.8 * across);
          if (distance < OUTER) {
            touch.at(column, row, distance);
          }
        }
      }
    }
  }
}

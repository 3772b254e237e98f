package io.loomsight.models.synth;

import java.util.SplittableRandom;

/** A finished frame to paint into, and what it was before. */
final class Canvas {

  private static final double OUTER = 1.35;
  private static final double LEAST_UNIT = 0.012;

  private final float[] greys;
  private final float[] before;
  private final int widthPx;
  private final int heightPx;
  private final double mean;
  private final double unit;

  /**
   * @param greys {@code [heightPx][widthPx]} row-major, painted into
   * @param contrast the cloth's contrast; where the frame shows less, its deviation is the unit
   */
  Canvas(float[] greys, int widthPx, int heightPx, double contrast) {
    this.greys = greys;
    this.before = greys.clone();
    this.widthPx = widthPx;
    this.heightPx = heightPx;
    double sum = 0;
    double squares = 0;
    for (float grey : greys) {
      sum += grey;
      squares += (double) grey * grey;
    }
    mean = sum / greys.length;
    double deviation = Math.sqrt(Math.max(0, squares / greys.length - mean * mean));
    unit = Math.max(LEAST_UNIT, Math.min(contrast, deviation));
  }

  float[] before() {
    return before;
  }

  float[] greys() {
    return greys;
  }

  int widthPx() {
    return widthPx;
  }

  int heightPx() {
    return heightPx;
  }

  /** The frame's mean grey, before. */
  double mean() {
    return mean;
  }

  /** What amounts of grey are counted in. */
  double unit() {
    return unit;
  }

  /** Adds a share of an amount of grey and hides a share of the cloth; px outside are left out. */
  void change(int column, int row, double share, double amount, double cover) {
    if (share > 0 && column >= 0 && column < widthPx && row >= 0 && row < heightPx) {
      int place = row * widthPx + column;
      double hidden = cover * (mean - greys[place]);
      greys[place] += (float) (share * (amount + hidden));
    }
  }

  void mix(int column, int row, double share, double other) {
    if (column >= 0 && column < widthPx && row >= 0 && row < heightPx) {
      int place = row * widthPx + column;
      greys[place] += (float) (share * (other - greys[place]));
    }
  }

  /** The grey before; beyond the border that of the border. */
  float at(int column, int row) {
    int x = Math.max(0, Math.min(widthPx - 1, column));
    int y = Math.max(0, Math.min(heightPx - 1, row));
    return before[y * widthPx + x];
  }

  /** The grey before between px, bilinear. */
  double between(double x, double y) {
    int column = Noise.floor(x);
    int row = Noise.floor(y);
    double right = x - column;
    double down = y - row;
    double top = at(column, row) * (1 - right) + at(column + 1, row) * right;
    double bottom = at(column, row + 1) * (1 - right) + at(column + 1, row + 1) * right;
    return top * (1 - down) + bottom * down;
  }

  /** What is done to one px of a blob; {@code distance} is about 1 on its outline. */
  @FunctionalInterface
  interface Touch {
    void at(int column, int row, double distance);
  }

  /**
   * Touches an uneven, turned ellipse somewhere in the frame.
   *
   * @param slender its axes differ by a factor of at most exp(2 * slender)
   */
  void blob(double sizePx, double slender, SplittableRandom random, Touch touch) {
    double x = random.nextDouble(4, widthPx - 4);
    double y = random.nextDouble(4, heightPx - 4);
    double shape = Math.exp(random.nextDouble(0, slender));
    double longPx = sizePx * shape;
    double shortPx = sizePx / shape;
    double angle = random.nextDouble(0, Math.PI);
    double cosine = Math.cos(angle);
    double sine = Math.sin(angle);
    long outline = random.nextLong();
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

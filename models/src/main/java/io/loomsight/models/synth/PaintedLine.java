package io.loomsight.models.synth;

import java.util.SplittableRandom;

/**
 * A line near one direction of the yarns.
 *
 * @param across whether it runs across the roll
 * @param placePx where it lies, across its direction
 * @param fromPx where it begins, along its direction
 * @param toPx where it ends
 * @param halfPx half its thickness
 * @param lean how far it strays per length
 * @param wavePx deviation of its slow waving
 * @param waveLengthPx the length of that waving
 * @param uneven deviation of its strength along it
 * @param seed seed of waving and strength
 */
record PaintedLine(
    boolean across,
    double placePx,
    double fromPx,
    double toPx,
    double halfPx,
    double lean,
    double wavePx,
    double waveLengthPx,
    double uneven,
    long seed) {

  private static final double UNEVEN_PX = 6;

  /** A thin line, straight or nearly so, part of the way or the whole. */
  static PaintedLine straight(
      Canvas canvas, EpisodeSettings settings, SplittableRandom random, long seed) {
    boolean across = random.nextBoolean();
    int length = across ? canvas.widthPx() : canvas.heightPx();
    boolean whole = random.nextDouble() < 0.2;
    double longPx = whole ? 2.2 * length : length * 0.1 * Math.pow(12, random.nextDouble());
    double fromPx = whole ? -0.6 * length : random.nextDouble(-0.4 * longPx, length - 0.6 * longPx);
    return new PaintedLine(
        across,
        random.nextDouble(4, (across ? canvas.heightPx() : canvas.widthPx()) - 4),
        fromPx,
        fromPx + longPx,
        settings.linePx().scaled(random),
        random.nextBoolean() ? 0 : random.nextDouble(-0.09, 0.09),
        random.nextDouble(0, 2),
        random.nextDouble(8, 80),
        random.nextDouble(0.1, 0.4),
        seed);
  }

  /** A yarn's end or a thread that was woven in: it waves far and fades on and off. */
  static PaintedLine thread(
      Canvas canvas, EpisodeSettings settings, SplittableRandom random, long seed) {
    PaintedLine straight = straight(canvas, settings, random, seed);
    return new PaintedLine(
        straight.across,
        straight.placePx,
        straight.fromPx,
        straight.toPx,
        Math.min(2, straight.halfPx),
        random.nextDouble(-0.35, 0.35),
        random.nextDouble(1, 6),
        random.nextDouble(25, 90),
        random.nextDouble(0.4, 0.9),
        seed);
  }

  /** What is done to one px; {@code share} is 1 on the line's axis. */
  @FunctionalInterface
  interface Touch {
    void at(int column, int row, double share);
  }

  void forEach(Canvas canvas, Touch touch) {
    int length = across ? canvas.widthPx() : canvas.heightPx();
    int reachPx = (int) Math.ceil(1.6 * halfPx) + 1;
    double middlePx = 0.5 * (fromPx + toPx);
    for (int along = Math.max(0, (int) fromPx); along < Math.min(length, toPx); along++) {
      double axis =
          placePx + lean * (along - middlePx) + wavePx * Noise.along(seed, 0, along / waveLengthPx);
      double ends = Noise.step(Math.min(along + 1 - fromPx, toPx - along) / 4);
      double strength =
          ends * Math.max(0.1, 1 - uneven + uneven * (1 + Noise.along(seed, 1, along / UNEVEN_PX)));
      for (int offset = -reachPx; offset <= reachPx; offset++) {
        int beside = (int) Math.round(axis) + offset;
        double distance = (beside - axis) / (1.6 * halfPx);
        double share = strength * Noise.bell(distance * distance);
        if (share > 0) {
          touch.at(across ? along : beside, across ? beside : along, share);
        }
      }
    }
  }
}

package io.loomsight.models.synth;

import java.util.SplittableRandom;

/**
 * Slow changes across a frame: a lens is sharper in its middle, light and contrast fade towards the
 * border. The place along the change runs from {@code from} to {@code to}, 0 the middle of the lens
 * and 1 its border.
 *
 * @param direction the way it changes, in radians
 * @param from place at one side of the frame
 * @param to place at the other
 * @param extraBlurPx further blur at the lens's border
 * @param contrastLoss share of the contrast lost there
 */
record Lens(double direction, double from, double to, double extraBlurPx, double contrastLoss) {

  private static final double PLAIN_SHARE = 0.5;

  /** A lens that changes little or nothing, or visibly. */
  static Lens draw(SplittableRandom random) {
    double strength = random.nextDouble() < PLAIN_SHARE ? 0 : 1;
    return new Lens(
        random.nextDouble(-Math.PI, Math.PI),
        0,
        1,
        strength * random.nextDouble(0.2, 0.9),
        strength * random.nextDouble(-0.1, 0.25));
  }

  /** A smaller part of the same lens. */
  Lens part(SplittableRandom random) {
    double start = random.nextDouble(0, 0.7);
    return new Lens(
        random.nextDouble(-Math.PI, Math.PI),
        start,
        start + random.nextDouble(0, 1 - start),
        extraBlurPx,
        contrastLoss);
  }

  /** What the lens makes of greys {@code [heightPx][widthPx]} around a mean. */
  float[] see(float[] greys, int widthPx, int heightPx, double meanGrey) {
    if (extraBlurPx == 0) {
      return greys;
    }
    float[] soft = soft(greys, widthPx, heightPx, extraBlurPx);
    float[] seen = new float[greys.length];
    double cosine = Math.cos(direction);
    double sine = Math.sin(direction);
    for (int row = 0; row < heightPx; row++) {
      for (int column = 0; column < widthPx; column++) {
        double along =
            cosine * ((column + 0.5) / widthPx - 0.5) + sine * ((row + 0.5) / heightPx - 0.5);
        double place = from + (to - from) * Math.max(0, Math.min(1, 0.5 + along));
        int index = row * widthPx + column;
        double grey = greys[index] + place * (soft[index] - greys[index]);
        seen[index] = (float) (meanGrey + (1 - contrastLoss * place) * (grey - meanGrey));
      }
    }
    return seen;
  }

  /** The greys blurred, as if the border's went on outwards. */
  static float[] soft(float[] greys, int widthPx, int heightPx, double blurPx) {
    int reachPx = (int) Math.ceil(2.5 * blurPx);
    float[] framed = framed(greys, widthPx, heightPx, reachPx);
    return Optics.blur(framed, widthPx, heightPx, blurPx, reachPx);
  }

  /** The greys with their border repeated {@code px} times outwards. */
  private static float[] framed(float[] greys, int widthPx, int heightPx, int px) {
    int outerPx = widthPx + 2 * px;
    float[] framed = new float[outerPx * (heightPx + 2 * px)];
    for (int row = 0; row < heightPx + 2 * px; row++) {
      int from = Math.max(0, Math.min(heightPx - 1, row - px)) * widthPx;
      for (int column = 0; column < outerPx; column++) {
        framed[row * outerPx + column] =
            greys[from + Math.max(0, Math.min(widthPx - 1, column - px))];
      }
    }
    return framed;
  }
}

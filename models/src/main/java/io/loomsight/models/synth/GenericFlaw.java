package io.loomsight.models.synth;

import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Flaws without a name, painted into a finished frame: so that the encoder learns to see what is
 * out of order and not only what mills have words for.
 */
final class GenericFlaw {

  /** What is painted. */
  enum Form {
    /** One or a few dots of the size of a yarn crossing. */
    SPECK,
    /** A thin line, often faint, straight along the yarns or slightly slanted. */
    LINE,
    /** A thin thread that waves. */
    THREAD,
    /** Cloth pulled aside along a line. */
    PULL,
    OTHER_CLOTH,
    /** The cloth turned, mirrored or magnified. */
    OWN_CLOTH,
    DISTORTION,
    SMEAR,
    STAIN,
    BAND
  }

  private static final double MM_PER_PX = 0.2;
  private static final double SLENDER = 0.9;
  private static final double ROUND = 0.3;
  private static final double SEEN_SHARE = 0.35;

  private final Canvas canvas;
  private final ClothStyle style;
  private final EpisodeSettings settings;
  private final SplittableRandom random;
  private final long seed;
  private double least;

  private GenericFlaw(Canvas canvas, ClothStyle style, EpisodeSettings settings, long seed) {
    this.canvas = canvas;
    this.style = style;
    this.settings = settings;
    this.random = new SplittableRandom(seed);
    this.seed = seed;
    this.least = Visible.leastChange(style.contrast());
  }

  /** Paints one flaw into {@code greys}, {@code [height][width]} row-major; tells what changed. */
  static BitSet apply(
      float[] greys,
      int widthPx,
      int heightPx,
      ClothStyle style,
      EpisodeSettings settings,
      Form form,
      long seed) {
    Canvas canvas = new Canvas(greys, widthPx, heightPx, style.contrast());
    return new GenericFlaw(canvas, style, settings, seed).paint(form);
  }

  private BitSet paint(Form form) {
    switch (form) {
      case SPECK -> specks();
      case LINE -> line();
      case THREAD -> thread();
      case PULL -> pull();
      case OTHER_CLOTH -> blend(otherCloth());
      case OWN_CLOTH -> blend(ownCloth());
      case DISTORTION -> distort();
      case SMEAR -> smear();
      case STAIN -> stain();
      case BAND -> band();
    }
    int[] whole = {0, 0, canvas.widthPx(), canvas.heightPx()};
    int gapPx = form == Form.SPECK ? 1 : 2;
    return Visible.changed(canvas.before(), canvas.greys(), canvas.widthPx(), whole, least, gapPx);
  }

  /** Of an amount of grey, whose flanks count as far as one sees them. */
  private double seen(double amount) {
    least = Math.min(least, SEEN_SHARE * Math.abs(amount));
    return amount;
  }

  private void line() {
    PaintedLine line = PaintedLine.straight(canvas, settings, random, seed);
    double amount = seen(sign() * settings.lineAmount().scaled(random) * canvas.unit());
    double cover = random.nextBoolean() ? 0 : 0.8;
    line.forEach(canvas, (column, row, share) -> canvas.change(column, row, share, amount, cover));
  }

  private void thread() {
    PaintedLine line = PaintedLine.thread(canvas, settings, random, seed);
    double sign = random.nextDouble() < 0.7 ? -1 : 1;
    double amount = seen(sign * 1.4 * settings.lineAmount().scaled(random) * canvas.unit());
    double cover = random.nextDouble(0.3, 1);
    line.forEach(canvas, (column, row, share) -> canvas.change(column, row, share, amount, cover));
  }

  /** The cloth lies aside along a line by up to a yarn. */
  private void pull() {
    PaintedLine line = PaintedLine.straight(canvas, settings, random, seed);
    double pitchPx = (line.across() ? style.weft() : style.warp()).pitchMm() / MM_PER_PX;
    double asidePx = sign() * random.nextDouble(0.35, 0.9) * pitchPx;
    line.forEach(
        canvas,
        (column, row, share) ->
            canvas.mix(
                column,
                row,
                Math.min(1, 3 * share),
                line.across()
                    ? canvas.between(column, row + share * asidePx)
                    : canvas.between(column + share * asidePx, row)));
  }

  private void specks() {
    double pitchPx = Math.min(style.warp().pitchMm(), style.weft().pitchMm()) / MM_PER_PX;
    int count = random.nextDouble() < 0.85 ? 1 : random.nextInt(2, 5);
    double radiusPx = Math.max(0.8, Math.min(4.5, settings.dotPitches().even(random) * pitchPx));
    double sign = random.nextDouble() < 0.6 ? -1 : 1;
    double cover = random.nextDouble(0, 0.8);
    double amount = seen(sign * settings.dotAmount().scaled(random) * canvas.unit());
    for (int index = 0; index < count; index++) {
      canvas.blob(
          radiusPx * random.nextDouble(0.8, 1.25),
          ROUND,
          random,
          (column, row, distance) ->
              canvas.change(column, row, Noise.step((1.3 - distance) / 0.8), amount, cover));
    }
  }

  private void band() {
    boolean across = random.nextDouble() < 0.6;
    double halfPx = random.nextDouble(2, 14);
    double place = random.nextDouble(0, across ? canvas.heightPx() : canvas.widthPx());
    double amount = sign() * random.nextDouble(0.6, 1.6) * canvas.unit();
    for (int row = 0; row < canvas.heightPx(); row++) {
      for (int column = 0; column < canvas.widthPx(); column++) {
        double distance = Math.abs((across ? row : column) - place) - halfPx;
        canvas.change(column, row, Noise.step(0.5 - 0.5 * distance), amount, 0);
      }
    }
  }

  private void stain() {
    double amount = sign() * random.nextDouble(0.5, 2.2) * canvas.unit();
    double soft = random.nextDouble(0.15, 0.8);
    canvas.blob(
        settings.areaPx().scaled(random),
        SLENDER,
        random,
        (column, row, distance) ->
            canvas.change(column, row, Noise.step((1.1 - distance) / soft), amount, 0.2));
  }

  private void smear() {
    int reachPx = random.nextInt(1, 5);
    double noise = random.nextDouble(0, 0.5) * canvas.unit();
    int columns = random.nextBoolean() ? reachPx : 0;
    canvas.blob(
        settings.areaPx().scaled(random),
        SLENDER,
        random,
        (column, row, distance) -> {
          double sum = 0;
          int count = 0;
          for (int down = -reachPx; down <= reachPx; down++) {
            for (int right = -columns; right <= columns; right++) {
              sum += canvas.at(column + right, row + down);
              count++;
            }
          }
          double other = sum / count + noise * Noise.over(seed + 9, column / 1.5, row / 1.5);
          canvas.mix(column, row, Noise.step((1.1 - distance) / 0.2), other);
        });
  }

  private void distort() {
    double farPx = random.nextDouble(1.5, 5);
    double cellPx = random.nextDouble(5, 12);
    canvas.blob(
        settings.areaPx().scaled(random),
        SLENDER,
        random,
        (column, row, distance) -> {
          double share = farPx * Noise.step((1.25 - distance) * 1.5);
          double x = column + share * Noise.over(seed + 6, column / cellPx, row / cellPx);
          double y = row + share * Noise.over(seed + 7, column / cellPx, row / cellPx);
          canvas.mix(column, row, 1, canvas.between(x, y));
        });
  }

  private float[] otherCloth() {
    ClothStyle other = StyleDraw.diverse(seed + 11, settings);
    View view = new View(0, 0, canvas.widthPx(), canvas.heightPx());
    float[] drawn =
        Cloth.endless(other, seed).ideal(Camera.ideal(MM_PER_PX, 0.6), view, List.of()).clean();
    double factor = random.nextDouble(0.6, 1.2) * style.contrast() / other.contrast();
    double mean = random.nextBoolean() ? canvas.mean() : style.baseGrey();
    for (int place = 0; place < drawn.length; place++) {
      drawn[place] = (float) (mean + factor * (drawn[place] - other.baseGrey()));
    }
    return drawn;
  }

  private float[] ownCloth() {
    int widthPx = canvas.widthPx();
    int heightPx = canvas.heightPx();
    int form = random.nextInt(3);
    double zoom =
        random.nextBoolean() ? random.nextDouble(0.55, 0.8) : random.nextDouble(1.25, 1.8);
    int shiftX = random.nextInt(widthPx);
    int shiftY = random.nextInt(heightPx);
    float[] drawn = new float[widthPx * heightPx];
    for (int row = 0; row < heightPx; row++) {
      for (int column = 0; column < widthPx; column++) {
        double grey =
            switch (form) {
              case 0 -> canvas.at(row % widthPx, (widthPx - 1 - column) % heightPx);
              case 1 ->
                  canvas.at((column + shiftX) % widthPx, heightPx - 1 - (row + shiftY) % heightPx);
              default ->
                  canvas.between(
                      0.5 * widthPx + zoom * (column - 0.5 * widthPx) * 0.55,
                      0.5 * heightPx + zoom * (row - 0.5 * heightPx) * 0.55);
            };
        drawn[row * widthPx + column] = (float) grey;
      }
    }
    return drawn;
  }

  private void blend(float[] other) {
    canvas.blob(
        settings.areaPx().scaled(random),
        SLENDER,
        random,
        (column, row, distance) ->
            canvas.mix(
                column,
                row,
                Noise.step((1.05 - distance) / 0.1),
                other[row * canvas.widthPx() + column]));
  }

  private double sign() {
    return random.nextBoolean() ? 1 : -1;
  }
}

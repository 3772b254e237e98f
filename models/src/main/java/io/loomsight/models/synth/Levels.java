package io.loomsight.models.synth;

import io.loomsight.models.image.ColourImage;
import java.util.List;

/** A drawing of flat levels on a tile whose opposite edges meet; 0 is the ground. */
final class Levels {

  /** How often thin places are looked for; each turn takes a pixel from a thin line's end. */
  private static final int MOST_TURNS = 100;

  /** Every so many turns, thin places are blotted out. */
  private static final int STUBBORN_TURNS = 10;

  private static final int MOST_LEVELS = 16;

  /** More than all neighbours have together. */
  private static final int BLOCK_VOTES = 9;

  private static final float MOST = 255;

  private final int widthPx;
  private final int heightPx;
  private final int[] levels;

  Levels(int widthPx, int heightPx) {
    this(widthPx, heightPx, new int[Math.multiplyExact(widthPx, heightPx)]);
  }

  private Levels(int widthPx, int heightPx, int[] levels) {
    this.widthPx = widthPx;
    this.heightPx = heightPx;
    this.levels = levels;
  }

  /** The level of a pixel. */
  @FunctionalInterface
  interface Field {
    int at(int xPx, int yPx);
  }

  /** A drawing given pixel by pixel. */
  static Levels of(int widthPx, int heightPx, Field field) {
    Levels drawing = new Levels(widthPx, heightPx);
    for (int y = 0; y < heightPx; y++) {
      for (int x = 0; x < widthPx; x++) {
        drawing.levels[y * widthPx + x] = field.at(x, y);
      }
    }
    return drawing;
  }

  int widthPx() {
    return widthPx;
  }

  int heightPx() {
    return heightPx;
  }

  /** The level at any whole place; the tile repeats without end. */
  int at(int xPx, int yPx) {
    return levels[place(xPx, yPx)];
  }

  private int place(int xPx, int yPx) {
    return Math.floorMod(yPx, heightPx) * widthPx + Math.floorMod(xPx, widthPx);
  }

  /** Draws a figure over the edges; a pixel takes a shape's level if it has a lower one. */
  void raise(Figure figure, Pose pose) {
    for (Figure.Part part : figure.parts()) {
      Shape shape = part.shape();
      double reach = shape.reachPx() + 1;
      double centreX = pose.drawingX(shape.centreX(), shape.centreY());
      double centreY = pose.drawingY(shape.centreX(), shape.centreY());
      int right = (int) Math.ceil(centreX + reach);
      int bottom = (int) Math.ceil(centreY + reach);
      for (int y = (int) Math.floor(centreY - reach); y <= bottom; y++) {
        for (int x = (int) Math.floor(centreX - reach); x <= right; x++) {
          int place = place(x, y);
          double across = x + 0.5 - centreX;
          double down = y + 0.5 - centreY;
          if (levels[place] < part.level()
              && across * across + down * down <= reach * reach
              && covers(shape, pose, x + 0.5, y + 0.5)) {
            levels[place] = part.level();
          }
        }
      }
    }
  }

  private static boolean covers(Shape shape, Pose pose, double x, double y) {
    return shape.region().covers(pose.figureX(x, y), pose.figureY(x, y));
  }

  /**
   * Each pixel the highest of its orbit, where the tile fits the group; else the drawing itself.
   */
  Levels symmetrised(WallpaperGroup group) {
    return group.fits(widthPx, heightPx)
        ? new Levels(widthPx, heightPx, group.highestOfOrbits(levels, widthPx, heightPx))
        : this;
  }

  /** The drawing several times side by side. */
  Levels repeated(int across, int down) {
    return of(widthPx * across, heightPx * down, this::at);
  }

  /** Each level turned into another one. */
  Levels mapped(List<Integer> to) {
    return of(widthPx, heightPx, (x, y) -> to.get(at(x, y)));
  }

  /**
   * Without lines and specks thinner than 2 px: a pixel that is not {@link #isThick thick} takes
   * the level with which it lies in a block, else the one that most of its thick neighbours have.
   * Turns that lower pixels and turns that raise them alternate, so that neighbours do not swap for
   * ever; what stays thin takes all its neighbours along. The rule has no direction: symmetries
   * stay.
   */
  Levels withoutThinLines() {
    Levels drawing = this;
    for (int turn = 0; turn < MOST_TURNS; turn++) {
      boolean[] thick = drawing.thickPlaces();
      if (isAll(thick)) {
        return drawing;
      }
      drawing =
          turn % STUBBORN_TURNS == STUBBORN_TURNS - 1
              ? drawing.blotted(thick)
              : drawing.thickened(thick, turn % 2 == 0 ? -1 : 1);
    }
    return drawing;
  }

  private static boolean isAll(boolean[] thick) {
    for (boolean place : thick) {
      if (!place) {
        return false;
      }
    }
    return true;
  }

  private boolean[] thickPlaces() {
    boolean[] thick = new boolean[levels.length];
    for (int place = 0; place < thick.length; place++) {
      thick[place] = isThick(place % widthPx, place / widthPx);
    }
    return thick;
  }

  private Levels thickened(boolean[] thick, int direction) {
    Levels after = new Levels(widthPx, heightPx, levels.clone());
    for (int place = 0; place < thick.length; place++) {
      if (!thick[place]) {
        int chosen = vote(place % widthPx, place / widthPx, thick);
        if (Integer.signum(chosen - levels[place]) == direction) {
          after.levels[place] = chosen;
        }
      }
    }
    return after;
  }

  /** Each thin place and its neighbours on the level it should take, of several the highest. */
  private Levels blotted(boolean[] thick) {
    Levels blots = new Levels(widthPx, heightPx);
    for (int place = 0; place < thick.length; place++) {
      if (!thick[place]) {
        int chosen = vote(place % widthPx, place / widthPx, thick);
        for (int near = 0; near < 9; near++) {
          int at = place(place % widthPx + near % 3 - 1, place / widthPx + near / 3 - 1);
          blots.levels[at] = Math.max(blots.levels[at], chosen + 1);
        }
      }
    }
    return of(widthPx, heightPx, (x, y) -> blots.at(x, y) > 0 ? blots.at(x, y) - 1 : at(x, y));
  }

  private int vote(int xPx, int yPx, boolean[] thick) {
    int own = at(xPx, yPx);
    int[] votes = new int[MOST_LEVELS];
    for (int y = yPx - 1; y <= yPx + 1; y++) {
      for (int x = xPx - 1; x <= xPx + 1; x++) {
        int level = at(x, y);
        if (level != own && thick[place(x, y)]) {
          votes[level]++;
        }
      }
    }
    for (int corner = 0; corner < 4; corner++) {
      int x = xPx + (corner % 2 == 0 ? -1 : 1);
      int y = yPx + (corner < 2 ? -1 : 1);
      int level = at(x, y);
      if (level != own && at(xPx, y) == level && at(x, yPx) == level) {
        votes[level] += BLOCK_VOTES;
      }
    }
    int most = own;
    for (int level = votes.length - 1; level >= 0; level--) {
      if (votes[level] > 0 && votes[level] >= votes[most]) {
        most = level;
      }
    }
    return most;
  }

  /**
   * Whether a pixel lies in a block of 2 x 2 px of its level, or alone between two that do, to its
   * left and right or above and below: there a slanted line of 2 px takes its step.
   */
  boolean isThick(int xPx, int yPx) {
    return isInBlock(xPx, yPx)
        || (isLike(xPx - 1, yPx, xPx, yPx) && isLike(xPx + 1, yPx, xPx, yPx))
        || (isLike(xPx, yPx - 1, xPx, yPx) && isLike(xPx, yPx + 1, xPx, yPx));
  }

  private boolean isLike(int besideX, int besideY, int xPx, int yPx) {
    return at(besideX, besideY) == at(xPx, yPx) && isInBlock(besideX, besideY);
  }

  private boolean isInBlock(int xPx, int yPx) {
    return isBlock(xPx - 1, yPx - 1)
        || isBlock(xPx, yPx - 1)
        || isBlock(xPx - 1, yPx)
        || isBlock(xPx, yPx);
  }

  private boolean isBlock(int leftPx, int topPx) {
    int level = at(leftPx, topPx);
    return at(leftPx + 1, topPx) == level
        && at(leftPx, topPx + 1) == level
        && at(leftPx + 1, topPx + 1) == level;
  }

  /** The drawing in flat colours {@code 0xRRGGBB}, one for each level. */
  ColourImage coloured(List<Integer> colours) {
    float[] samples = new float[ColourImage.PLANES * levels.length];
    for (int place = 0; place < levels.length; place++) {
      int colour = colours.get(levels[place]);
      samples[place] = (colour >> 16 & 0xff) / MOST;
      samples[levels.length + place] = (colour >> 8 & 0xff) / MOST;
      samples[2 * levels.length + place] = (colour & 0xff) / MOST;
    }
    return ColourImage.wrap(widthPx, heightPx, samples);
  }
}

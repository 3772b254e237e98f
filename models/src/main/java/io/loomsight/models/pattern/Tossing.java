package io.loomsight.models.pattern;

import io.loomsight.models.image.ColourImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Tosses whole motifs over a torus, as many to the area as their designs have, none over another.
 * The largest are placed first, each where it is farthest from the others of some places drawn at
 * random (best candidates; Mitchell, Spectrally optimal sampling, SIGGRAPH 1991), which spreads
 * them evenly without rows.
 */
final class Tossing {

  private static final int CANDIDATES = 60;
  private static final int TRIES = 1500;

  /** No motif comes nearer to another one. */
  private static final int GAP_PX = 3;

  private final TorusGrid grid;
  private final List<Orientation> orientations;
  private final SplittableRandom random;
  private final boolean[] taken;
  private final float[] samples;

  private record Spot(Figure figure, int left, int top) {

    double x() {
      return left + figure.widthPx() / 2.0;
    }

    double y() {
      return top + figure.heightPx() / 2.0;
    }

    double radius() {
      return (figure.widthPx() + figure.heightPx()) / 4.0;
    }
  }

  private Tossing(TorusGrid grid, float[] ground, List<Orientation> orientations, long seed) {
    this.grid = grid;
    this.orientations = orientations;
    this.random = new SplittableRandom(seed);
    this.taken = new boolean[grid.width() * grid.height()];
    this.samples = ground;
  }

  /**
   * What was tossed.
   *
   * @param tile what it looks like
   * @param leftOut how much of the motifs' area found no room, 0 to 1
   */
  record Tossed(ColourImage tile, double leftOut) {}

  /**
   * A torus of motifs on a plain ground.
   *
   * @param designs whose figures are tossed, each taking an equal share of the torus; the first
   *     one's ground is the ground
   * @param orientations in which figures are shown
   */
  static Tossed draw(
      List<Figures> designs, TorusGrid grid, List<Orientation> orientations, long seed) {
    int groundRgb = designs.get(0).groundRgb();
    int pixels = grid.width() * grid.height();
    float[] ground = new float[ColourImage.PLANES * pixels];
    for (int plane = 0; plane < ColourImage.PLANES; plane++) {
      Arrays.fill(ground, plane * pixels, (plane + 1) * pixels, Rgb.sample(groundRgb, plane));
    }
    return new Tossing(grid, ground, orientations, seed)
        .toss(designs.stream().map(design -> design.on(groundRgb)).toList(), 1);
  }

  /**
   * Motifs cut out and laid over a pattern.
   *
   * @param ground the pattern, of the torus's size
   * @param share of the motifs that a plain ground would have
   */
  static ColourImage over(
      ColourImage ground,
      Figures design,
      double share,
      TorusGrid grid,
      List<Orientation> orientations,
      long seed) {
    Figures cutOut =
        new Figures(design.cutOut(), design.cutOut(), design.groundRgb(), design.tilePx());
    return new Tossing(grid, ground.samples(), orientations, seed)
        .toss(List.of(cutOut), share)
        .tile();
  }

  private Tossed toss(List<Figures> designs, double share) {
    List<Spot> placed = new ArrayList<>();
    double wantedPx = 0;
    for (Figures design : designs) {
      for (Figure figure : drawn(design, share / designs.size())) {
        wantedPx += figure.shapePx();
        place(figure, placed);
      }
    }
    double placedPx = placed.stream().mapToInt(spot -> spot.figure().shapePx()).sum();
    return new Tossed(
        ColourImage.wrap(grid.width(), grid.height(), samples), 1 - placedPx / wantedPx);
  }

  /** The figures to be placed, the largest first; where shares are not whole, the seed rounds. */
  private List<Figure> drawn(Figures design, double share) {
    List<Figure> drawn = new ArrayList<>();
    double repeats = share * taken.length / design.tilePx();
    for (Figure figure : design.figures()) {
      int times = (int) Math.floor(repeats + random.nextDouble());
      for (int time = 0; time < times; time++) {
        drawn.add(figure.turned(orientations.get(random.nextInt(orientations.size()))));
      }
    }
    if (drawn.isEmpty()) {
      drawn.add(design.figures().get(random.nextInt(design.figures().size())));
    }
    drawn.sort(Comparator.comparingInt((Figure one) -> one.widthPx() * one.heightPx()).reversed());
    return drawn;
  }

  private void place(Figure figure, List<Spot> placed) {
    Spot best = null;
    double farthest = Double.NEGATIVE_INFINITY;
    int found = 0;
    for (int tried = 0; tried < TRIES && found < CANDIDATES; tried++) {
      Spot spot = new Spot(figure, random.nextInt(grid.width()), random.nextInt(grid.height()));
      if (overlaps(spot)) {
        continue;
      }
      found++;
      double free = Double.POSITIVE_INFINITY;
      for (Spot other : placed) {
        free = Math.min(free, distance(spot, other) - spot.radius() - other.radius());
      }
      if (free > farthest || best == null) {
        farthest = free;
        best = spot;
      }
    }
    if (best != null) {
      reserve(best);
      paste(best);
      placed.add(best);
    }
  }

  private double distance(Spot one, Spot other) {
    double least = Double.POSITIVE_INFINITY;
    for (int right = -1; right <= 1; right++) {
      for (int down = -1; down <= 1; down++) {
        double dx = one.x() - other.x() + grid.shiftX(right, down);
        double dy = one.y() - other.y() + grid.shiftY(right, down);
        least = Math.min(least, Math.hypot(dx, dy));
      }
    }
    return least;
  }

  private boolean overlaps(Spot spot) {
    for (int y = 0; y < spot.figure().heightPx(); y++) {
      for (int x = 0; x < spot.figure().widthPx(); x++) {
        if (spot.figure().owns(x, y) && taken[grid.place(spot.left() + x, spot.top() + y)]) {
          return true;
        }
      }
    }
    return false;
  }

  /** Keeps a margin around a motif free. */
  private void reserve(Spot spot) {
    Figure figure = spot.figure();
    for (int y = -GAP_PX; y < figure.heightPx() + GAP_PX; y++) {
      for (int x = -GAP_PX; x < figure.widthPx() + GAP_PX; x++) {
        if (isNear(figure, x, y, GAP_PX)) {
          taken[grid.place(spot.left() + x, spot.top() + y)] = true;
        }
      }
    }
  }

  private static boolean isNear(Figure figure, int x, int y, int reservePx) {
    for (int down = -reservePx; down <= reservePx; down++) {
      for (int right = -reservePx; right <= reservePx; right++) {
        int atX = x + right;
        int atY = y + down;
        if (right * right + down * down <= reservePx * reservePx
            && atX >= 0
            && atY >= 0
            && atX < figure.widthPx()
            && atY < figure.heightPx()
            && figure.owns(atX, atY)) {
          return true;
        }
      }
    }
    return false;
  }

  private void paste(Spot spot) {
    ColourImage image = spot.figure().image();
    for (int y = 0; y < image.heightPx(); y++) {
      for (int x = 0; x < image.widthPx(); x++) {
        if (!spot.figure().owns(x, y)) {
          continue;
        }
        int place = grid.place(spot.left() + x, spot.top() + y);
        taken[place] = true;
        for (int plane = 0; plane < ColourImage.PLANES; plane++) {
          samples[plane * taken.length + place] = image.sample(plane, x, y);
        }
      }
    }
  }
}

package io.loomsight.models.pattern;

import io.loomsight.models.image.ColourImage;
import java.util.ArrayList;
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
  private static final int TRIES = 4000;

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

  private Tossing(TorusGrid grid, List<Orientation> orientations, long seed) {
    this.grid = grid;
    this.orientations = orientations;
    this.random = new SplittableRandom(seed);
    this.taken = new boolean[grid.width() * grid.height()];
    this.samples = new float[ColourImage.PLANES * taken.length];
  }

  /**
   * A torus of motifs.
   *
   * @param designs whose figures are tossed, each taking an equal share of the torus; the first
   *     one's ground is the ground
   * @param orientations in which figures are shown
   */
  static ColourImage draw(
      List<Figures> designs, TorusGrid grid, List<Orientation> orientations, long seed) {
    return new Tossing(grid, orientations, seed).draw(designs);
  }

  private ColourImage draw(List<Figures> designs) {
    int pixels = taken.length;
    for (int place = 0; place < pixels; place++) {
      int rgb = designs.get(0).groundRgb();
      samples[place] = (rgb >> 16 & 0xff) / 255f;
      samples[pixels + place] = (rgb >> 8 & 0xff) / 255f;
      samples[2 * pixels + place] = (rgb & 0xff) / 255f;
    }
    List<Spot> placed = new ArrayList<>();
    for (Figure figure : drawn(designs)) {
      place(figure, placed);
    }
    return ColourImage.wrap(grid.width(), grid.height(), samples);
  }

  /**
   * The figures to be placed, the largest first; which of them is drawn where shares are not whole.
   */
  private List<Figure> drawn(List<Figures> designs) {
    List<Figure> drawn = new ArrayList<>();
    for (Figures design : designs) {
      double repeats = (double) taken.length / design.tilePx() / designs.size();
      for (Figure figure : design.figures()) {
        int times = (int) Math.floor(repeats + random.nextDouble());
        for (int time = 0; time < times; time++) {
          drawn.add(figure.turned(orientations.get(random.nextInt(orientations.size()))));
        }
      }
    }
    if (drawn.isEmpty()) {
      List<Figure> figures = designs.get(0).figures();
      drawn.add(figures.get(random.nextInt(figures.size())));
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

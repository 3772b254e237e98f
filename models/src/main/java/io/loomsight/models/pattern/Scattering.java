package io.loomsight.models.pattern;

import io.loomsight.models.image.ColourImage;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Strews large pieces of examples over a torus: cells around scattered points, with wavy borders,
 * each filled with one stretch of one example. A cell's stretch is drawn from those that go on best
 * over its borders with the cells that are filled already, so that motifs stay whole and lines
 * meet.
 */
final class Scattering {

  private static final int PLANES = ColourImage.PLANES;
  private static final int CANDIDATES = 3000;
  private static final int CHOSEN_FROM = 6;
  private static final int BORDER_SAMPLES = 300;

  private final List<Example> examples;
  private final TorusGrid grid;
  private final SplittableRandom random;
  private final int[] cellOf;
  private final List<double[]> points;
  private final int cells;

  private record Stretch(int example, int left, int top) {}

  private Scattering(List<Example> examples, TorusGrid grid, int cellPx, long seed) {
    this.examples = examples;
    this.grid = grid;
    this.random = new SplittableRandom(seed);
    this.points = points(cellPx);
    this.cells = points.size();
    this.cellOf = cells(cellPx);
  }

  /**
   * An arrangement.
   *
   * @param cellPx about how wide the pieces are
   */
  static Arrangement draw(List<Example> examples, TorusGrid grid, int cellPx, long seed) {
    return new Scattering(examples, grid, cellPx, seed).arrange();
  }

  /** Points far from each other: each the farthest of some drawn at random (Mitchell 1991). */
  private List<double[]> points(int cellPx) {
    int count =
        Math.max(2, (int) Math.round((double) grid.width() * grid.height() / (cellPx * cellPx)));
    List<double[]> points = new ArrayList<>();
    for (int at = 0; at < count; at++) {
      double[] best = null;
      double farthest = -1;
      for (int draw = 0; draw < 10; draw++) {
        double[] drawn = {random.nextDouble(grid.width()), random.nextDouble(grid.height())};
        double nearest = Double.POSITIVE_INFINITY;
        for (double[] point : points) {
          nearest = Math.min(nearest, squared(point, drawn[0], drawn[1]));
        }
        if (nearest > farthest) {
          farthest = nearest;
          best = drawn;
        }
      }
      points.add(best);
    }
    return points;
  }

  /** The squared distance of a place from a point or the nearest of its repeats. */
  private double squared(double[] point, double x, double y) {
    double[] from = from(point, x, y);
    return from[0] * from[0] + from[1] * from[1];
  }

  /** The way to a place from a point or the nearest of its repeats. */
  private double[] from(double[] point, double x, double y) {
    double least = Double.POSITIVE_INFINITY;
    double[] way = new double[2];
    for (int right = -1; right <= 1; right++) {
      for (int down = -1; down <= 1; down++) {
        double dx = x - point[0] + grid.shiftX(right, down);
        double dy = y - point[1] + grid.shiftY(right, down);
        if (dx * dx + dy * dy < least) {
          least = dx * dx + dy * dy;
          way[0] = dx;
          way[1] = dy;
        }
      }
    }
    return way;
  }

  private int[] cells(int cellPx) {
    int width = grid.width();
    int height = grid.height();
    double wave = 0.15 * cellPx;
    double phase = random.nextDouble(2 * Math.PI);
    int across = Math.max(1, Math.round((float) width / cellPx)) * 2;
    int down = Math.max(1, Math.round((float) height / cellPx)) * 2;
    int[] cells = new int[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double dx = wave * Math.sin(2 * Math.PI * down * y / height + phase);
        double dy = wave * Math.sin(2 * Math.PI * across * x / width + phase);
        int nearest = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int point = 0; point < points.size(); point++) {
          double distance = squared(points.get(point), x + dx, y + dy);
          if (distance < least) {
            least = distance;
            nearest = point;
          }
        }
        cells[y * width + x] = nearest;
      }
    }
    return cells;
  }

  private Arrangement arrange() {
    Stretch[] stretches = new Stretch[cells];
    for (int cell = 0; cell < cells; cell++) {
      stretches[cell] = choose(cell, stretches);
    }
    Arrangement arrangement = new Arrangement(grid.width(), grid.height());
    for (int y = 0; y < grid.height(); y++) {
      for (int x = 0; x < grid.width(); x++) {
        int cell = cellOf[y * grid.width() + x];
        Stretch stretch = stretches[cell];
        int[] at = within(cell, x, y);
        ColourImage image = examples.get(stretch.example()).image();
        arrangement.set(
            x,
            y,
            stretch.example(),
            Math.floorMod(stretch.left() + at[0], image.widthPx()),
            Math.floorMod(stretch.top() + at[1], image.heightPx()));
      }
    }
    return arrangement;
  }

  /** The place of a pixel in a cell's stretch. */
  private int[] within(int cell, int x, int y) {
    double[] from = from(points.get(cell), x, y);
    return new int[] {(int) Math.floor(from[0]), (int) Math.floor(from[1])};
  }

  private Stretch choose(int cell, Stretch[] stretches) {
    List<int[]> border = border(cell, stretches);
    if (border.isEmpty()) {
      return random();
    }
    Stretch[] best = new Stretch[CHOSEN_FROM];
    double[] costs = new double[CHOSEN_FROM];
    java.util.Arrays.fill(costs, Double.POSITIVE_INFINITY);
    for (int draw = 0; draw < CANDIDATES; draw++) {
      Stretch candidate = random();
      if (goesOn(candidate, border, stretches)) {
        continue;
      }
      double cost = 0;
      for (int[] at : border) {
        cost += difference(candidate, stretches[at[2]], at);
        if (cost >= costs[CHOSEN_FROM - 1]) {
          break;
        }
      }
      int place = CHOSEN_FROM - 1;
      if (cost < costs[place]) {
        while (place > 0 && costs[place - 1] > cost) {
          costs[place] = costs[place - 1];
          best[place] = best[place - 1];
          place--;
        }
        costs[place] = cost;
        best[place] = candidate;
      }
    }
    Stretch chosen = best[random.nextInt(CHOSEN_FROM)];
    return chosen == null ? random() : chosen;
  }

  /** Whether a stretch is but the continuation of a neighbour's. */
  private boolean goesOn(Stretch candidate, List<int[]> border, Stretch[] stretches) {
    for (int[] at : border) {
      Stretch beside = stretches[at[2]];
      if (beside.example() == candidate.example()) {
        ColourImage image = examples.get(candidate.example()).image();
        int dx = Math.floorMod(candidate.left() + at[0] - beside.left() - at[3], image.widthPx());
        int dy = Math.floorMod(candidate.top() + at[1] - beside.top() - at[4], image.heightPx());
        if (Math.min(dx, image.widthPx() - dx) < 3 && Math.min(dy, image.heightPx() - dy) < 3) {
          return true;
        }
      }
    }
    return false;
  }

  private Stretch random() {
    int example = random.nextInt(examples.size());
    ColourImage image = examples.get(example).image();
    return new Stretch(example, random.nextInt(image.widthPx()), random.nextInt(image.heightPx()));
  }

  /** Pixels of a cell beside a filled one: place in the cell, the filled cell, place in that. */
  private List<int[]> border(int cell, Stretch[] stretches) {
    List<int[]> border = new ArrayList<>();
    for (int y = 0; y < grid.height(); y++) {
      for (int x = 0; x < grid.width(); x++) {
        if (cellOf[y * grid.width() + x] != cell) {
          continue;
        }
        for (int step = 0; step < 4; step++) {
          int beside =
              cellOf[
                  grid.place(
                      x + (step == 0 ? 1 : step == 1 ? -1 : 0),
                      y + (step == 2 ? 1 : step == 3 ? -1 : 0))];
          if (beside != cell && stretches[beside] != null) {
            int[] here = within(cell, x, y);
            int[] there = within(beside, x, y);
            border.add(new int[] {here[0], here[1], beside, there[0], there[1]});
            break;
          }
        }
      }
    }
    if (border.size() <= BORDER_SAMPLES) {
      return border;
    }
    List<int[]> some = new ArrayList<>();
    for (int at = 0; at < BORDER_SAMPLES; at++) {
      some.add(border.get((int) ((long) at * border.size() / BORDER_SAMPLES)));
    }
    return some;
  }

  private double difference(Stretch one, Stretch other, int[] at) {
    ColourImage image = examples.get(one.example()).image();
    ColourImage second = examples.get(other.example()).image();
    double sum = 0;
    for (int plane = 0; plane < PLANES; plane++) {
      double difference =
          image.sample(
                  plane,
                  Math.floorMod(one.left() + at[0], image.widthPx()),
                  Math.floorMod(one.top() + at[1], image.heightPx()))
              - second.sample(
                  plane,
                  Math.floorMod(other.left() + at[3], second.widthPx()),
                  Math.floorMod(other.top() + at[4], second.heightPx()));
      sum += difference * difference;
    }
    return sum;
  }
}

package io.loomsight.models.synth;

import io.loomsight.models.image.ColourImage;
import java.util.List;
import java.util.SplittableRandom;

/** Draws printed classics: dots, scallops, waves, trellis, and rings that interlace. */
final class Prints {

  private final SplittableRandom random;
  private final DesignPalette palette;

  Prints(SplittableRandom random) {
    this.random = random;
    this.palette = DesignPalette.draw(random);
  }

  /** Dots in half-drop, one kind or two. */
  ColourImage dots() {
    int cell = 4 * random.nextInt(8, 21);
    double radius = cell * random.nextDouble(0.16, 0.27);
    boolean ringed = random.nextBoolean() && radius > 9;
    Figure first = Figure.of(1, Shape.disc(radius));
    Figure ring = first.with(2, Shape.disc(0.62 * radius)).with(3, Shape.disc(0.3 * radius));
    Figure second = random.nextBoolean() ? first : Figure.of(2, Shape.disc(0.55 * radius));
    Levels drawing = new Levels(cell, cell);
    drawing.raise(ringed ? ring : first, Pose.at(0, 0, 0));
    drawing.raise(second, Pose.at(cell / 2.0, cell / 2.0, 0));
    if (random.nextInt(3) == 0) {
      Figure pin = Figure.of(3, Shape.disc(Math.max(2.2, 0.16 * radius)));
      drawing.raise(pin, Pose.at(cell / 2.0, 0, 0));
      drawing.raise(pin, Pose.at(0, cell / 2.0, 0));
    }
    List<Integer> colours = palette.pick(List.of(0, 2, random.nextBoolean() ? 3 : 1, 4));
    return finished(drawing, colours);
  }

  /** Overlapping scales of nested arcs, as the Japanese seigaiha. */
  ColourImage scallops() {
    int width = 8 * random.nextInt(6, 13);
    int rise = width / 4;
    int rings = random.nextInt(3, 5);
    double radius = width / 2.0;
    List<Integer> bands = rings == 3 ? List.of(1, 0, 2, 0, 3, 3) : List.of(1, 0, 1, 0, 2, 0, 3, 3);
    Levels drawing = Levels.of(width, 2 * rise, (x, y) -> scale(x, y, width, rise, radius, bands));
    return finished(drawing, palette.pick(List.of(0, 2, 1, random.nextBoolean() ? 3 : 4)));
  }

  /** The front-most scale at a pixel: rows lie over those above them. */
  private static int scale(
      int xPx, int yPx, int width, int rise, double radius, List<Integer> bands) {
    for (int row = 4; row >= -4; row--) {
      double centreY = (row + 1) * (double) rise;
      double centreX = Math.floorMod(row, 2) * width / 2.0;
      double across = Math.abs(xPx + 0.5 - centreX) % width;
      double near = Math.min(across, width - across);
      double away = Math.hypot(near, yPx + 0.5 - centreY);
      if (away < radius && yPx + 0.5 < centreY + 1e-9) {
        int band = (int) ((radius - away) / radius * bands.size());
        return bands.get(Math.min(bands.size() - 1, band));
      }
    }
    return 0;
  }

  /** Level waves of two or three bands. */
  ColourImage waves() {
    int width = 8 * random.nextInt(8, 17);
    int height = 8 * random.nextInt(5, 9);
    double swing = height * random.nextDouble(0.25, 0.6);
    double second = random.nextDouble(0, 0.25);
    int[] ends = {
      (int) (0.3 * height), (int) (0.45 * height), (int) (0.72 * height), (int) (0.86 * height)
    };
    List<Integer> bands = List.of(2, 0, 1, 0, 3);
    Levels drawing =
        Levels.of(
            width,
            height,
            (x, y) -> {
              double angle = 2 * Math.PI * (x + 0.5) / width;
              double lift = swing / 2 * (Math.sin(angle) + second * Math.sin(2 * angle));
              int place = Math.floorMod((int) Math.floor(y + lift), height);
              int band = 0;
              while (band < ends.length && place >= ends[band]) {
                band++;
              }
              return bands.get(band);
            });
    return finished(drawing, palette.pick(List.of(0, 1, 2, random.nextBoolean() ? 3 : 0)));
  }

  /** Crossing slanted bands with a flower in each field and a boss on each crossing. */
  ColourImage trellis() {
    int width = 4 * random.nextInt(16, 31);
    int height = 4 * (int) Math.round(width * random.nextDouble(1, 1.5) / 4);
    double slope = (double) height / width;
    double breadth = random.nextDouble(4, 8) * Math.hypot(1, slope) / slope;
    Levels drawing =
        Levels.of(
            width,
            height,
            (x, y) -> {
              double down = (y + 0.5) / slope;
              double first = near(x + 0.5 + down, width);
              double second = near(x + 0.5 - down, width);
              return Math.min(first, second) <= breadth / 2 ? Flowers.FRAME : 0;
            });
    double room = width / 2.0 * slope / Math.hypot(1, slope) - breadth / 2;
    Rosettes rosettes = new Rosettes(random);
    Figure flower = rosettes.rosette(2, 0.74 * room);
    Figure boss = rosettes.rosette(2, Math.max(5, 0.26 * room));
    double middleX = width / 2.0;
    double middleY = height / 2.0;
    drawing.raise(flower, Pose.at(middleX, 0, Math.PI / 2));
    drawing.raise(flower, Pose.at(0, middleY, Math.PI / 2));
    drawing.raise(boss, Pose.at(0, 0, 0));
    drawing.raise(boss, Pose.at(middleX, middleY, 0));
    return finished(
        drawing.symmetrised(WallpaperGroup.CMM), palette.pick(List.of(0, 1, 1, 0, 2, 3, 4, 3)));
  }

  private static double near(double place, double side) {
    double inside = place - side * Math.floor(place / side);
    return Math.min(inside, side - inside);
  }

  /** Rings that interlace, as the Japanese shippo. */
  ColourImage rings() {
    int cell = 4 * random.nextInt(16, 29);
    double radius = cell / 2.0;
    double breadth = Math.max(3, cell * random.nextDouble(0.05, 0.1));
    Figure ring = Figure.of(2, Shape.ring(radius - breadth / 2, radius + breadth / 2));
    Rosettes rosettes = new Rosettes(random);
    Figure heart =
        random.nextBoolean()
            ? rosettes.rosette(4, 0.24 * cell)
            : Figure.of(4, Shape.lozenge(0.16 * cell, 0.16 * cell));
    Levels drawing = new Levels(cell, cell);
    for (int copy = 0; copy < 2; copy++) {
      drawing.raise(ring, Pose.at(0, copy * radius, 0));
      drawing.raise(ring, Pose.at(radius, copy * radius, 0));
    }
    drawing.raise(heart, Pose.at(0, 0, 0));
    drawing.raise(heart, Pose.at(radius, radius, 0));
    return finished(
        drawing.symmetrised(WallpaperGroup.P4M), palette.pick(List.of(0, 1, 2, 0, 4, 3, 2, 0)));
  }

  private static ColourImage finished(Levels cell, List<Integer> colours) {
    int across = Math.max(1, Math.round(256f / cell.widthPx()));
    int down = Math.max(1, Math.round(256f / cell.heightPx()));
    return cell.withoutThinLines().repeated(across, down).coloured(colours);
  }
}

package io.loomsight.models.synth;

import io.loomsight.models.image.ColourImage;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A flat floral ornament of a wallpaper group: figures on the group's rotation centres and mirrors,
 * then in the room that is left, each with just the symmetry of its place; at times a net of
 * straight lines between the largest ones.
 */
final class Ornament {

  /** The palette's colour of each level of {@link Flowers}. */
  private static final List<List<Integer>> COLOURINGS =
      List.of(
          List.of(0, 1, 1, 0, 2, 3, 4, 3),
          List.of(0, 1, 1, 0, 2, 3, 4, 3),
          List.of(0, 3, 1, 0, 2, 3, 4, 0),
          List.of(0, 1, 1, 0, 2, 1, 3, 2),
          List.of(0, 1, 1, 0, 2, 0, 1, 2),
          List.of(0, 2, 2, 0, 2, 0, 4, 0),
          List.of(0, 2, 2, 0, 2, 0, 2, 0));

  private static final double LEAST_RADIUS_PX = 4.5;
  private static final double GAP_PX = 3;
  private static final double NET_SHARE = 0.4;

  /** Twice a net's breadth, as distances to both sides differ. */
  private static final double NET_PX = 6;

  private final WallpaperGroup group;
  private final SplittableRandom random;

  Ornament(WallpaperGroup group, SplittableRandom random) {
    this.group = group;
    this.random = random;
  }

  static ColourImage draw(WallpaperGroup group, SplittableRandom random) {
    Levels tile = new Ornament(group, random).tile();
    DesignPalette palette = DesignPalette.draw(random);
    return tile.coloured(palette.pick(COLOURINGS.get(random.nextInt(COLOURINGS.size()))));
  }

  /** A tile of one or more cells, about 190 to 320 px a side, on the levels of {@link Flowers}. */
  private Levels tile() {
    boolean many = random.nextDouble() < (group.operations().size() < 6 ? 0.65 : 0.4);
    if (group.lattice() == Lattice.HEXAGONAL) {
      return many
          ? cell(2 * random.nextInt(55, 76)).repeated(2, 1)
          : cell(2 * random.nextInt(80, 93));
    }
    return many
        ? cell(4 * random.nextInt(25, 35)).repeated(2, 2)
        : cell(4 * random.nextInt(50, 69));
  }

  /** One cell (two of the hexagonal lattice), exactly symmetric where pixels can be. */
  Levels cell(int widthPx) {
    int height = heightPx(widthPx);
    Sites sites = new Sites(group, widthPx, height);
    Flowers flowers = new Flowers(random);
    boolean netted = group.operations().size() >= 4 && random.nextDouble() < NET_SHARE;
    double largest = largestShare() * Math.min(widthPx, height);
    Levels drawing = new Levels(widthPx, height);
    int most = mostSites();
    for (int count = 0; count < most; count++) {
      Optional<Site> room = sites.roomiest(LEAST_RADIUS_PX + GAP_PX);
      if (room.isEmpty()) {
        break;
      }
      Site site = room.orElseThrow();
      double fill = count > 0 ? random.nextDouble(0.85, 1) : random.nextDouble(0.74, 1);
      if (count == 0 && netted) {
        fill *= 0.88;
        sites.keepOffNet(site);
        drawing = net(sites.neighbourhood(site), widthPx, height);
      }
      double radius =
          Math.max(LEAST_RADIUS_PX, Math.min(largest, fill * site.radiusPx()) - GAP_PX / 2);
      draw(drawing, flowers.at(site, radius).turned(site.direction()), site);
      sites.take(site, radius + GAP_PX / 2);
    }
    return drawing.symmetrised(group).withoutThinLines();
  }

  private int heightPx(int widthPx) {
    return switch (group.lattice()) {
      case OBLIQUE, RECTANGULAR -> {
        double ratio =
            random.nextBoolean() ? random.nextDouble(0.8, 0.92) : random.nextDouble(1.08, 1.18);
        yield 4 * (int) Math.round(widthPx * ratio / 4);
      }
      case SQUARE, HEXAGONAL -> group.lattice().tileHeightPx(widthPx);
    };
  }

  /** A group of few operations repeats few figures: it needs more and smaller ones. */
  private int mostSites() {
    return switch (group.operations().size()) {
      case 1 -> 16;
      case 2 -> 11;
      default -> 7;
    };
  }

  /** The largest figure's radius as a share of the cell's shorter side. */
  private double largestShare() {
    return switch (group.operations().size()) {
      case 1 -> 0.23;
      case 2 -> 0.3;
      default -> 1;
    };
  }

  /** Lines half way between a place's images. */
  private static Levels net(List<Pose> images, int widthPx, int heightPx) {
    return Levels.of(
        widthPx,
        heightPx,
        (x, y) -> {
          double first = Double.POSITIVE_INFINITY;
          double second = Double.POSITIVE_INFINITY;
          for (Pose image : images) {
            double right = image.xPx() - x - 0.5;
            double down = image.yPx() - y - 0.5;
            double squared = right * right + down * down;
            second = Math.min(second, Math.max(first, squared));
            first = Math.min(first, squared);
          }
          return Math.sqrt(second) - Math.sqrt(first) <= NET_PX ? Flowers.FRAME : 0;
        });
  }

  private void draw(Levels drawing, Figure figure, Site site) {
    for (Pose pose : site.poses()) {
      drawing.raise(figure, pose);
      if (group.lattice() == Lattice.HEXAGONAL) {
        drawing.raise(figure, pose.moved(drawing.widthPx() / 2.0, drawing.heightPx() / 2.0));
      }
    }
  }
}

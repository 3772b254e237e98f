package io.loomsight.models.synth;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Shares a group's cell out among figures: each next one goes where a circle has most room, its own
 * images and the figures already there considered; places on rotation centres and mirrors come
 * before others, as a designer would have it. The places looked at are a grid of 24 x 24, which has
 * all special positions of all groups.
 */
final class Sites {

  private static final int GRID = 24;

  /** How much more a place counts for each further operation that leaves it alone. */
  private static final double SPECIAL = 0.16;

  private static final double SAME_PX = 1e-6;

  private final WallpaperGroup group;
  private final double[] firstSide;
  private final double[] secondSide;
  private final List<Pose> taken = new ArrayList<>();
  private final List<Double> takenRadiiPx = new ArrayList<>();
  private final List<Pose> netted = new ArrayList<>();

  /** For a tile of one cell, two for the hexagonal groups. */
  Sites(WallpaperGroup group, double tileWidthPx, double tileHeightPx) {
    this.group = group;
    LatticePoint first = group.lattice().inTile(new LatticePoint(1, 0));
    LatticePoint second = group.lattice().inTile(new LatticePoint(0, 1));
    this.firstSide = new double[] {first.x() * tileWidthPx, first.y() * tileHeightPx};
    this.secondSide = new double[] {second.x() * tileWidthPx, second.y() * tileHeightPx};
  }

  /** The place with most room, if any has at least {@code leastPx}; it is not taken yet. */
  Optional<Site> roomiest(double leastPx) {
    Optional<Site> best = Optional.empty();
    double most = 0;
    for (int row = 0; row < GRID; row++) {
      for (int column = 0; column < GRID; column++) {
        Site site = site(new LatticePoint((double) column / GRID, (double) row / GRID));
        double special = 1 + SPECIAL * (site.turns() * (site.isMirrored() ? 2 : 1) - 1);
        double score = site.radiusPx() * special;
        if (site.radiusPx() >= leastPx && score > most + SAME_PX) {
          most = score;
          best = Optional.of(site);
        }
      }
    }
    return best;
  }

  /**
   * Keeps the net of lines half way between a site's images free of figures, but for those on
   * rotation centres.
   */
  void keepOffNet(Site site) {
    netted.addAll(neighbourhood(site));
  }

  /** Keeps a circle around each image of a site free from now on. */
  void take(Site site, double radiusPx) {
    for (Pose pose : site.poses()) {
      taken.add(pose);
      takenRadiiPx.add(radiusPx);
    }
  }

  private Site site(LatticePoint place) {
    List<Pose> poses = group.operations().stream().map(one -> pose(one, place)).toList();
    Pose own = poses.get(0);
    int turns = 0;
    List<Double> mirrors = new ArrayList<>();
    double room =
        Math.min(length(firstSide[0], firstSide[1]), length(secondSide[0], secondSide[1]));
    for (int index = 0; index < poses.size(); index++) {
      Pose pose = poses.get(index);
      double distance = distancePx(own, pose);
      if (distance > SAME_PX) {
        room = Math.min(room, distance);
      } else if (group.operations().get(index).determinant() > 0) {
        turns++;
      } else {
        mirrors.add(Math.atan2(pose.yByX(), pose.xByX()) / 2);
      }
    }
    double free = room / 2;
    double outward = 0;
    double nearest = Double.POSITIVE_INFINITY;
    for (int index = 0; index < taken.size(); index++) {
      double[] away = away(own, taken.get(index));
      double edgePx = length(away[0], away[1]) - takenRadiiPx.get(index);
      if (edgePx < nearest - SAME_PX) {
        nearest = edgePx;
        outward = Math.atan2(away[1], away[0]);
      }
    }
    if (turns == 1 && !netted.isEmpty()) {
      free = Math.min(free, fromNetPx(own));
    }
    return new Site(poses, turns, mirrors, outward, Math.max(0, Math.min(free, nearest)));
  }

  /** No more than the distance from a place to the nearest line of the net. */
  private double fromNetPx(Pose place) {
    double first = Double.POSITIVE_INFINITY;
    double second = Double.POSITIVE_INFINITY;
    for (Pose image : netted) {
      double distance = length(image.xPx() - place.xPx(), image.yPx() - place.yPx());
      second = Math.min(second, Math.max(first, distance));
      first = Math.min(first, distance);
    }
    return (second - first) / 2;
  }

  /** The operation's matrix in px, and the image's place in px. */
  private Pose pose(PlaneOperation operation, LatticePoint place) {
    LatticePoint image = operation.of(place).wrapped();
    double[] first = sides(operation.xByX(), operation.yByX());
    double[] second = sides(operation.xByY(), operation.yByY());
    double determinant = firstSide[0] * secondSide[1] - firstSide[1] * secondSide[0];
    double[] origin = sides(image.x(), image.y());
    return new Pose(
        (first[0] * secondSide[1] - second[0] * firstSide[1]) / determinant,
        (second[0] * firstSide[0] - first[0] * secondSide[0]) / determinant,
        (first[1] * secondSide[1] - second[1] * firstSide[1]) / determinant,
        (second[1] * firstSide[0] - first[1] * secondSide[0]) / determinant,
        origin[0],
        origin[1]);
  }

  private double[] sides(double first, double second) {
    return new double[] {
      first * firstSide[0] + second * secondSide[0], first * firstSide[1] + second * secondSide[1]
    };
  }

  private double distancePx(Pose one, Pose other) {
    double[] away = away(one, other);
    return length(away[0], away[1]);
  }

  /** From the nearest image of another place, on the torus of one cell, to this one. */
  private double[] away(Pose one, Pose other) {
    double[] nearest = {Double.POSITIVE_INFINITY, 0};
    for (int first = -1; first <= 1; first++) {
      for (int second = -1; second <= 1; second++) {
        double[] shift = sides(first, second);
        double x = one.xPx() - other.xPx() + shift[0];
        double y = one.yPx() - other.yPx() + shift[1];
        if (length(x, y) < length(nearest[0], nearest[1])) {
          nearest = new double[] {x, y};
        }
      }
    }
    return nearest;
  }

  /** All images of a site in the cell at the origin and two cells around it, each once. */
  List<Pose> neighbourhood(Site site) {
    List<Pose> images = new ArrayList<>();
    for (Pose pose : site.poses()) {
      if (images.stream().noneMatch(image -> distancePx(image, pose) < SAME_PX)) {
        for (int column = -2; column <= 2; column++) {
          for (int row = -2; row <= 2; row++) {
            double[] shift = sides(column, row);
            images.add(pose.moved(shift[0], shift[1]));
          }
        }
      }
    }
    return images;
  }

  private static double length(double x, double y) {
    return Math.hypot(x, y);
  }
}

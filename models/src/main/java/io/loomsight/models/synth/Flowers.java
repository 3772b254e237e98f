package io.loomsight.models.synth;

import java.util.SplittableRandom;

/**
 * Draws flowers, leaves and stars that fit a site: with as many turns as it has, mirrored only
 * where it is. Levels: 1 frames, 2 leaves and stems, 3 veins, 4 petals, 5 petals' insides, 6 a
 * flower's centre, 7 the centre's heart.
 */
final class Flowers {

  static final int FRAME = 1;
  static final int LEAF = 2;
  static final int VEIN = 3;
  static final int PETAL = 4;
  static final int INSIDE = 5;
  static final int CENTRE = 6;
  static final int HEART = 7;

  private final SplittableRandom random;
  private final Rosettes rosettes;
  private final Sprays sprays;

  Flowers(SplittableRandom random) {
    this.random = random;
    this.rosettes = new Rosettes(random);
    this.sprays = new Sprays(random);
  }

  /** A figure for a site, in a frame whose x axis is the site's first mirror where it has one. */
  Figure at(Site site, double radiusPx) {
    if (site.turns() == 1) {
      return site.isMirrored() ? sprays.upright(radiusPx) : sprays.spray(radiusPx);
    }
    if (!site.isMirrored()) {
      return site.turns() == 2 && radiusPx > Sprays.BRANCH_PX && random.nextDouble() < 0.65
          ? sprays.halfTurned(radiusPx)
          : pinwheel(site.turns(), radiusPx);
    }
    return rosettes.rosette(site.turns(), radiusPx);
  }

  private Figure pinwheel(int turns, double radiusPx) {
    double twist = (random.nextBoolean() ? 1 : -1) * random.nextDouble(0.7, 1.15);
    return rosettes.rosette(turns, radiusPx).twisted(twist, radiusPx);
  }

  /** A leaf along the x axis, with a vein where there is room for one. */
  static Figure leaf(double fromPx, double toPx, double halfBreadthPx) {
    double breadth = Math.max(2, halfBreadthPx);
    Figure leaf = Figure.of(LEAF, Shape.petal(Shape.Profile.LEAF, fromPx, toPx, breadth));
    double length = toPx - fromPx;
    return breadth < 5
        ? leaf
        : leaf.with(VEIN, Shape.line(fromPx + 0.2 * length, 0, toPx - 0.25 * length, 0, 2.2));
  }

  /** What shows inside a petal. */
  static Figure inside(Shape.Profile profile, double fromPx, double toPx, double halfBreadthPx) {
    return Figure.of(INSIDE, Shape.petal(profile, fromPx, toPx, Math.max(2, halfBreadthPx)));
  }

  /** A flower's centre with its heart, where there is room for one. */
  static Figure eye(double radiusPx) {
    if (radiusPx < 4.5) {
      return Figure.of(CENTRE, Shape.disc(Math.max(2, radiusPx)));
    }
    return Figure.of(CENTRE, Shape.disc(radiusPx)).with(HEART, Shape.disc(0.55 * radiusPx));
  }

  /** A stem along the x axis of a figure with this radius. */
  static Shape stem(double fromPx, double toPx, double radiusPx) {
    return Shape.line(fromPx, 0, toPx, 0, Math.max(2.4, 0.07 * radiusPx));
  }
}

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

  /** Smaller figures have a petal's outline and a centre, and nothing inside. */
  private static final double SMALL_PX = 15;

  /** Larger figures have a further wreath. */
  private static final double LARGE_PX = 44;

  private final SplittableRandom random;

  Flowers(SplittableRandom random) {
    this.random = random;
  }

  /** A figure for a site, in a frame whose x axis is the site's first mirror where it has one. */
  Figure at(Site site, double radiusPx) {
    if (site.turns() == 1) {
      return site.isMirrored() ? upright(radiusPx) : spray(radiusPx);
    }
    if (!site.isMirrored()) {
      return site.turns() == 2 && radiusPx > SMALL_PX && chance(0.6)
          ? halfTurned(radiusPx)
          : pinwheel(site.turns(), radiusPx);
    }
    return rosette(site.turns(), radiusPx);
  }

  private Figure pinwheel(int turns, double radiusPx) {
    double twist = (chance(0.5) ? 1 : -1) * random.nextDouble(0.7, 1.15);
    return rosette(turns, radiusPx).twisted(twist, radiusPx);
  }

  Figure rosette(int turns, double radiusPx) {
    if (radiusPx < SMALL_PX) {
      return small(turns, radiusPx);
    }
    int petals = petals(turns, radiusPx);
    double large = radiusPx > LARGE_PX ? 0.68 : 1;
    Figure flower =
        switch (random.nextInt(4)) {
          case 0 -> daisy(petals, large * radiusPx);
          case 1 -> lobed(petals, large * radiusPx);
          case 2 -> starred(petals, large * radiusPx);
          default -> crossed(petals, large * radiusPx);
        };
    return large < 1 ? flower.with(wreath(petals, radiusPx)) : flower;
  }

  /** A multiple of the turns: more petals where there is room. */
  private int petals(int turns, double radiusPx) {
    if (turns == 3) {
      return radiusPx > 26 && chance(0.6) ? 9 : 3;
    }
    int most = radiusPx > LARGE_PX ? 12 : 8;
    int times = Math.max(1, most / turns);
    int least = Math.max(1, (3 + turns) / turns);
    return turns * (least >= times ? least : random.nextInt(least, times + 1));
  }

  private static Figure small(int turns, double radiusPx) {
    int petals = turns == 2 ? 4 : turns;
    double aside = Math.max(2, Math.min(0.42, 1.9 / petals) * radiusPx);
    Figure petal =
        Figure.of(PETAL, Shape.petal(Shape.Profile.PETAL, 0.1 * radiusPx, radiusPx, aside));
    Figure flower = petal.around(petals);
    return radiusPx < 6 ? flower : flower.with(CENTRE, Shape.disc(Math.max(2, 0.28 * radiusPx)));
  }

  private Figure daisy(int petals, double radiusPx) {
    double aside = Math.min(0.34, 0.86 * Math.PI * 0.62 / petals) * radiusPx;
    Shape.Profile profile = chance(0.5) ? Shape.Profile.PETAL : Shape.Profile.LEAF;
    Figure petal =
        Figure.of(PETAL, Shape.petal(profile, 0.16 * radiusPx, radiusPx, aside))
            .with(inside(profile, 0.36 * radiusPx, 0.84 * radiusPx, aside * 0.52));
    Figure sepal = leaf(0.3 * radiusPx, 0.97 * radiusPx, aside * 0.62).turned(Math.PI / petals);
    return petal.with(sepal).around(petals).with(eye(0.27 * radiusPx));
  }

  private Figure lobed(int petals, double radiusPx) {
    double half = Math.PI / petals;
    return Figure.of(LEAF, Shape.star(petals, 0.72 * radiusPx, radiusPx).turned(half))
        .with(PETAL, Shape.lobed(petals, 0.86 * radiusPx, 0.3))
        .with(INSIDE, Shape.lobed(petals, 0.6 * radiusPx, 0.3).turned(half))
        .with(eye(0.3 * radiusPx));
  }

  private Figure starred(int petals, double radiusPx) {
    double aside = Math.min(0.24, 0.8 * Math.PI * 0.4 / petals) * radiusPx;
    Figure between =
        Figure.of(LEAF, Shape.petal(Shape.Profile.DROP, 0.4 * radiusPx, 0.9 * radiusPx, aside))
            .turned(Math.PI / petals);
    return between
        .around(petals)
        .with(PETAL, Shape.star(petals, 0.48 * radiusPx, radiusPx))
        .with(INSIDE, Shape.star(petals, 0.3 * radiusPx, 0.66 * radiusPx))
        .with(eye(0.25 * radiusPx));
  }

  /** Veined leaves with buds between them. */
  private Figure crossed(int petals, double radiusPx) {
    double aside = Math.min(0.28, 0.72 * Math.PI * 0.5 / petals) * radiusPx;
    Figure bud =
        Figure.of(PETAL, Shape.petal(Shape.Profile.DROP, 0.22 * radiusPx, 0.82 * radiusPx, aside))
            .with(inside(Shape.Profile.DROP, 0.42 * radiusPx, 0.72 * radiusPx, aside * 0.5))
            .turned(Math.PI / petals);
    return leaf(0.18 * radiusPx, radiusPx, aside * 1.1)
        .with(bud)
        .around(petals)
        .with(eye(0.25 * radiusPx));
  }

  private Figure wreath(int petals, double radiusPx) {
    double aside = 0.8 * Math.PI * 0.84 * radiusPx / (2 * petals);
    double step = Math.PI / petals;
    Figure leaves =
        chance(0.5)
            ? leaf(0.7 * radiusPx, radiusPx, aside * 0.9).turned(step)
            : Figure.of(
                    LEAF, Shape.petal(Shape.Profile.PETAL, 0.72 * radiusPx, radiusPx, aside * 1.2))
                .turned(step);
    double dotPx = Math.max(2.5, Math.min(0.07 * radiusPx, aside * 0.6));
    return leaves.with(CENTRE, Shape.disc(dotPx).moved(0.86 * radiusPx, 0)).around(petals);
  }

  Figure eye(double radiusPx) {
    if (radiusPx < 4.5) {
      return Figure.of(CENTRE, Shape.disc(Math.max(2, radiusPx)));
    }
    return Figure.of(CENTRE, Shape.disc(radiusPx)).with(HEART, Shape.disc(0.55 * radiusPx));
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

  static Figure inside(Shape.Profile profile, double fromPx, double toPx, double halfBreadthPx) {
    return Figure.of(INSIDE, Shape.petal(profile, fromPx, toPx, Math.max(2, halfBreadthPx)));
  }

  /** A flower that stands on the mirror, its top along the x axis. */
  private Figure upright(double radiusPx) {
    if (radiusPx < SMALL_PX) {
      return Figure.of(
              LEAF,
              Shape.petal(Shape.Profile.LEAF, -0.9 * radiusPx, 0.3 * radiusPx, 0.3 * radiusPx)
                  .moved(0.5 * radiusPx, 0)
                  .turned(0.55)
                  .moved(-0.5 * radiusPx, 0))
          .doubled()
          .with(PETAL, Shape.petal(Shape.Profile.DROP, -0.5 * radiusPx, radiusPx, 0.4 * radiusPx));
    }
    return chance(0.5) ? tulip(radiusPx) : palmette(radiusPx);
  }

  private Figure tulip(double radiusPx) {
    Figure leaves =
        leaf(0, 0.95 * radiusPx, 0.17 * radiusPx)
            .twisted(-0.45, radiusPx)
            .turned(0.85)
            .moved(-0.92 * radiusPx, 0);
    Figure side =
        Figure.of(PETAL, Shape.petal(Shape.Profile.LEAF, 0, 1.02 * radiusPx, 0.2 * radiusPx))
            .with(inside(Shape.Profile.LEAF, 0.22 * radiusPx, 0.8 * radiusPx, 0.08 * radiusPx))
            .twisted(-0.5, radiusPx)
            .turned(0.6)
            .moved(-0.1 * radiusPx, 0);
    Figure tip =
        Figure.of(CENTRE, Shape.petal(Shape.Profile.LEAF, 0, 0.86 * radiusPx, 0.2 * radiusPx))
            .with(
                HEART,
                Shape.petal(Shape.Profile.LEAF, 0.2 * radiusPx, 0.66 * radiusPx, 0.09 * radiusPx));
    return leaves
        .with(side)
        .doubled()
        .with(tip)
        .with(LEAF, stem(-0.95 * radiusPx, 0, radiusPx))
        .with(PETAL, Shape.disc(0.14 * radiusPx).moved(-0.06 * radiusPx, 0));
  }

  private Figure palmette(double radiusPx) {
    int pairs = radiusPx > 30 ? 3 : 2;
    double aside = 0.3 * radiusPx / pairs;
    Figure fan =
        Figure.of(PETAL, Shape.petal(Shape.Profile.DROP, 0.2 * radiusPx, 1.3 * radiusPx, aside))
            .with(inside(Shape.Profile.DROP, 0.62 * radiusPx, 1.14 * radiusPx, aside * 0.45));
    for (int pair = 1; pair <= pairs; pair++) {
      double length = radiusPx * (1.3 - 0.42 * pair / pairs);
      Figure petal =
          Figure.of(PETAL, Shape.petal(Shape.Profile.DROP, 0.2 * radiusPx, length, aside))
              .with(inside(Shape.Profile.DROP, 0.5 * length, 0.88 * length, aside * 0.45));
      fan = fan.with(petal.turned(pair * 1.25 / pairs).doubled());
    }
    Figure leaves =
        leaf(0.1 * radiusPx, 0.8 * radiusPx, 0.13 * radiusPx)
            .twisted(0.9, radiusPx)
            .turned(1.75)
            .doubled();
    return fan.with(leaves)
        .with(CENTRE, Shape.disc(0.24 * radiusPx))
        .with(HEART, Shape.disc(Math.max(2, 0.12 * radiusPx)))
        .moved(-0.36 * radiusPx, 0)
        .with(LEAF, stem(-0.95 * radiusPx, -0.4 * radiusPx, radiusPx));
  }

  private static Shape stem(double fromPx, double toPx, double radiusPx) {
    return Shape.line(fromPx, 0, toPx, 0, Math.max(2.4, 0.07 * radiusPx));
  }

  /** A bent stem with leaves on both sides and a flower at its end; no symmetry at all. */
  private Figure spray(double radiusPx) {
    if (radiusPx < SMALL_PX) {
      return leaf(-radiusPx, radiusPx, 0.36 * radiusPx)
          .twisted((chance(0.5) ? 1 : -1) * 0.35, radiusPx)
          .turned(0.5);
    }
    Figure spray =
        chance(0.3) && radiusPx < 60
            ? paisley(radiusPx)
            : branch(radiusPx, 2 * radiusPx).moved(-radiusPx, 0);
    Figure bent = spray.twisted((chance(0.5) ? 1 : -1) * random.nextDouble(0.35, 0.6), radiusPx);
    return bent.turned(random.nextDouble(2 * Math.PI));
  }

  /** Two branches from the middle, each bent; the group's half turn makes the second one. */
  private Figure halfTurned(double radiusPx) {
    double bend = (chance(0.5) ? 1 : -1) * random.nextDouble(0.5, 0.9);
    return branch(radiusPx, radiusPx)
        .twisted(bend, radiusPx)
        .turned(random.nextDouble(Math.PI))
        .around(2)
        .with(eye(0.1 * radiusPx));
  }

  /** A straight branch from the origin along the x axis. */
  private Figure branch(double radiusPx, double lengthPx) {
    double headPx = 0.36 * radiusPx;
    double stemPx = lengthPx - headPx;
    Figure branch = Figure.of(LEAF, stem(0, stemPx, radiusPx));
    int leaves = lengthPx > 60 ? 5 : 3;
    int side = chance(0.5) ? 1 : -1;
    for (int index = 0; index < leaves; index++) {
      double place = stemPx * (0.08 + 0.62 * index / leaves);
      double length = radiusPx * (0.56 - 0.04 * index);
      Figure leaf =
          leaf(0, length, 0.22 * length)
              .twisted(-0.35 * side, length)
              .turned(side * 0.95)
              .moved(place, 0);
      branch = branch.with(leaf);
      side = -side;
    }
    int petals = random.nextInt(5, 8);
    Figure head = headPx < SMALL_PX ? small(petals, headPx) : flowerHead(petals, headPx);
    return branch.with(head.turned(random.nextDouble(1)).moved(stemPx, 0));
  }

  private Figure flowerHead(int petals, double radiusPx) {
    return chance(0.5) ? daisy(petals, radiusPx) : lobed(petals, radiusPx);
  }

  /** A boteh: a drop in a drop, with a row of dots along its back. */
  private Figure paisley(double radiusPx) {
    Figure boteh =
        Figure.of(LEAF, Shape.petal(Shape.Profile.DROP, -radiusPx, radiusPx, 0.62 * radiusPx))
            .with(
                PETAL,
                Shape.petal(Shape.Profile.DROP, -0.62 * radiusPx, 0.84 * radiusPx, 0.44 * radiusPx))
            .with(
                INSIDE,
                Shape.petal(
                    Shape.Profile.DROP, -0.22 * radiusPx, 0.68 * radiusPx, 0.28 * radiusPx));
    return boteh.with(eye(0.15 * radiusPx).moved(0.36 * radiusPx, 0));
  }

  private boolean chance(double share) {
    return random.nextDouble() < share;
  }
}

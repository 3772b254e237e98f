package io.loomsight.models.synth;

import java.util.SplittableRandom;

/** Draws flowers seen from the side, and branches; levels as {@link Flowers}. */
final class Sprays {

  /** Smaller branches would be illegible. */
  static final double BRANCH_PX = 19;

  private final SplittableRandom random;
  private final Rosettes rosettes;

  Sprays(SplittableRandom random) {
    this.random = random;
    this.rosettes = new Rosettes(random);
  }

  /** A flower that stands on the mirror, its top along the x axis. */
  Figure upright(double radiusPx) {
    if (radiusPx < Rosettes.SMALL_PX) {
      double aside = Math.max(2.2, 0.34 * radiusPx);
      Figure bud =
          Figure.of(
              Flowers.PETAL, Shape.petal(Shape.Profile.DROP, -0.4 * radiusPx, radiusPx, aside));
      return radiusPx < 8
          ? bud
          : Flowers.leaf(0, 1.25 * radiusPx, 0.2 * radiusPx)
              .turned(0.75)
              .doubled()
              .moved(-0.95 * radiusPx, 0)
              .with(bud);
    }
    return chance(0.5) ? tulip(radiusPx) : palmette(radiusPx);
  }

  private Figure tulip(double radiusPx) {
    Figure leaves =
        Flowers.leaf(0, 0.95 * radiusPx, 0.17 * radiusPx)
            .twisted(-0.45, radiusPx)
            .turned(0.85)
            .moved(-0.92 * radiusPx, 0);
    Figure side =
        Figure.of(
                Flowers.PETAL, Shape.petal(Shape.Profile.LEAF, 0, 1.02 * radiusPx, 0.2 * radiusPx))
            .with(
                Flowers.inside(
                    Shape.Profile.LEAF, 0.22 * radiusPx, 0.8 * radiusPx, 0.08 * radiusPx))
            .twisted(-0.5, radiusPx)
            .turned(0.6)
            .moved(-0.1 * radiusPx, 0);
    Figure tip =
        Figure.of(
                Flowers.CENTRE, Shape.petal(Shape.Profile.LEAF, 0, 0.86 * radiusPx, 0.2 * radiusPx))
            .with(
                Flowers.HEART,
                Shape.petal(Shape.Profile.LEAF, 0.2 * radiusPx, 0.66 * radiusPx, 0.09 * radiusPx));
    return leaves
        .with(side)
        .doubled()
        .with(tip)
        .with(Flowers.LEAF, Flowers.stem(-0.95 * radiusPx, 0, radiusPx))
        .with(Flowers.PETAL, Shape.disc(0.14 * radiusPx).moved(-0.06 * radiusPx, 0));
  }

  private Figure palmette(double radiusPx) {
    int pairs = radiusPx > 30 ? 3 : 2;
    double aside = 0.3 * radiusPx / pairs;
    Figure fan =
        Figure.of(
                Flowers.PETAL,
                Shape.petal(Shape.Profile.DROP, 0.2 * radiusPx, 1.3 * radiusPx, aside))
            .with(
                Flowers.inside(Shape.Profile.DROP, 0.62 * radiusPx, 1.14 * radiusPx, aside * 0.45));
    for (int pair = 1; pair <= pairs; pair++) {
      double length = radiusPx * (1.3 - 0.42 * pair / pairs);
      Figure petal =
          Figure.of(Flowers.PETAL, Shape.petal(Shape.Profile.DROP, 0.2 * radiusPx, length, aside))
              .with(Flowers.inside(Shape.Profile.DROP, 0.5 * length, 0.88 * length, aside * 0.45));
      fan = fan.with(petal.turned(pair * 1.25 / pairs).doubled());
    }
    Figure leaves =
        Flowers.leaf(0.1 * radiusPx, 0.8 * radiusPx, 0.13 * radiusPx)
            .twisted(0.9, radiusPx)
            .turned(1.75)
            .doubled();
    return fan.with(leaves)
        .with(Flowers.CENTRE, Shape.disc(0.24 * radiusPx))
        .with(Flowers.HEART, Shape.disc(Math.max(2, 0.12 * radiusPx)))
        .moved(-0.36 * radiusPx, 0)
        .with(Flowers.LEAF, Flowers.stem(-0.95 * radiusPx, -0.4 * radiusPx, radiusPx));
  }

  /** A bent stem with leaves on both sides and a flower at its end; no symmetry at all. */
  Figure spray(double radiusPx) {
    if (radiusPx < BRANCH_PX) {
      return Flowers.leaf(-radiusPx, radiusPx, 0.36 * radiusPx)
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
  Figure halfTurned(double radiusPx) {
    double bend = (chance(0.5) ? 1 : -1) * random.nextDouble(0.5, 0.9);
    return branch(radiusPx, radiusPx)
        .twisted(bend, radiusPx)
        .turned(random.nextDouble(Math.PI))
        .around(2)
        .with(Flowers.eye(0.1 * radiusPx));
  }

  /** A straight branch from the origin along the x axis. */
  private Figure branch(double radiusPx, double lengthPx) {
    double headPx = 0.36 * radiusPx;
    double stemPx = lengthPx - headPx;
    Figure branch = Figure.of(Flowers.LEAF, Flowers.stem(0, stemPx, radiusPx));
    int leaves = lengthPx > 60 ? 5 : 3;
    int side = chance(0.5) ? 1 : -1;
    for (int index = 0; index < leaves; index++) {
      double place = stemPx * (0.08 + 0.62 * index / leaves);
      double length = radiusPx * (0.56 - 0.04 * index);
      Figure leaf =
          Flowers.leaf(0, length, 0.22 * length)
              .twisted(-0.35 * side, length)
              .turned(side * 0.95)
              .moved(place, 0);
      branch = branch.with(leaf);
      side = -side;
    }
    int petals = random.nextInt(5, 8);
    Figure head =
        headPx < Rosettes.SMALL_PX ? Rosettes.small(petals, headPx) : flowerHead(petals, headPx);
    return branch.with(head.turned(random.nextDouble(1)).moved(stemPx, 0));
  }

  private Figure flowerHead(int petals, double radiusPx) {
    return chance(0.5) ? rosettes.daisy(petals, radiusPx) : rosettes.lobed(petals, radiusPx);
  }

  /** A boteh: a drop in a drop, with a row of dots along its back. */
  private Figure paisley(double radiusPx) {
    Figure boteh =
        Figure.of(
                Flowers.LEAF, Shape.petal(Shape.Profile.DROP, -radiusPx, radiusPx, 0.62 * radiusPx))
            .with(
                Flowers.PETAL,
                Shape.petal(Shape.Profile.DROP, -0.62 * radiusPx, 0.84 * radiusPx, 0.44 * radiusPx))
            .with(
                Flowers.INSIDE,
                Shape.petal(
                    Shape.Profile.DROP, -0.22 * radiusPx, 0.68 * radiusPx, 0.28 * radiusPx));
    return boteh.with(Flowers.eye(0.15 * radiusPx).moved(0.36 * radiusPx, 0));
  }

  private boolean chance(double share) {
    return random.nextDouble() < share;
  }
}

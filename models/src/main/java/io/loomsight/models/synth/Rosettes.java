package io.loomsight.models.synth;

import java.util.SplittableRandom;

/** Draws flowers and stars seen from above, mirrored in each petal; levels as {@link Flowers}. */
final class Rosettes {

  /** Smaller figures have petals and a centre, and nothing inside. */
  static final double SMALL_PX = 15;

  /** Larger figures have a further wreath. */
  private static final double LARGE_PX = 44;

  private final SplittableRandom random;

  Rosettes(SplittableRandom random) {
    this.random = random;
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

  static Figure small(int turns, double radiusPx) {
    int petals = turns == 2 ? 4 : turns;
    double aside = Math.max(2, Math.min(0.42, 1.9 / petals) * radiusPx);
    Figure petal =
        Figure.of(Flowers.PETAL, Shape.petal(Shape.Profile.PETAL, 0.1 * radiusPx, radiusPx, aside));
    Figure flower = petal.around(petals);
    return radiusPx < 6
        ? flower
        : flower.with(Flowers.CENTRE, Shape.disc(Math.max(2, 0.28 * radiusPx)));
  }

  Figure daisy(int petals, double radiusPx) {
    double aside = Math.min(0.34, 0.86 * Math.PI * 0.62 / petals) * radiusPx;
    Shape.Profile profile = chance(0.5) ? Shape.Profile.PETAL : Shape.Profile.LEAF;
    Figure petal =
        Figure.of(Flowers.PETAL, Shape.petal(profile, 0.16 * radiusPx, radiusPx, aside))
            .with(Flowers.inside(profile, 0.36 * radiusPx, 0.84 * radiusPx, aside * 0.52));
    Figure sepal =
        Flowers.leaf(0.3 * radiusPx, 0.97 * radiusPx, aside * 0.62).turned(Math.PI / petals);
    return petal.with(sepal).around(petals).with(Flowers.eye(0.27 * radiusPx));
  }

  Figure lobed(int petals, double radiusPx) {
    double half = Math.PI / petals;
    return Figure.of(Flowers.LEAF, Shape.star(petals, 0.72 * radiusPx, radiusPx).turned(half))
        .with(Flowers.PETAL, Shape.lobed(petals, 0.86 * radiusPx, 0.3))
        .with(Flowers.INSIDE, Shape.lobed(petals, 0.6 * radiusPx, 0.3).turned(half))
        .with(Flowers.eye(0.3 * radiusPx));
  }

  private Figure starred(int petals, double radiusPx) {
    double aside = Math.min(0.24, 0.8 * Math.PI * 0.4 / petals) * radiusPx;
    Figure between =
        Figure.of(
                Flowers.LEAF,
                Shape.petal(Shape.Profile.DROP, 0.4 * radiusPx, 0.9 * radiusPx, aside))
            .turned(Math.PI / petals);
    return between
        .around(petals)
        .with(Flowers.PETAL, Shape.star(petals, 0.48 * radiusPx, radiusPx))
        .with(Flowers.INSIDE, Shape.star(petals, 0.3 * radiusPx, 0.66 * radiusPx))
        .with(Flowers.eye(0.25 * radiusPx));
  }

  /** Veined leaves with buds between them. */
  private Figure crossed(int petals, double radiusPx) {
    double aside = Math.min(0.28, 0.72 * Math.PI * 0.5 / petals) * radiusPx;
    Figure bud =
        Figure.of(
                Flowers.PETAL,
                Shape.petal(Shape.Profile.DROP, 0.22 * radiusPx, 0.82 * radiusPx, aside))
            .with(Flowers.inside(Shape.Profile.DROP, 0.42 * radiusPx, 0.72 * radiusPx, aside * 0.5))
            .turned(Math.PI / petals);
    return Flowers.leaf(0.18 * radiusPx, radiusPx, aside * 1.1)
        .with(bud)
        .around(petals)
        .with(Flowers.eye(0.25 * radiusPx));
  }

  private Figure wreath(int petals, double radiusPx) {
    double aside = Math.min(0.11, 0.8 * Math.PI * 0.84 / (2 * petals)) * radiusPx;
    double step = Math.PI / petals;
    boolean paired = petals <= 8 && chance(0.6);
    Figure leaves =
        paired
            ? Flowers.leaf(0, 0.34 * radiusPx, 0.075 * radiusPx)
                .turned(0.62)
                .doubled()
                .moved(0.72 * radiusPx, 0)
                .turned(step)
            : Flowers.leaf(0.68 * radiusPx, radiusPx, aside).turned(step);
    double dotPx = Math.max(2.5, Math.min(0.06 * radiusPx, aside * 0.6));
    Figure dots = Figure.of(Flowers.CENTRE, Shape.disc(dotPx).moved(0.86 * radiusPx, 0));
    Figure bud =
        Figure.of(
            Flowers.PETAL,
            Shape.petal(Shape.Profile.DROP, 0.74 * radiusPx, radiusPx, 0.05 * radiusPx));
    return leaves.with(paired ? bud.turned(step).with(dots) : dots).around(petals);
  }

  private boolean chance(double share) {
    return random.nextDouble() < share;
  }
}

package io.loomsight.models.synth;

import io.loomsight.models.image.ColourImage;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A damask-like figure and ground: ogee frames, a palmette with mirrored foliage in each. The ogee
 * is {@code |x| = width / 4 * (1 + cos(2 pi y / height))}, which fills the plane with its own
 * copies half a cell to the right and half a cell down. In cm all palmettes stand upright; in cmm
 * they are mirrored up and down too; in pmm the two ogees of a cell differ.
 */
final class Damask {

  private static final List<WallpaperGroup> GROUPS =
      List.of(WallpaperGroup.CM, WallpaperGroup.CMM, WallpaperGroup.PMM);

  private final SplittableRandom random;
  private final WallpaperGroup group;
  private final int width;
  private final int height;

  Damask(SplittableRandom random) {
    this.random = random;
    this.group = GROUPS.get(random.nextInt(GROUPS.size()));
    this.width = 4 * random.nextInt(40, 60);
    this.height = 4 * (int) Math.round(width * random.nextDouble(1.2, 1.45) / 4);
  }

  ColourImage tile() {
    Levels drawing = drawing();
    DesignPalette palette = DesignPalette.draw(random);
    List<Integer> colouring =
        switch (random.nextInt(3)) {
          case 0 -> List.of(0, 1, 1, 0, 1, 0, 1, 0);
          case 1 -> List.of(0, 2, 2, 0, 2, 0, 3, 2);
          default -> List.of(0, 1, 1, 0, 2, 0, 2, 3);
        };
    return drawing.withoutThinLines().coloured(palette.pick(colouring));
  }

  private Levels drawing() {
    double breadth = random.nextDouble(3.5, 6);
    double outer = breadth + random.nextDouble(4, 6);
    Levels drawing =
        Levels.of(
            width,
            height,
            (x, y) -> {
              double away = Math.abs(awayFromOgee(x + 0.5, y + 0.5));
              boolean line = away <= breadth / 2 || (away >= outer && away <= outer + 2.6);
              return line ? Flowers.FRAME : 0;
            });
    vines(drawing, breadth);
    Figure first = filling(0.245 * height);
    Figure second = group == WallpaperGroup.PMM ? filling(0.225 * height) : first;
    Figure boss = new Rosettes(random).rosette(2, 0.062 * width);
    drawing.raise(first, Pose.at(0, 0, -Math.PI / 2));
    drawing.raise(second, Pose.at(width / 2.0, height / 2.0, -Math.PI / 2));
    drawing.raise(boss, Pose.at(0, height / 2.0, Math.PI / 2));
    drawing.raise(boss, Pose.at(width / 2.0, 0, Math.PI / 2));
    return drawing.symmetrised(group);
  }

  /** How far right of the ogee's edge, square to it; an ogee's middle lies at the origin. */
  private double awayFromOgee(double x, double y) {
    double fromMiddle = Math.abs(x - width * Math.rint(x / width));
    double angle = 2 * Math.PI * y / height;
    double edge = width / 4.0 * (1 + Math.cos(angle));
    double slope = width / 4.0 * 2 * Math.PI / height * Math.sin(angle);
    return (fromMiddle - edge) / Math.hypot(1, slope);
  }

  /** Leaves that grow from the frame, inside and outside. */
  private void vines(Levels drawing, double breadth) {
    int leaves = random.nextInt(3, 5);
    for (int index = 0; index < leaves; index++) {
      double y = height * (0.09 + 0.32 * index / (leaves - 1.0));
      double angle = 2 * Math.PI * y / height;
      double x = width / 4.0 * (1 + Math.cos(angle));
      double slope = -width / 4.0 * 2 * Math.PI / height * Math.sin(angle);
      double along = Math.atan2(1, slope);
      double length = 0.15 * width;
      Figure leaf =
          Flowers.leaf(0, length, 0.2 * length).twisted(index % 2 == 0 ? 0.5 : -0.5, length);
      double turn = index % 2 == 0 ? 0.75 : -0.75;
      drawing.raise(leaf, Pose.at(x, y, along + turn));
    }
    if (breadth > 4.5) {
      drawing.raise(
          Figure.of(Flowers.CENTRE, Shape.disc(0.035 * width)),
          Pose.at(width / 4.0, height / 4.0, 0));
      drawing.raise(
          Figure.of(Flowers.CENTRE, Shape.disc(0.035 * width)),
          Pose.at(width / 4.0, 3 * height / 4.0, 0));
    }
  }

  /** What stands in an ogee: one palmette upright, or two from the middle, mirrored. */
  private Figure filling(double radiusPx) {
    if (group == WallpaperGroup.CM) {
      return palmette(1.22 * radiusPx, 2.3)
          .with(Flowers.CENTRE, Shape.lobed(6, 0.34 * radiusPx, 0.2))
          .with(Flowers.HEART, Shape.disc(0.17 * radiusPx))
          .moved(-0.45 * radiusPx, 0);
    }
    Figure side =
        Figure.of(
                Flowers.PETAL,
                Shape.petal(Shape.Profile.DROP, 0.2 * radiusPx, 0.86 * radiusPx, 0.13 * radiusPx))
            .with(
                Flowers.inside(
                    Shape.Profile.DROP, 0.46 * radiusPx, 0.76 * radiusPx, 0.06 * radiusPx))
            .turned(Math.PI / 2);
    return palmette(0.98 * radiusPx, 1.15)
        .moved(0.12 * radiusPx, 0)
        .with(side)
        .with(Flowers.CENTRE, Shape.lobed(8, 0.36 * radiusPx, 0.2))
        .with(Flowers.HEART, Shape.disc(0.19 * radiusPx));
  }

  /**
   * A fan of petals, its top along the x axis, and a bent leaf on each side.
   *
   * @param leafAngle how far the leaves turn from the top, in radians
   */
  private Figure palmette(double radiusPx, double leafAngle) {
    int pairs = random.nextInt(3, 5);
    double aside = 0.42 * radiusPx / pairs;
    Figure fan =
        Figure.of(
                Flowers.PETAL,
                Shape.petal(Shape.Profile.DROP, 0.15 * radiusPx, 1.2 * radiusPx, aside * 1.15))
            .with(
                Flowers.inside(Shape.Profile.DROP, 0.55 * radiusPx, 1.06 * radiusPx, aside * 0.55));
    double spread = Math.min(1.35, 0.62 * leafAngle + 0.1);
    for (int pair = 1; pair <= pairs; pair++) {
      double length = radiusPx * (1.16 - 0.46 * pair / pairs);
      Figure petal =
          Figure.of(Flowers.PETAL, Shape.petal(Shape.Profile.DROP, 0.15 * radiusPx, length, aside))
              .with(Flowers.inside(Shape.Profile.DROP, 0.45 * length, 0.88 * length, aside * 0.45));
      fan = fan.with(petal.turned(pair * spread / pairs).doubled());
    }
    double leafPx = (leafAngle > Math.PI / 2 ? 0.66 : 0.92) * radiusPx;
    Figure leaves =
        Flowers.leaf(0.1 * radiusPx, leafPx, 0.17 * radiusPx)
            .twisted(-0.9, leafPx)
            .turned(leafAngle + 0.05)
            .doubled();
    return fan.with(leaves);
  }
}

package io.loomsight.models.synth;

import static java.util.Objects.requireNonNull;

import io.loomsight.models.fabric.Box;
import io.loomsight.models.fabric.DefectKind;
import io.loomsight.models.image.GreyImage;
import io.loomsight.models.image.Mask;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The trainer's unit: a clean piece of a cloth and another piece of the same cloth, with or without
 * flaws. The query's light, sharpness and scale may differ mildly from the support's; that is no
 * flaw and not in the mask.
 *
 * @param support clean cloth
 * @param query the same cloth elsewhere
 * @param mask the px of the query that flaws change visibly
 */
public record Episode(GreyImage support, GreyImage query, Mask mask) {

  private static final double MM_PER_PX = 0.2;
  private static final double QUERY_X_MM = 5_000;
  private static final double QUERY_Y_MM = 3_000;
  private static final double CLEAN_SHARE = 0.12;
  private static final double NAMED_SHARE = 0.5;
  private static final DefectKind[] KINDS = DefectKind.values();

  public Episode {
    requireNonNull(support, "support is null");
    requireNonNull(query, "query is null");
    requireNonNull(mask, "mask is null");
  }

  /** The episode of the given seed; both images are {@code sizePx} by {@code sizePx}. */
  public static Episode draw(long seed, int sizePx) {
    SplittableRandom random = new SplittableRandom(seed);
    ClothStyle style = ClothStyle.random(random.nextLong());
    Cloth cloth = Cloth.endless(style, random.nextLong());
    Camera supportCamera =
        new Camera(
            MM_PER_PX,
            random.nextDouble(0.3, 1.2),
            random.nextDouble(0, 0.02),
            random.nextDouble(0, 0.06),
            random.nextDouble(-0.04, 0.04),
            1,
            0);
    Camera queryCamera = elsewhen(supportCamera, random);
    GreyImage support =
        cloth.render(supportCamera, new View(0, 0, sizePx, sizePx), random.nextLong());
    View view = new View(QUERY_X_MM, QUERY_Y_MM, sizePx, sizePx);
    return query(cloth, queryCamera, view, support, random);
  }

  private static Episode query(
      Cloth cloth, Camera camera, View view, GreyImage support, SplittableRandom random) {
    ClothStyle style = cloth.style();
    List<Flaw> named = new ArrayList<>();
    int generic = 0;
    int flaws = random.nextDouble() < CLEAN_SHARE ? 0 : random.nextInt(1, 3);
    for (int index = 0; index < flaws; index++) {
      if (random.nextDouble() < NAMED_SHARE) {
        DefectKind kind = KINDS[random.nextInt(KINDS.length - 1)];
        Box region = view.box(camera.mmPerPx());
        named.add(Flaw.random(kind, style, region, random.nextLong()));
      } else {
        generic++;
      }
    }
    Cloth.Ideal ideal = cloth.ideal(camera, view, named);
    float[] greys = ideal.flawed().clone();
    BitSet pixels = ideal.mask().pixels();
    for (int index = 0; index < generic; index++) {
      pixels.or(
          GenericFlaw.apply(greys, view.widthPx(), view.heightPx(), style, random.nextLong()));
    }
    GreyImage image =
        Optics.photograph(greys, view.widthPx(), view.heightPx(), camera, random.nextLong());
    return new Episode(support, image, Mask.of(view.widthPx(), view.heightPx(), pixels));
  }

  /** The same camera on another night: mildly other light, sharpness and scale. */
  private static Camera elsewhen(Camera camera, SplittableRandom random) {
    double gain = random.nextDouble(0.87, 1.15);
    return new Camera(
        camera.mmPerPx() * (random.nextBoolean() ? 1 : random.nextDouble(0.97, 1.03)),
        camera.blurPx() * random.nextDouble(0.85, 1.2),
        camera.noise() * random.nextDouble(0.8, 1.25),
        random.nextDouble(0, 0.1),
        random.nextDouble(-0.08, 0.08),
        gain,
        random.nextDouble(-0.04, 0.04));
  }
}

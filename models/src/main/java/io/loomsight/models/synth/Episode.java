package io.loomsight.models.synth;

import static java.util.Objects.requireNonNull;

import io.loomsight.models.fabric.Box;
import io.loomsight.models.image.GreyImage;
import io.loomsight.models.image.Mask;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The trainer's unit: a clean piece of a cloth and another piece of the same cloth, with or without
 * flaws. What differs between the pieces and within them without being a flaw, and is in no mask:
 * light, sharpness, contrast and scale, single yarns and crossings that are a little lighter or
 * darker.
 *
 * @param support clean cloth
 * @param query the same cloth elsewhere
 * @param mask the px of the query that flaws change visibly
 * @param doubtful the px that a flaw changes which is too faint to be told from the cloth
 * @param flaws the flaws of the mask one by one
 */
public record Episode(
    GreyImage support, GreyImage query, Mask mask, Mask doubtful, List<EpisodeFlaw> flaws) {

  private static final double MM_PER_PX = 0.2;
  private static final double QUERY_X_MM = 5_000;
  private static final double QUERY_Y_MM = 3_000;
  private static final double CLEAN_SHARE = 0.12;
  private static final double ODD_YARNS_SHARE = 0.3;
  private static final double ODD_CROSSINGS_SHARE = 0.5;

  /** Odd crossings, where there are any, lie this far apart at least and at most. */
  private static final double CLOSEST_PX = 20;

  private static final double FARTHEST_PX = 60;
  private static final double MOST_ODD = 1.2;

  /** A flaw is seen if it stands out of the cloth so many deviations. */
  private static final double LEAST_CONTRAST = 4;

  public Episode {
    requireNonNull(support, "support is null");
    requireNonNull(query, "query is null");
    requireNonNull(mask, "mask is null");
    requireNonNull(doubtful, "doubtful is null");
    flaws = List.copyOf(flaws);
  }

  /** The episode of the given seed; both images are {@code sizePx} by {@code sizePx}. */
  public static Episode draw(EpisodeSettings settings, long seed, int sizePx) {
    return new Draw(settings, new SplittableRandom(seed), sizePx).episode();
  }

  private static final class Draw {

    private final EpisodeSettings settings;
    private final SplittableRandom random;
    private final int sizePx;
    private final ClothStyle style;
    private final Cloth cloth;
    private final Lens lens;
    private final double oddYarns;
    private final double oddCrossings;
    private final double oddCrossingsApartPx;
    private final List<EpisodeFlaw> flaws = new ArrayList<>();
    private final BitSet doubtful = new BitSet();

    Draw(EpisodeSettings settings, SplittableRandom random, int sizePx) {
      this.settings = settings;
      this.random = random;
      this.sizePx = sizePx;
      this.style = StyleDraw.diverse(random.nextLong(), settings);
      this.cloth = Cloth.endless(style, random.nextLong());
      this.lens = Lens.draw(random);
      this.oddYarns = random.nextDouble() < ODD_YARNS_SHARE ? random.nextDouble(0.1, 0.35) : 0;
      this.oddCrossings =
          random.nextDouble() < ODD_CROSSINGS_SHARE ? random.nextDouble(0.2, 0.7) : 0;
      this.oddCrossingsApartPx = random.nextDouble(CLOSEST_PX, FARTHEST_PX);
    }

    Episode episode() {
      Camera camera =
          new Camera(
              MM_PER_PX,
              settings.blurPx().even(random),
              settings.noise().even(random) * style.contrast(),
              random.nextDouble(0, 0.06),
              random.nextDouble(-0.04, 0.04),
              1,
              0);
      float[] support = cloth.ideal(camera, new View(0, 0, sizePx, sizePx), List.of()).clean();
      GreyImage clean = photograph(withOddities(support), lens, camera);
      return query(clean, elsewhen(camera));
    }

    private Episode query(GreyImage support, Camera camera) {
      View view = new View(QUERY_X_MM, QUERY_Y_MM, sizePx, sizePx);
      List<Flaw> woven = new ArrayList<>();
      List<GenericFlaw.Form> painted = new ArrayList<>();
      int count = random.nextDouble() < CLEAN_SHARE ? 0 : random.nextInt(1, 4);
      Box region = view.box(camera.mmPerPx());
      for (int index = 0; index < count; index++) {
        new EpisodeFlaws(style, region, camera.mmPerPx(), random, woven, painted).draw();
      }
      Cloth.Ideal ideal = cloth.ideal(camera, view, woven);
      Contrast contrast = new Contrast(ideal.clean(), sizePx, camera.noise());
      for (FlawTruth truth : ideal.truths()) {
        judge(contrast, ideal.clean(), ideal.flawed(), truth.mask().pixels());
      }
      float[] greys = withOddities(ideal.flawed());
      for (GenericFlaw.Form form : painted) {
        float[] before = greys.clone();
        BitSet changed =
            GenericFlaw.apply(greys, sizePx, sizePx, style, settings, form, random.nextLong());
        judge(contrast, before, greys, changed);
      }
      BitSet pixels = new BitSet();
      flaws.forEach(flaw -> pixels.or(flaw.mask().pixels()));
      GreyImage image = photograph(greys, lens.part(random), camera);
      return new Episode(
          support,
          image,
          Mask.of(sizePx, sizePx, pixels),
          Mask.of(sizePx, sizePx, doubtful),
          flaws);
    }

    private void judge(Contrast contrast, float[] before, float[] after, BitSet changed) {
      if (contrast.of(before, after, changed) >= LEAST_CONTRAST) {
        flaws.add(EpisodeFlaw.of(sizePx, sizePx, changed));
      } else {
        doubtful.or(changed);
      }
    }

    private GreyImage photograph(float[] greys, Lens through, Camera camera) {
      float[] seen = through.see(greys, sizePx, sizePx, style.baseGrey());
      return Optics.photograph(seen, sizePx, sizePx, camera, random.nextLong());
    }

    /** Single yarns, from border to border, and crossings a little lighter or darker: no flaw. */
    private float[] withOddities(float[] ideal) {
      float[] greys = ideal.clone();
      Canvas canvas = new Canvas(greys, sizePx, sizePx, style.contrast());
      if (oddYarns > 0) {
        yarns(canvas);
      }
      if (oddCrossings > 0) {
        crossings(canvas);
      }
      return greys;
    }

    private void crossings(Canvas canvas) {
      double pitchPx = Math.min(style.warp().pitchMm(), style.weft().pitchMm()) / MM_PER_PX;
      double radiusPx = Math.max(0.8, Math.min(4, random.nextDouble(0.35, 0.7) * pitchPx));
      double count = (sizePx / oddCrossingsApartPx) * (sizePx / oddCrossingsApartPx);
      for (int crossing = 0; crossing < count; crossing++) {
        double odd = Math.max(-MOST_ODD, Math.min(MOST_ODD, oddCrossings * random.nextGaussian()));
        double amount = odd * canvas.unit();
        canvas.blob(
            radiusPx,
            0.3,
            random,
            (column, row, distance) ->
                canvas.change(column, row, Noise.step((1.3 - distance) / 0.8), amount, 0.2));
      }
    }

    private void yarns(Canvas canvas) {
      for (int yarn = random.nextInt(1, 5); yarn > 0; yarn--) {
        boolean across = random.nextBoolean();
        Yarn sheet = across ? style.weft() : style.warp();
        PaintedLine line =
            new PaintedLine(
                across,
                random.nextDouble(0, sizePx),
                -sizePx,
                2 * sizePx,
                0.35 * sheet.pitchMm() / MM_PER_PX,
                across ? -style.weftLean() : -style.warpLean(),
                0.5,
                60,
                0.3,
                random.nextLong());
        double amount = random.nextDouble(-1, 1) * oddYarns * canvas.unit();
        line.forEach(canvas, (column, row, share) -> canvas.change(column, row, share, amount, 0));
      }
    }

    /** The same camera on another night: mildly other light, sharpness and scale. */
    private Camera elsewhen(Camera camera) {
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
}

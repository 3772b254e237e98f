package io.loomsight.models.pattern;

import io.loomsight.models.image.ColourImage;
import io.loomsight.models.synth.WallpaperGroup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Heals the joints of a seamless pattern that is put together of examples, without training, coarse
 * to fine on a torus: at each size every patch is replaced by the most like one of the examples,
 * every pixel by what the patches over it say, and so on (Kwatra, Essa, Bobick, Kwatra, Texture
 * Optimization, SIGGRAPH 2005; Granot, Feinstein, Shocher, Bagon, Irani, Drop the GAN, CVPR 2022).
 * The finest sizes bring back crisp lines.
 *
 * <p>The same seed gives the same samples, on one thread.
 */
final class PatchSynthesis {

  private static final int CHANNELS = ColourImage.PLANES;

  /** Patches off by this much of the range a sample count a third in the vote. */
  private static final double SOFTNESS = 0.01;

  /** Patches off by more than this share of the examples' contrast are like none. */
  private static final double UNLIKE = 0.04;

  private static final int OUTER = 100;

  /** Healing begins where what may change beside a joint is so wide. */
  private static final int HEALED_PX = 8;

  private final List<Example> examples;
  private final PatchSettings settings;

  /**
   * @param examples what to learn from, at the scale of the pattern; at least one, none smaller
   *     than a patch at the coarsest size
   */
  PatchSynthesis(List<Example> examples, PatchSettings settings) {
    if (examples.isEmpty()) {
      throw new IllegalArgumentException("patches: expected at least one example, found none");
    }
    this.examples = List.copyOf(examples);
    this.settings = settings;
  }

  /**
   * A healed pattern.
   *
   * @param tile it
   * @param unlike patches around the joints that are like none of the examples', as a share of the
   *     tile's patches
   */
  record Healed(ColourImage tile, double unlike) {}

  /**
   * Heals the joints of an arrangement of the examples; what is farther from them stays.
   *
   * @param start the arrangement, of the pattern's size
   * @param reachPx how far from a joint pixels may change
   * @param symmetry whose images are kept alike; {@code P1} for none
   */
  Healed heal(
      Arrangement start, RepeatLayout layout, int reachPx, WallpaperGroup symmetry, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int widthPx = start.widthPx();
    int heightPx = start.heightPx();
    ColourImage image = start.image(examples);
    boolean[] near = Joints.around(start, examples, layout, reachPx);
    int coarsestPx =
        Math.max(settings.patchPx(), Math.min(widthPx, heightPx) * HEALED_PX / reachPx);
    PatchField field = null;
    Zone zone = null;
    float[] torus = null;
    for (double scale : scales(widthPx, heightPx, coarsestPx)) {
      TorusGrid grid = grid(widthPx, heightPx, layout, scale);
      zone = Zone.of(image, near, grid, symmetry);
      PatchField next = field(grid, scale, random.split());
      next.startFrom(start, examples);
      if (field == null) {
        torus = zone.kept();
      } else {
        next.startFrom(field, zone.changing(), random.split());
        torus = zone.applied(next.vote(SOFTNESS));
      }
      next.searchOnly(zone.changing());
      for (int pass = 0; pass < settings.passes(); pass++) {
        next.search(torus, settings.sweeps(), random.split());
        torus = zone.applied(next.vote(SOFTNESS));
      }
      field = next;
    }
    field.search(torus, 1, random.split());
    double unlike = field.unlike(UNLIKE * contrast());
    return new Healed(planes(torus, widthPx, heightPx), unlike);
  }

  /** The mean square of the range of the examples' samples, without the outer hundredths. */
  private double contrast() {
    double squares = 0;
    for (Example example : examples) {
      float[] samples = example.image().samples();
      int pixels = samples.length / CHANNELS;
      for (int plane = 0; plane < CHANNELS; plane++) {
        Arrays.sort(samples, plane * pixels, (plane + 1) * pixels);
        int least = plane * pixels + pixels / OUTER;
        int most = (plane + 1) * pixels - 1 - pixels / OUTER;
        double range = samples[most] - samples[least];
        squares += range * range;
      }
    }
    return squares / CHANNELS / examples.size();
  }

  private PatchField field(TorusGrid grid, double scale, SplittableRandom random) {
    List<Example> scaled =
        examples.stream()
            .map(one -> new Example(AreaAverage.scaled(one.image(), scale), one.tiles()))
            .toList();
    return new PatchField(grid, settings.patchPx(), scaled, random);
  }

  /** The torus at a scale; sides of coarser ones are even, so that every layout fits them. */
  private static TorusGrid grid(int widthPx, int heightPx, RepeatLayout layout, double scale) {
    if (scale == 1) {
      return new TorusGrid(widthPx, heightPx, layout);
    }
    return new TorusGrid(
        2 * Math.max(1, (int) Math.round(widthPx * scale / 2)),
        2 * Math.max(1, (int) Math.round(heightPx * scale / 2)),
        layout);
  }

  private List<Double> scales(int widthPx, int heightPx, int coarsestPx) {
    double coarsest = (double) coarsestPx / Math.min(widthPx, heightPx);
    List<Double> scales = new ArrayList<>();
    for (double scale = 1; scale > coarsest; scale /= settings.growth()) {
      scales.add(0, scale);
    }
    scales.add(0, Math.min(1, coarsest));
    return scales;
  }

  private static ColourImage planes(float[] torus, int width, int height) {
    float[] samples = new float[torus.length];
    int places = width * height;
    for (int place = 0; place < places; place++) {
      for (int plane = 0; plane < CHANNELS; plane++) {
        samples[plane * places + place] = torus[CHANNELS * place + plane];
      }
    }
    return ColourImage.wrap(width, height, samples);
  }
}

package io.loomsight.models.pattern;

import io.loomsight.models.image.ColourImage;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Puts a new seamless pattern together out of the patches of examples, without training, coarse to
 * fine on a torus: at each size every patch is replaced by the most like one of the examples, every
 * pixel by what the patches over it say, and so on (Kwatra, Essa, Bobick, Kwatra, Texture
 * Optimization, SIGGRAPH 2005; Granot, Feinstein, Shocher, Bagon, Irani, Drop the GAN, CVPR 2022).
 * What is new in a pattern comes from the coarsest size, where the examples' patches are strewn by
 * the seed; the finest sizes bring back their crisp lines.
 *
 * <p>The same seed gives the same samples, on one thread.
 */
public final class PatchSynthesis {

  private static final int CHANNELS = ColourImage.PLANES;

  /** Patches off by this much of the range a sample count a third in the vote. */
  private static final double SOFTNESS = 0.01;

  private final List<Example> examples;
  private final PatchSettings settings;

  /**
   * @param examples what to learn from, at the scale of the pattern; at least one, none smaller
   *     than a patch at the coarsest size
   */
  public PatchSynthesis(List<Example> examples, PatchSettings settings) {
    if (examples.isEmpty()) {
      throw new IllegalArgumentException("patches: expected at least one example, found none");
    }
    this.examples = List.copyOf(examples);
    this.settings = settings;
  }

  /**
   * A pattern.
   *
   * @param widthPx of its torus
   * @param heightPx of its torus
   */
  public ColourImage draw(int widthPx, int heightPx, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    PatchField field = null;
    float[] torus = null;
    for (double scale : scales(widthPx, heightPx)) {
      int width = (int) Math.round(widthPx * scale);
      int height = (int) Math.round(heightPx * scale);
      List<Example> scaled = examples.stream().map(one -> scaled(one, scale)).toList();
      PatchField next =
          new PatchField(
              width, height, settings.patchPx(), scaled, settings.evenness(), random.split());
      if (field != null) {
        next.startFrom(field, random.split());
      }
      torus = next.vote(SOFTNESS);
      for (int pass = 0; pass < settings.passes(); pass++) {
        next.search(torus, settings.sweeps(), random.split());
        torus = next.vote(SOFTNESS);
      }
      field = next;
    }
    return planes(torus, widthPx, heightPx);
  }

  private List<Double> scales(int widthPx, int heightPx) {
    double coarsest = (double) settings.coarsestPx() / Math.min(widthPx, heightPx);
    List<Double> scales = new ArrayList<>();
    for (double scale = 1; scale > coarsest; scale /= settings.growth()) {
      scales.add(0, scale);
    }
    scales.add(0, Math.min(1, coarsest));
    return scales;
  }

  private static Example scaled(Example example, double scale) {
    ColourImage image = example.image();
    int width = Math.max(1, (int) Math.round(image.widthPx() * scale));
    int height = Math.max(1, (int) Math.round(image.heightPx() * scale));
    return new Example(AreaAverage.resize(image, width, height), example.tiles());
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

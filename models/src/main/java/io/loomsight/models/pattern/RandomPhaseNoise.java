package io.loomsight.models.pattern;

import io.loomsight.models.image.ColourImage;
import java.util.SplittableRandom;

/**
 * Random phase noise: the texture that has an example's spectrum and nothing else of it, a baseline
 * that no generator of designs may fail to beat. Each plane's Fourier transform is multiplied by
 * {@code exp(i theta(k))}, the same for all planes so that their correlations stay, where theta is
 * odd and otherwise independent and uniform: the phases of white noise. The mean stays; outputs are
 * tiles of the example's size whose samples may lie outside 0 to 1.
 *
 * <p>Source: Galerne, Gousseau and Morel, Random phase textures: theory and synthesis, IEEE
 * Transactions on Image Processing 20 (2011), sections III and V; of a plain example the periodic
 * part of Moisan's decomposition is taken, as there.
 */
public final class RandomPhaseNoise {

  private RandomPhaseNoise() {}

  /** A noise tile like an example, from a seed. */
  public static ColourImage like(ColourImage example, Edges edges, long seed) {
    ColourImage periodic =
        switch (edges) {
          case PERIODIC -> example;
          case PLAIN -> PeriodicComponent.of(example);
        };
    int width = example.widthPx();
    int height = example.heightPx();
    int pixels = width * height;
    Dft2d dft = new Dft2d(width, height);
    double[] cosines = whiteNoise(pixels, seed);
    double[] sines = new double[pixels];
    dft.forward(cosines, sines);
    for (int at = 0; at < pixels; at++) {
      double length = Math.hypot(cosines[at], sines[at]);
      boolean kept = at == 0 || length == 0;
      cosines[at] = kept ? 1 : cosines[at] / length;
      sines[at] = kept ? 0 : sines[at] / length;
    }
    float[] samples = new float[ColourImage.PLANES * pixels];
    for (int plane = 0; plane < ColourImage.PLANES; plane++) {
      double[] real = Planes.of(periodic, plane);
      double[] imaginary = new double[pixels];
      dft.forward(real, imaginary);
      for (int at = 0; at < pixels; at++) {
        double turned = real[at] * cosines[at] - imaginary[at] * sines[at];
        imaginary[at] = real[at] * sines[at] + imaginary[at] * cosines[at];
        real[at] = turned;
      }
      dft.inverse(real, imaginary);
      Planes.put(real, samples, plane);
    }
    return ColourImage.wrap(width, height, samples);
  }

  private static double[] whiteNoise(int pixels, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] noise = new double[pixels];
    for (int at = 0; at < pixels; at++) {
      noise[at] = random.nextGaussian();
    }
    return noise;
  }
}

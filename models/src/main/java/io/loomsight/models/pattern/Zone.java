package io.loomsight.models.pattern;

import io.loomsight.models.image.ColourImage;
import io.loomsight.models.synth.WallpaperGroup;

/**
 * What healing may change of a tile at one size, and what it must keep: all pixels outside stay as
 * they were, those inside that a wallpaper group carries onto each other are kept alike.
 */
final class Zone {

  private static final int CHANNELS = ColourImage.PLANES;

  private final float[] kept;
  private final boolean[] changing;
  private final int[] first;

  private Zone(float[] kept, boolean[] changing, int[] first) {
    this.kept = kept;
    this.changing = changing;
    this.first = first;
  }

  /**
   * A zone at the size of a grid.
   *
   * @param image the tile at its full size
   * @param near what of it may change
   */
  static Zone of(ColourImage image, boolean[] near, TorusGrid grid, WallpaperGroup symmetry) {
    int width = grid.width();
    int height = grid.height();
    boolean[] changing = new boolean[width * height];
    for (int y = 0; y < image.heightPx(); y++) {
      for (int x = 0; x < image.widthPx(); x++) {
        if (near[y * image.widthPx() + x]) {
          changing[y * height / image.heightPx() * width + x * width / image.widthPx()] = true;
        }
      }
    }
    int[] first = symmetry.fits(width, height) ? symmetry.firstOfOrbits(width, height) : new int[0];
    return new Zone(interleaved(AreaAverage.resize(image, width, height)), changing, first);
  }

  /** The tile as it was, {@code [height][width][3]}. */
  float[] kept() {
    return kept.clone();
  }

  /** Which pixels may change, {@code [height][width]}. */
  boolean[] changing() {
    return changing.clone();
  }

  /** The tile with these samples where it may change, {@code [height][width][3]}. */
  float[] applied(float[] samples) {
    float[] alike = first.length == 0 ? samples : alike(samples);
    float[] torus = kept.clone();
    for (int place = 0; place < changing.length; place++) {
      if (changing[place]) {
        System.arraycopy(alike, CHANNELS * place, torus, CHANNELS * place, CHANNELS);
      }
    }
    return torus;
  }

  /** The mean over each orbit's pixels that may change. */
  private float[] alike(float[] samples) {
    float[] sums = new float[samples.length];
    int[] counts = new int[first.length];
    for (int place = 0; place < first.length; place++) {
      if (changing[place]) {
        counts[first[place]]++;
        for (int plane = 0; plane < CHANNELS; plane++) {
          sums[CHANNELS * first[place] + plane] += samples[CHANNELS * place + plane];
        }
      }
    }
    float[] means = new float[samples.length];
    for (int place = 0; place < first.length; place++) {
      for (int plane = 0; plane < CHANNELS && counts[first[place]] > 0; plane++) {
        means[CHANNELS * place + plane] =
            sums[CHANNELS * first[place] + plane] / counts[first[place]];
      }
    }
    return means;
  }

  /** Planes as {@code [height][width][3]}. */
  private static float[] interleaved(ColourImage image) {
    float[] samples = image.sharedSamples();
    int places = image.widthPx() * image.heightPx();
    float[] torus = new float[samples.length];
    for (int place = 0; place < places; place++) {
      for (int plane = 0; plane < CHANNELS; plane++) {
        torus[CHANNELS * place + plane] = samples[plane * places + place];
      }
    }
    return torus;
  }
}

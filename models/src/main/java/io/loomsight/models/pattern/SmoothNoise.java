package io.loomsight.models.pattern;

import java.util.SplittableRandom;

/** Smooth Gaussian noise on the straight repeat of a torus, which has its layout's symmetry. */
final class SmoothNoise {

  /** What averaging over three cells adds to the variance. */
  private static final double STEP = 2.0 / 3;

  private SmoothNoise() {}

  /**
   * Noise of mean 0 in each cell of the repeat.
   *
   * @param width the deviation of the Gaussian that it is averaged with, in cells
   * @param deviation of the noise, from 0
   * @return {@code [repeatRows][repeatColumns]}
   */
  static float[] draw(
      GeneratorTorus torus, double width, double deviation, SplittableRandom random) {
    int across = torus.columns();
    float[] own = new float[across * torus.rows()];
    for (int at = 0; at < own.length; at++) {
      own[at] = (float) random.nextGaussian();
    }
    int columns = torus.repeatColumns();
    int rows = torus.repeatRows();
    float[] noise = new float[columns * rows];
    for (int at = 0; at < noise.length; at++) {
      int x = torus.layout().tileX(at % columns, at / columns, across, torus.rows());
      int y = torus.layout().tileY(at % columns, at / columns, across, torus.rows());
      noise[at] = own[y * across + x];
    }
    for (int pass = 0; pass < width * width / STEP; pass++) {
      noise = averaged(averaged(noise, columns, rows, 1, 0), columns, rows, 0, 1);
    }
    standardise(noise, deviation);
    return noise;
  }

  private static float[] averaged(float[] noise, int columns, int rows, int right, int down) {
    float[] averaged = new float[noise.length];
    for (int at = 0; at < noise.length; at++) {
      int x = at % columns;
      int y = at / columns;
      for (int step = -1; step <= 1; step++) {
        int column = Math.floorMod(x + step * right, columns);
        int row = Math.floorMod(y + step * down, rows);
        averaged[at] += noise[row * columns + column] / 3;
      }
    }
    return averaged;
  }

  private static void standardise(float[] noise, double deviation) {
    double mean = 0;
    for (float value : noise) {
      mean += value / noise.length;
    }
    double variance = 0;
    for (float value : noise) {
      variance += (value - mean) * (value - mean) / noise.length;
    }
    double scale = variance > 0 ? deviation / Math.sqrt(variance) : 0;
    for (int at = 0; at < noise.length; at++) {
      noise[at] = (float) ((noise[at] - mean) * scale);
    }
  }
}

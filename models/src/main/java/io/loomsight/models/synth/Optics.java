package io.loomsight.models.synth;

import io.loomsight.models.image.GreyImage;

/** What lens, light and sensor make of the cloth's greys. */
final class Optics {

  private static final int WIDEST_PX = 6;

  private Optics() {}

  /** How many px the blur reaches. */
  static int reachPx(Camera camera) {
    return camera.blurPx() <= 0 ? 0 : Math.min(WIDEST_PX, (int) Math.ceil(2.5 * camera.blurPx()));
  }

  /**
   * Blurs and trims: {@code raw} has {@code reachPx} more px at each side than the result, {@code
   * [heightPx][widthPx]} row-major.
   */
  static float[] blur(float[] raw, int widthPx, int heightPx, double blurPx, int reachPx) {
    if (reachPx == 0) {
      return raw.clone();
    }
    float[] kernel = kernel(blurPx, reachPx);
    int rawWidthPx = widthPx + 2 * reachPx;
    int rawHeightPx = heightPx + 2 * reachPx;
    float[] across = new float[widthPx * rawHeightPx];
    for (int row = 0; row < rawHeightPx; row++) {
      for (int tap = 0; tap < kernel.length; tap++) {
        float weight = kernel[tap];
        int from = row * rawWidthPx + tap;
        int to = row * widthPx;
        for (int column = 0; column < widthPx; column++) {
          across[to + column] += weight * raw[from + column];
        }
      }
    }
    float[] blurred = new float[widthPx * heightPx];
    for (int row = 0; row < heightPx; row++) {
      for (int tap = 0; tap < kernel.length; tap++) {
        float weight = kernel[tap];
        int from = (row + tap) * widthPx;
        int to = row * widthPx;
        for (int column = 0; column < widthPx; column++) {
          blurred[to + column] += weight * across[from + column];
        }
      }
    }
    return blurred;
  }

  /** Light, gain, noise and 256 grey levels. */
  static GreyImage photograph(float[] ideal, int widthPx, int heightPx, Camera camera, long seed) {
    float[] light = new float[widthPx];
    for (int column = 0; column < widthPx; column++) {
      double fromMiddle = (2 * column + 1.0) / widthPx - 1;
      light[column] =
          (float)
              (camera.gain()
                  * (1
                      - camera.lightFallOff() * fromMiddle * fromMiddle
                      + camera.lightSlope() * fromMiddle));
    }
    float offset = (float) camera.offset();
    float noise = (float) camera.noise();
    float[] grey = new float[ideal.length];
    for (int row = 0; row < heightPx; row++) {
      for (int column = 0; column < widthPx; column++) {
        int place = row * widthPx + column;
        float value = ideal[place] * light[column] + offset;
        if (noise > 0) {
          value += noise * Noise.normal(seed, column, row);
        }
        int level = Math.round(255f * value);
        grey[place] = Math.max(0, Math.min(255, level)) / 255f;
      }
    }
    return GreyImage.wrap(widthPx, heightPx, grey);
  }

  private static float[] kernel(double blurPx, int reachPx) {
    float[] kernel = new float[2 * reachPx + 1];
    double sum = 0;
    for (int tap = 0; tap < kernel.length; tap++) {
      double distance = (tap - reachPx) / blurPx;
      kernel[tap] = (float) Math.exp(-0.5 * distance * distance);
      sum += kernel[tap];
    }
    for (int tap = 0; tap < kernel.length; tap++) {
      kernel[tap] /= (float) sum;
    }
    return kernel;
  }
}

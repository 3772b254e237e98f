package io.loomsight.models.pattern;

import io.loomsight.models.image.ColourImage;
import java.util.Arrays;
import java.util.List;

/**
 * Patches of 7 x 7 px of images, to be projected on many directions. They lie in blocks of 512,
 * within a block one sample of all patches after the other, so that a processor multiplies many at
 * once and a block's sums stay near it.
 */
final class PatchSample {

  /** A patch's side in px. */
  static final int SIDE_PX = 7;

  /** Samples of a patch: by plane, row and column. */
  static final int DIMENSIONS = ColourImage.PLANES * SIDE_PX * SIDE_PX;

  private static final int BLOCK = 512;

  private final float[][] blocks;
  private final int size;
  private int added;

  /** Room for {@code size} patches. */
  PatchSample(int size) {
    this.size = size;
    blocks = new float[(size + BLOCK - 1) / BLOCK][DIMENSIONS * BLOCK];
  }

  /** Adds the patch at a place, around the image's edges. */
  void add(ColourImage image, int leftPx, int topPx) {
    float[] samples = image.sharedSamples();
    int width = image.widthPx();
    int height = image.heightPx();
    float[] block = blocks[added / BLOCK];
    int next = added % BLOCK;
    for (int plane = 0; plane < ColourImage.PLANES; plane++) {
      for (int y = 0; y < SIDE_PX; y++) {
        int row = (plane * height + (topPx + y) % height) * width;
        for (int x = 0; x < SIDE_PX; x++) {
          block[next] = samples[row + (leftPx + x) % width];
          next += BLOCK;
        }
      }
    }
    added++;
  }

  /**
   * The patches on each direction, one weight for each plane, row and column, sorted. A block is
   * multiplied by all directions while it is near.
   */
  float[][] projected(List<float[]> directions) {
    float[][] projected = new float[directions.size()][size];
    float[] sums = new float[BLOCK];
    for (int block = 0; block < blocks.length; block++) {
      int from = block * BLOCK;
      for (int next = 0; next < projected.length; next++) {
        Arrays.fill(sums, 0);
        for (int dimension = 0; dimension < DIMENSIONS; dimension += SIDE_PX) {
          addRow(sums, blocks[block], directions.get(next), dimension);
        }
        System.arraycopy(sums, 0, projected[next], from, Math.min(BLOCK, size - from));
      }
    }
    for (float[] values : projected) {
      RadixSort.sort(values);
    }
    return projected;
  }

  /** A row of a patch at once, in one loop that a processor does for many patches at a time. */
  private static void addRow(float[] sums, float[] samples, float[] direction, int dimension) {
    float first = direction[dimension];
    float second = direction[dimension + 1];
    float third = direction[dimension + 2];
    float fourth = direction[dimension + 3];
    float fifth = direction[dimension + 4];
    float sixth = direction[dimension + 5];
    float seventh = direction[dimension + 6];
    int offset = dimension * BLOCK;
    for (int at = 0; at < BLOCK; at++) {
      sums[at] +=
          first * samples[offset + at]
              + second * samples[offset + BLOCK + at]
              + third * samples[offset + 2 * BLOCK + at]
              + fourth * samples[offset + 3 * BLOCK + at]
              + fifth * samples[offset + 4 * BLOCK + at]
              + sixth * samples[offset + 5 * BLOCK + at]
              + seventh * samples[offset + 6 * BLOCK + at];
    }
  }
}

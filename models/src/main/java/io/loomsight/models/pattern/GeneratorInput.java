package io.loomsight.models.pattern;

import java.util.SplittableRandom;

/**
 * The cells that a torus is drawn from: Gaussian noise of its own in each, and waves that have a
 * whole number of periods on the torus. The first wave goes across and has one period a design's
 * tile, the second goes down; the others are their sums and multiples, up to six periods a tile.
 * Phases move the design on the torus.
 *
 * <p>For a half-drop or a brick the cells have the layout's symmetry on its straight repeat (two
 * tiles side by side, or one above the other), and so has what is drawn from them. Where the number
 * of periods that the step of half a tile cuts through is odd, the waves lean by half a period a
 * tile, as those of a half-drop of a single motif do.
 */
public final class GeneratorInput {

  private static final int NOISE = 4;

  /** Periods a design's tile, across and down. */
  private static final int[][] WAVES = {
    {1, 0}, {0, 1}, {1, 1}, {1, -1}, {2, 0}, {0, 2}, {2, 2}, {2, -2}, {3, 0}, {0, 3}, {3, 3},
    {3, -3}, {4, 0}, {0, 4}, {6, 0}, {0, 6}
  };

  /** Numbers in a cell: noise, then a cosine and a sine of each wave. */
  public static final int CHANNELS = NOISE + 2 * WAVES.length;

  private GeneratorInput() {}

  /**
   * The tile that is to be drawn.
   *
   * @param columns cells across, even for a brick
   * @param rows cells down, even for a half-drop
   * @param periodsAcross of a design's tile, at least 1
   * @param periodsDown of a design's tile, at least 1
   * @param layout how it is to be laid
   */
  public record Torus(
      int columns, int rows, int periodsAcross, int periodsDown, RepeatLayout layout) {

    public Torus {
      layout.requireFits(columns, rows);
      if (periodsAcross < 1 || periodsDown < 1) {
        throw new IllegalArgumentException(
            "torus: expected at least one period across and down, found %d and %d"
                .formatted(periodsAcross, periodsDown));
      }
    }

    /** Cells across of the straight repeat. */
    public int repeatColumns() {
      return layout == RepeatLayout.HALF_DROP ? 2 * columns : columns;
    }

    /** Cells down of the straight repeat. */
    public int repeatRows() {
      return layout == RepeatLayout.BRICK ? 2 * rows : rows;
    }
  }

  /**
   * The cells of a torus.
   *
   * @param phaseAcross of the first wave, in periods
   * @param phaseDown of the second wave, in periods
   * @param random of the noise
   * @return {@code [CHANNELS][repeatRows][repeatColumns]}, row-major
   */
  public static float[] draw(
      Torus torus, double phaseAcross, double phaseDown, SplittableRandom random) {
    int columns = torus.repeatColumns();
    int rows = torus.repeatRows();
    float[] cells = new float[CHANNELS * rows * columns];
    addNoise(torus, random, cells);
    double leanAcross = torus.layout() == RepeatLayout.BRICK ? lean(torus.periodsAcross()) : 0;
    double leanDown = torus.layout() == RepeatLayout.HALF_DROP ? lean(torus.periodsDown()) : 0;
    int plane = rows * columns;
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        double x = (column + 0.5) / torus.columns();
        double y = (row + 0.5) / torus.rows();
        double across = torus.periodsAcross() * x + leanAcross * y + phaseAcross;
        double down = torus.periodsDown() * y + leanDown * x + phaseDown;
        int at = NOISE * plane + row * columns + column;
        for (int[] wave : WAVES) {
          double angle = 2 * Math.PI * (wave[0] * across + wave[1] * down);
          cells[at] = (float) Math.cos(angle);
          cells[at + plane] = (float) Math.sin(angle);
          at += 2 * plane;
        }
      }
    }
    return cells;
  }

  /** What makes half of the periods a whole number. */
  private static double lean(int periods) {
    return periods % 2 == 0 ? 0 : -0.5;
  }

  private static void addNoise(Torus torus, SplittableRandom random, float[] cells) {
    int width = torus.columns();
    int height = torus.rows();
    float[] noise = new float[NOISE * width * height];
    for (int at = 0; at < noise.length; at++) {
      noise[at] = (float) random.nextGaussian();
    }
    int at = 0;
    for (int channel = 0; channel < NOISE; channel++) {
      for (int row = 0; row < torus.repeatRows(); row++) {
        for (int column = 0; column < torus.repeatColumns(); column++) {
          int x = torus.layout().tileX(column, row, width, height);
          int y = torus.layout().tileY(column, row, width, height);
          cells[at++] = noise[(channel * height + y) * width + x];
        }
      }
    }
  }
}

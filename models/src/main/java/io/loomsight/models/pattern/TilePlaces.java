package io.loomsight.models.pattern;

import io.loomsight.models.image.ColourImage;
import java.util.SplittableRandom;

/**
 * Where in the designs' tiles the cells of a torus lie: once around a tile with each period, from
 * some phase on, and moved a little to and fro by smooth noise, as by a drawing hand.
 *
 * <p>For a half-drop or a brick, places have the layout's symmetry on its straight repeat, and so
 * has what is drawn from them. Where the number of periods that the step of half a tile cuts
 * through is odd, places lean by half a period a tile, as those of a half-drop of a single motif
 * do.
 */
public final class TilePlaces {

  /** How wide the noise is averaged, in periods. */
  private static final double WIDTH = 0.2;

  private final GeneratorTorus torus;
  private final double phaseAcross;
  private final double phaseDown;
  private final float[] warpAcross;
  private final float[] warpDown;

  private TilePlaces(
      GeneratorTorus torus,
      double phaseAcross,
      double phaseDown,
      float[] warpAcross,
      float[] warpDown) {
    this.torus = torus;
    this.phaseAcross = phaseAcross;
    this.phaseDown = phaseDown;
    this.warpAcross = warpAcross;
    this.warpDown = warpDown;
  }

  /**
   * Draws phases and moves.
   *
   * @param warp the deviation of moves across and of those down, in periods, from 0
   */
  public static TilePlaces draw(GeneratorTorus torus, double warp, SplittableRandom random) {
    double phaseAcross = random.nextDouble();
    double phaseDown = random.nextDouble();
    double periodCells =
        Math.min(
            (double) torus.columns() / torus.periodsAcross(),
            (double) torus.rows() / torus.periodsDown());
    return new TilePlaces(
        torus,
        phaseAcross,
        phaseDown,
        SmoothNoise.draw(torus, WIDTH * periodCells, warp, random),
        SmoothNoise.draw(torus, WIDTH * periodCells, warp, random));
  }

  /** Places that are not moved to and fro. */
  static TilePlaces even(GeneratorTorus torus, double phaseAcross, double phaseDown) {
    float[] still = new float[torus.repeatColumns() * torus.repeatRows()];
    return new TilePlaces(torus, phaseAcross, phaseDown, still, still);
  }

  GeneratorTorus torus() {
    return torus;
  }

  /**
   * A point's place across a design's tile, in periods; points in cells from the repeat's corner.
   */
  double across(double column, double row) {
    double lean = torus.layout() == RepeatLayout.BRICK ? lean(torus.periodsAcross()) : 0;
    return torus.periodsAcross() * column / torus.columns()
        + lean * row / torus.rows()
        + phaseAcross
        + between(warpAcross, column, row);
  }

  /** Likewise down. */
  double down(double column, double row) {
    double lean = torus.layout() == RepeatLayout.HALF_DROP ? lean(torus.periodsDown()) : 0;
    return torus.periodsDown() * row / torus.rows()
        + lean * column / torus.columns()
        + phaseDown
        + between(warpDown, column, row);
  }

  /** What makes half of the periods a whole number. */
  private static double lean(int periods) {
    return periods % 2 == 0 ? 0 : -0.5;
  }

  /** Between the middles of cells. */
  private double between(float[] cells, double column, double row) {
    int columns = torus.repeatColumns();
    return bilinear(
        (x, y) -> cells[y * columns + x], columns, torus.repeatRows(), column - 0.5, row - 0.5);
  }

  /** What lies at whole columns and rows of a torus. */
  private interface Values {
    float at(int column, int row);
  }

  private static double bilinear(Values values, int columns, int rows, double x, double y) {
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    double right = x - left;
    double below = y - top;
    int from = Math.floorMod(left, columns);
    int to = (from + 1) % columns;
    int first = Math.floorMod(top, rows);
    int second = (first + 1) % rows;
    return (1 - below) * ((1 - right) * values.at(from, first) + right * values.at(to, first))
        + below * ((1 - right) * values.at(from, second) + right * values.at(to, second));
  }

  /**
   * What an example looks like there.
   *
   * @return {@value GeneratorNet#CELL_PX} px a cell of the straight repeat
   */
  public ColourImage shown(GeneratorExample example) {
    ColourImage image = example.image();
    int width = GeneratorNet.CELL_PX * torus.repeatColumns();
    int height = GeneratorNet.CELL_PX * torus.repeatRows();
    double periodWidth = (double) image.widthPx() / example.torus().periodsAcross();
    double periodHeight = (double) image.heightPx() / example.torus().periodsDown();
    float[] samples = new float[ColourImage.PLANES * width * height];
    for (int place = 0; place < width * height; place++) {
      int pixelColumn = place % width;
      int pixelRow = place / width;
      double column = (pixelColumn + 0.5) / GeneratorNet.CELL_PX;
      double row = (pixelRow + 0.5) / GeneratorNet.CELL_PX;
      double x = across(column, row) * periodWidth - 0.5;
      double y = down(column, row) * periodHeight - 0.5;
      for (int plane = 0; plane < ColourImage.PLANES; plane++) {
        int of = plane;
        samples[plane * width * height + place] =
            (float)
                bilinear(
                    (left, top) -> image.sample(of, left, top),
                    image.widthPx(),
                    image.heightPx(),
                    x,
                    y);
      }
    }
    return ColourImage.wrap(width, height, samples);
  }
}

package io.loomsight.models.pattern;

import java.util.List;

/**
 * How large a torus is learnt designs are drawn on.
 *
 * @param scale learnt pixels per pixel
 * @param periodWidthPx in learnt pixels
 * @param periodHeightPx in learnt pixels
 */
record TorusPlan(double scale, double periodWidthPx, double periodHeightPx) {

  /** Scale and period are the designs' means by share; shares are 1 in all. */
  static TorusPlan of(List<Double> shares, List<LearntDesign> designs) {
    double scale = 0;
    double width = 0;
    double height = 0;
    for (int design = 0; design < shares.size(); design++) {
      scale += shares.get(design) * designs.get(design).scale();
      width += shares.get(design) * designs.get(design).periodWidthPx();
      height += shares.get(design) * designs.get(design).periodHeightPx();
    }
    return new TorusPlan(scale, width, height);
  }

  /** The torus that comes closest to a tile's size in pixels of the designs as they were read. */
  GeneratorTorus torus(double widthPx, double heightPx, RepeatLayout layout) {
    int columns = cells(widthPx, layout == RepeatLayout.BRICK ? 2 : 1);
    int rows = cells(heightPx, layout == RepeatLayout.HALF_DROP ? 2 : 1);
    return new GeneratorTorus(
        columns, rows, periods(columns, periodWidthPx), periods(rows, periodHeightPx), layout);
  }

  private int cells(double sidePx, int multipleOf) {
    double wanted = scale * sidePx / (GeneratorNet.CELL_PX * multipleOf);
    return multipleOf * (int) Math.max(1, Math.round(wanted));
  }

  private static int periods(int cells, double periodPx) {
    return (int) Math.max(1, Math.round(GeneratorNet.CELL_PX * cells / periodPx));
  }
}

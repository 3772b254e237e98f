package io.loomsight.models.pattern;

import io.loomsight.models.image.ColourImage;
import java.util.List;

/**
 * Where each pixel of a torus comes from: an example's number and a place in it. A first sketch of
 * a pattern, in large pieces of examples, whose joints {@link PatchSynthesis} heals.
 */
final class Arrangement {

  private final int widthPx;
  private final int heightPx;
  private final int[] example;
  private final int[] column;
  private final int[] row;

  Arrangement(int widthPx, int heightPx) {
    this.widthPx = widthPx;
    this.heightPx = heightPx;
    this.example = new int[widthPx * heightPx];
    this.column = new int[widthPx * heightPx];
    this.row = new int[widthPx * heightPx];
  }

  int widthPx() {
    return widthPx;
  }

  int heightPx() {
    return heightPx;
  }

  void set(int x, int y, int ofExample, int atColumn, int atRow) {
    int place = y * widthPx + x;
    example[place] = ofExample;
    column[place] = atColumn;
    row[place] = atRow;
  }

  int example(int x, int y) {
    return example[y * widthPx + x];
  }

  int column(int x, int y) {
    return column[y * widthPx + x];
  }

  int row(int x, int y) {
    return row[y * widthPx + x];
  }

  /** What it looks like. */
  ColourImage image(List<Example> examples) {
    float[] samples = new float[ColourImage.PLANES * example.length];
    for (int place = 0; place < example.length; place++) {
      ColourImage image = examples.get(example[place]).image();
      for (int plane = 0; plane < ColourImage.PLANES; plane++) {
        samples[plane * example.length + place] = image.sample(plane, column[place], row[place]);
      }
    }
    return ColourImage.wrap(widthPx, heightPx, samples);
  }

  /** Its upper left part. */
  Arrangement cut(int toWidthPx, int toHeightPx) {
    if (toWidthPx == widthPx && toHeightPx == heightPx) {
      return this;
    }
    Arrangement part = new Arrangement(toWidthPx, toHeightPx);
    for (int y = 0; y < toHeightPx; y++) {
      for (int x = 0; x < toWidthPx; x++) {
        part.set(x, y, example(x, y), column(x, y), row(x, y));
      }
    }
    return part;
  }
}

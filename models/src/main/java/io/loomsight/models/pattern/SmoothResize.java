package io.loomsight.models.pattern;

import io.loomsight.models.image.ColourImage;

/**
 * Enlarges a tile with soft edges by the bicubic kernel of Mitchell and Netravali (SIGGRAPH 1988, B
 * = C = 1/3), across its edges as its layout says. Of what is then reduced to few colours, edges
 * are crisp curves.
 */
final class SmoothResize {

  private SmoothResize() {}

  /** The tile at another size, not much smaller; both sizes must fit the layout. */
  static ColourImage to(ColourImage tile, RepeatLayout layout, int widthPx, int heightPx) {
    layout.requireFits(tile.widthPx(), tile.heightPx());
    layout.requireFits(widthPx, heightPx);
    UpscaleAxis across = UpscaleAxis.bicubic(tile.widthPx(), widthPx);
    UpscaleAxis down = UpscaleAxis.bicubic(tile.heightPx(), heightPx);
    float[] samples = new float[ColourImage.PLANES * widthPx * heightPx];
    for (int place = 0; place < widthPx * heightPx; place++) {
      int x = place % widthPx;
      int y = place / widthPx;
      for (int tap = 0; tap < across.taps() * down.taps(); tap++) {
        int right = tap % across.taps();
        int below = tap / across.taps();
        int fromX = across.first(x) + right;
        int fromY = down.first(y) + below;
        int column = layout.tileX(fromX, fromY, tile.widthPx(), tile.heightPx());
        int row = layout.tileY(fromX, fromY, tile.widthPx(), tile.heightPx());
        double weight = across.weight(x, right) * down.weight(y, below);
        for (int plane = 0; plane < ColourImage.PLANES; plane++) {
          samples[plane * widthPx * heightPx + place] +=
              (float) (weight * tile.sample(plane, column, row));
        }
      }
    }
    for (int at = 0; at < samples.length; at++) {
      samples[at] = Math.max(0, Math.min(1, samples[at]));
    }
    return ColourImage.wrap(widthPx, heightPx, samples);
  }
}

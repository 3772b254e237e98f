package io.loomsight.models.pattern;

import io.loomsight.models.image.ColourImage;

/** An example and the places of its blocks; of a tile, a margin repeats what wraps around. */
final class QuiltSource {

  private final int width;
  private final int pixels;
  private final int across;
  private final int down;
  private final float[] samples;

  private QuiltSource(int width, int height, int across, int down, float[] samples) {
    this.width = width;
    this.pixels = width * height;
    this.across = across;
    this.down = down;
    this.samples = samples;
  }

  static QuiltSource of(ColourImage example, Edges edges, int blockPx) {
    int exampleWidth = example.widthPx();
    int exampleHeight = example.heightPx();
    if (edges == Edges.PLAIN && Math.min(exampleWidth, exampleHeight) < blockPx) {
      throw new IllegalArgumentException(
          "image quilting: expected a plain example of at least a block of %d px, found %d x %d"
              .formatted(blockPx, exampleWidth, exampleHeight));
    }
    int margin = edges == Edges.PERIODIC ? blockPx - 1 : 0;
    int width = exampleWidth + margin;
    int height = exampleHeight + margin;
    float[] samples = new float[ColourImage.PLANES * width * height];
    int next = 0;
    for (int plane = 0; plane < ColourImage.PLANES; plane++) {
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          samples[next++] = example.sample(plane, x % exampleWidth, y % exampleHeight);
        }
      }
    }
    return new QuiltSource(width, height, width - blockPx + 1, height - blockPx + 1, samples);
  }

  /** How many blocks there are. */
  int places() {
    return across * down;
  }

  /** Where a block's first pixel is in each plane of the samples. */
  int corner(int place) {
    return place / across * width + place % across;
  }

  /** How far behind its block's first pixel a pixel is. */
  int offset(int xPx, int yPx) {
    return yPx * width + xPx;
  }

  /** How many samples a plane has. */
  int pixels() {
    return pixels;
  }

  /** The samples, {@code [3][height][width]}, to be read only. */
  float[] samples() {
    return samples;
  }

  /** A sample of a block. */
  float sample(int place, int plane, int xPx, int yPx) {
    return samples[plane * pixels + corner(place) + offset(xPx, yPx)];
  }
}

package io.loomsight.models.pattern;

import io.loomsight.models.image.ColourImage;
import java.util.SplittableRandom;

/**
 * Image quilting, a baseline: square blocks of an example, each overlapping its neighbours, row by
 * row. A block is drawn from those whose root summed squared difference to what lies in the
 * overlaps already is at most 1.1 times the least; it is joined along the path of least squared
 * difference through each overlap. The output is a tile: the blocks of the last column and row
 * overlap those of the first ones too. Blocks are set evenly, so that overlaps may be wider than
 * asked, nowhere narrower.
 *
 * <p>Source: Efros and Freeman, Image quilting for texture synthesis and transfer (SIGGRAPH 2001),
 * which takes overlaps of a sixth of a block.
 *
 * @param blockPx side of a block, at least 3 px
 * @param overlapPx least overlap of neighbours, from 1 px to half a block
 */
public record ImageQuilting(int blockPx, int overlapPx) {

  private static final double TOLERANCE = 1.1 * 1.1;

  public ImageQuilting {
    if (blockPx < 3 || overlapPx < 1 || overlapPx > blockPx / 2) {
      throw new IllegalArgumentException(
          "image quilting: expected blocks >= 3 px and an overlap from 1 px to half of that, found"
              + " block=%d overlap=%d".formatted(blockPx, overlapPx));
    }
  }

  /** Blocks that overlap by a sixth, as in the paper. */
  public static ImageQuilting ofBlocks(int blockPx) {
    return new ImageQuilting(blockPx, Math.max(1, blockPx / 6));
  }

  /**
   * A tile quilted from an example, from a seed.
   *
   * @param edges what lies beyond the example's edges: blocks wrap around a tile and lie inside a
   *     plain image, which must be as large as a block
   * @param widthPx of the tile, at least two blocks
   * @param heightPx of the tile, at least two blocks
   */
  public ColourImage tile(ColourImage example, Edges edges, int widthPx, int heightPx, long seed) {
    if (widthPx < 2 * blockPx || heightPx < 2 * blockPx) {
      throw new IllegalArgumentException(
          "image quilting: expected a tile of at least two blocks of %d px a side, found %d x %d"
              .formatted(blockPx, widthPx, heightPx));
    }
    QuiltSource source = QuiltSource.of(example, edges, blockPx);
    QuiltCanvas canvas = new QuiltCanvas(widthPx, heightPx, blockPx);
    SplittableRandom random = new SplittableRandom(seed);
    int columns = blocks(widthPx);
    int rows = blocks(heightPx);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        canvas.moveTo(
            new QuiltSpan(column, columns, widthPx, blockPx),
            new QuiltSpan(row, rows, heightPx, blockPx));
        int places = source.places();
        canvas.paste(source, choose(canvas.overlap(source), places, random));
      }
    }
    return canvas.image();
  }

  private int blocks(int lengthPx) {
    return (lengthPx - 1) / (blockPx - overlapPx) + 1;
  }

  /** A block of the source, by its place, among the best ones. */
  private static int choose(QuiltOverlap overlap, int places, SplittableRandom random) {
    double[] errors = new double[places];
    double least = Double.POSITIVE_INFINITY;
    for (int place = 0; place < errors.length; place++) {
      errors[place] = overlap.error(place, TOLERANCE * least);
      least = Math.min(least, errors[place]);
    }
    int good = 0;
    for (double error : errors) {
      good += error <= TOLERANCE * least ? 1 : 0;
    }
    int chosen = random.nextInt(good);
    for (int place = 0; place < errors.length; place++) {
      if (errors[place] <= TOLERANCE * least && chosen-- == 0) {
        return place;
      }
    }
    throw new IllegalStateException("image quilting: no block within " + TOLERANCE * least);
  }
}

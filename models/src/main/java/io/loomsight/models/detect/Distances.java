package io.loomsight.models.detect;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import java.util.List;
import java.util.Optional;

/**
 * Mahalanobis distances of features to a style, or the smaller of those to the style and to a
 * roll's own look.
 *
 * <p>Whitening is linear, so each depth's features are whitened in their own cells, a quarter and a
 * sixteenth as many as places, by its columns of both looks' whitenings side by side, and only the
 * sums are made for every place: 37 % of the arithmetic of one product over all. Band by band of
 * rows, so that a band's results stay in the processor's cache.
 */
final class Distances {

  private static final int BAND_PLACES = 8192;
  private static final int GPU_BAND_PLACES = 1 << 19;

  private final StyleGaussian[] looks;
  private final int channels;

  private Distances(StyleGaussian... looks) {
    this.looks = looks;
    this.channels = looks[0].channels();
  }

  static Distances to(StyleGaussian style, Optional<StyleGaussian> own) {
    return own.isPresent() ? new Distances(style, own.get()) : new Distances(style);
  }

  /** The distance to the nearest of several looks. */
  static Distances to(List<StyleGaussian> looks) {
    return new Distances(looks.toArray(StyleGaussian[]::new));
  }

  /** The distance of every place, {@code [image * row * column]}. */
  float[] of(NDManager call, FeatureMaps maps) {
    int columns = maps.columns();
    int coarsest = maps.factor(maps.levels().size() - 1);
    int most = call.getDevice().isGpu() ? GPU_BAND_PLACES : BAND_PLACES;
    int band = Math.max(1, most / columns / coarsest) * coarsest;
    float[] all = new float[maps.images() * maps.rows() * columns];
    try (NDManager own = call.newSubManager()) {
      NDArray offset = own.create(offset(), new Shape(width()));
      NDList whitenings = whitenings(own, maps);
      for (int image = 0; image < maps.images(); image++) {
        for (int row = 0; row < maps.rows(); row += band) {
          int end = Math.min(maps.rows(), row + band);
          try (NDManager steps = own.newSubManager()) {
            float[] part = of(steps, maps, image, row, end, whitenings, offset);
            System.arraycopy(part, 0, all, (image * maps.rows() + row) * columns, part.length);
          }
        }
      }
    }
    float scale = (float) (1 / Math.sqrt(channels));
    for (int i = 0; i < all.length; i++) {
      all[i] *= scale;
    }
    return all;
  }

  /** Lengths of the whitened features of some rows of an image, of the nearest look. */
  private float[] of(
      NDManager steps,
      FeatureMaps maps,
      int image,
      int fromRow,
      int toRow,
      NDList whitenings,
      NDArray offset) {
    NDArray sum = null;
    int spanned = 0;
    for (int level = maps.levels().size() - 1; level >= 0; level--) {
      int factor = maps.factor(level);
      NDArray map = maps.levels().get(level);
      NDArray cells =
          map.get(new NDIndex().addIndices(image).addSliceDim(fromRow / factor, toRow / factor));
      cells.attach(steps);
      NDArray whitened =
          level == 0
              ? Linear.linear(cells, whitenings.get(level), offset).singletonOrThrow()
              : Linear.linear(cells, whitenings.get(level)).singletonOrThrow();
      whitened.attach(steps);
      if (sum != null) {
        spread(whitened, sum, spanned / factor);
      }
      sum = whitened;
      spanned = factor;
    }
    NDArray byLook = sum.reshape(-1, looks.length, channels);
    return byLook.norm(new int[] {2}).min(new int[] {1}).toFloatArray();
  }

  /** Adds to each cell of {@code fine} the cell of {@code coarse} that it lies in. */
  private static void spread(NDArray fine, NDArray coarse, int ratio) {
    Shape shape = coarse.getShape();
    long rows = shape.get(0);
    long columns = shape.get(1);
    long depth = shape.get(2);
    fine.reshape(rows, ratio, columns, ratio, depth)
        .addi(coarse.reshape(rows, 1, columns, 1, depth));
  }

  private int width() {
    return looks.length * channels;
  }

  /** Each level's columns of the whitenings, {@code [look * whitened channel][channel]}. */
  private NDList whitenings(NDManager manager, FeatureMaps maps) {
    NDList byLevel = new NDList();
    int first = 0;
    for (NDArray level : maps.levels()) {
      int depth = Math.toIntExact(level.getShape().get(3));
      float[] columns = new float[width() * depth];
      for (int row = 0; row < width(); row++) {
        System.arraycopy(
            looks[row / channels].whitening(),
            row % channels * channels + first,
            columns,
            row * depth,
            depth);
      }
      byLevel.add(manager.create(columns, new Shape(width(), depth)));
      first += depth;
    }
    if (first != channels) {
      throw new IllegalArgumentException(
          "features: expected %d channels as of the style, found %d".formatted(channels, first));
    }
    return byLevel;
  }

  /** What is added to whitened features: less the whitened means, {@code [look][channel]}. */
  private float[] offset() {
    float[] all = new float[width()];
    for (int look = 0; look < looks.length; look++) {
      float[] of = looks[look].whitening();
      float[] mean = looks[look].mean();
      for (int row = 0; row < channels; row++) {
        double sum = 0;
        for (int column = 0; column <= row; column++) {
          sum += (double) of[row * channels + column] * mean[column];
        }
        all[look * channels + row] = (float) -sum;
      }
    }
    return all;
  }
}

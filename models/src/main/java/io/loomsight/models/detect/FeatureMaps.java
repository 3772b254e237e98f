package io.loomsight.models.detect;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import java.util.List;

/**
 * The features of a part of some images, depth by depth: a place's features are those of the cells
 * that it lies in, the finest first.
 *
 * @param levels {@code [image][row][column][channel]}, float32; the first has a cell for each
 *     place, each other one as many or half as many as the one before, across and along; together
 *     {@value EncoderBlock#CHANNELS} channels
 */
record FeatureMaps(List<NDArray> levels) implements AutoCloseable {

  FeatureMaps {
    levels = List.copyOf(levels);
  }

  /** Of one image's joined features, {@code [row * column][channel]}, which are not closed. */
  static FeatureMaps of(NDArray joined, int rows, int columns) {
    return new FeatureMaps(List.of(joined.reshape(1, rows, columns, -1)));
  }

  /**
   * Of maps {@code [image][channel][row][column]} of any precision, which are closed; so they must
   * be the engine's own results, not made of Java's memory.
   */
  static FeatureMaps ofChannels(NDArray... maps) {
    NDArray[] levels = new NDArray[maps.length];
    for (int i = 0; i < maps.length; i++) {
      try (NDArray map = maps[i]) {
        NDArray last = map.transpose(0, 2, 3, 1);
        levels[i] = last.toType(DataType.FLOAT32, false);
        if (levels[i] != last) {
          last.close();
        }
      }
    }
    return new FeatureMaps(List.of(levels));
  }

  int images() {
    return size(0);
  }

  int rows() {
    return size(1);
  }

  int columns() {
    return size(2);
  }

  private int size(int axis) {
    return Math.toIntExact(levels.get(0).getShape().get(axis));
  }

  /** How many rows, and columns, of the finest level a cell of this level spans. */
  int factor(int level) {
    return columns() / Math.toIntExact(levels.get(level).getShape().get(2));
  }

  /** All features of each place, {@code [image * row * column][channel]}. */
  NDArray joined() {
    NDList repeated = new NDList();
    for (int level = 0; level < levels.size(); level++) {
      int factor = factor(level);
      try (NDArray along = levels.get(level).repeat(1, factor)) {
        repeated.add(along.repeat(2, factor));
      }
    }
    try (repeated;
        NDArray all = NDArrays.concat(repeated, 3)) {
      return all.reshape(-1, all.getShape().get(3));
    }
  }

  @Override
  public void close() {
    levels.forEach(NDArray::close);
  }
}

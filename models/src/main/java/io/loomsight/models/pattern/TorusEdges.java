package io.loomsight.models.pattern;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;

/** Carries maps around their edges, so that a convolution sees a torus. */
public final class TorusEdges {

  private static final int ROWS = 2;
  private static final int COLUMNS = 3;

  private TorusEdges() {}

  /**
   * A map with more rows and columns around it, those of its opposite edges.
   *
   * @param map {@code [batch][channels][height][width]}
   * @param before rows above and columns on the left, no more than the map has
   * @param after rows below and columns on the right, no more than the map has
   * @return {@code [batch][channels][before + height + after][before + width + after]}
   */
  public static NDArray around(NDArray map, int before, int after) {
    return around(around(map, ROWS, before, after), COLUMNS, before, after);
  }

  private static NDArray around(NDArray map, int axis, int before, int after) {
    long length = map.getShape().get(axis);
    if (before > length || after > length) {
      throw new IllegalArgumentException(
          "torus: expected sides of at least %d, found %s"
              .formatted(Math.max(before, after), map.getShape()));
    }
    NDList parts = new NDList(3);
    if (before > 0) {
      parts.add(part(map, axis, length - before, length));
    }
    parts.add(map);
    if (after > 0) {
      parts.add(part(map, axis, 0, after));
    }
    return NDArrays.concat(parts, axis);
  }

  private static NDArray part(NDArray map, int axis, long from, long to) {
    return map.get(
        axis == ROWS ? ":,:,%d:%d,:".formatted(from, to) : ":,:,:,%d:%d".formatted(from, to));
  }
}

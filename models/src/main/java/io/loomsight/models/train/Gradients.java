package io.loomsight.models.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import java.util.List;

/**
 * Gradients that are not finite, which a covariance close to singular can give although the loss is
 * finite: one such step would turn every weight into NaN.
 */
final class Gradients {

  private Gradients() {}

  /** Whether every gradient of a block is finite: a sum over one that is not is not either. */
  static boolean areFinite(Block block) {
    for (NDArray array : trained(block)) {
      try (NDArray gradient = array.getGradient();
          NDArray sum = gradient.sum()) {
        if (!Float.isFinite(sum.getFloat())) {
          return false;
        }
      }
    }
    return true;
  }

  /** Whether there is nothing to learn from: the engine takes no step on zeros alone. */
  static boolean areAllZero(Block block) {
    for (NDArray array : trained(block)) {
      try (NDArray gradient = array.getGradient();
          NDArray sizes = gradient.abs();
          NDArray sum = sizes.sum()) {
        if (sum.getFloat() != 0) {
          return false;
        }
      }
    }
    return true;
  }

  /** Sets every gradient to 0; NaN is no number that a subtraction could take away. */
  static void clear(Block block) {
    for (NDArray array : trained(block)) {
      try (NDArray gradient = array.getGradient()) {
        // a value is copied in; a buffer would become the gradient's memory and go with this handle
        gradient.set(new NDIndex("..."), 0);
      }
    }
  }

  private static List<NDArray> trained(Block block) {
    return block.getParameters().values().stream()
        .filter(parameter -> parameter.requiresGradient() && parameter.getArray().hasGradient())
        .map(Parameter::getArray)
        .toList();
  }
}

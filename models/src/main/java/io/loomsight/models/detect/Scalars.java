package io.loomsight.models.detect;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/**
 * Numbers for expressions that gradients flow through. DJL's overloads for a {@link Number}, such
 * as {@link NDArray#mul(Number)}, lend PyTorch a buffer's memory and let go of the buffer when they
 * return. PyTorch keeps the number for the gradient, and reads there whatever the garbage collector
 * has left by then, without a word. An array of a manager holds its buffer until the manager is
 * closed.
 */
public final class Scalars {

  private Scalars() {}

  /** A number as an array without dimensions, in single precision. */
  public static NDArray of(NDManager manager, double value) {
    return manager.create((float) value);
  }
}

package io.loomsight.models.detect;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/**
 * A network that turns a piece of cloth into {@value EncoderBlock#CHANNELS} features a place at
 * stride {@value EncoderBlock#STRIDE}. Read-only and safe to share between threads.
 */
interface FeatureNet extends AutoCloseable {

  /** Takes the features stripe by stripe, from left to right. */
  @FunctionalInterface
  interface Visitor {

    /**
     * Some columns of places.
     *
     * @param fromColumn the first column
     * @param columns how many
     * @param features {@code [rows * columns][channels]}, row-major; closed by the net after the
     *     call
     */
    void visit(int fromColumn, int columns, NDArray features);
  }

  /** A manager for one call, to be closed by the caller. */
  NDManager newCall();

  /**
   * Encodes one piece. Stripes keep what is allocated at a time within a few megabytes.
   *
   * @param call the manager that the features live in
   * @param grey {@code [height][width]} normalised grey; both sizes multiples of 16
   */
  void encode(NDManager call, float[] grey, int heightPx, int widthPx, Visitor visitor);

  @Override
  void close();
}

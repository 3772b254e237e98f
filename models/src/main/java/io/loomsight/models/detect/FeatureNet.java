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
     * @param features {@code [images * rows * columns][channels]} float32, image by image and row
     *     by row; closed by the net after the call
     */
    void visit(int fromColumn, int columns, NDArray features);
  }

  /** A manager for one call, to be closed by the caller. */
  NDManager newCall();

  /**
   * Encodes pieces of one size together. Stripes keep what is allocated at a time within a few
   * megabytes a piece.
   *
   * @param call the manager that the features live in
   * @param greys {@code [image][height * width]} normalised grey, row-major; both sizes multiples
   *     of 16; at most {@link #batch} images
   */
  void encode(NDManager call, float[][] greys, int heightPx, int widthPx, Visitor visitor);

  /** How many images of this size may go through together: 1 on a CPU, by memory on a GPU. */
  int batch(int widthPx, int heightPx);

  @Override
  void close();
}

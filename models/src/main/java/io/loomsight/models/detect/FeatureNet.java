package io.loomsight.models.detect;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.nio.FloatBuffer;
import java.util.List;

/**
 * A network that turns a piece of cloth into {@value EncoderBlock#CHANNELS} features a place at
 * stride {@value EncoderBlock#STRIDE}. Read-only and safe to share between threads.
 */
interface FeatureNet extends AutoCloseable {

  /** Normalised grey of a part of an image, mean 0 and deviation 1 over its cloth. */
  @FunctionalInterface
  interface Piece {

    /** Puts the columns from {@code fromPx} up to {@code toPx} of every row, row by row. */
    void put(int fromPx, int toPx, FloatBuffer target);
  }

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
   * @param pieces of as many images, at most {@link #batch}
   * @param heightPx of each piece, a multiple of 16
   * @param widthPx of each piece, a multiple of 16
   */
  void encode(NDManager call, List<Piece> pieces, int heightPx, int widthPx, Visitor visitor);

  /** How many images of this size may go through together: 1 on a CPU, by memory on a GPU. */
  int batch(int widthPx, int heightPx);

  @Override
  void close();
}

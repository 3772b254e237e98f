package io.loomsight.models.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.pooling.Pool;
import io.loomsight.models.pattern.TorusEdges;
import java.util.SplittableRandom;

/**
 * How far the patches of one torus are from those of another of the same size: the sliced
 * Wasserstein distance of patches of 7 x 7 px at full size or at a half, a quarter or an eighth of
 * it, over random directions; each call draws a size and directions anew. At full size a quarter of
 * the patches is taken, a regular grid of them.
 *
 * <p>Sources: Rabin, Peyré, Delon and Bernot, Wasserstein barycenter and its application to texture
 * mixing (SSVM 2011); as the loss of a texture's network: Heitz, Vanhoey, Chambon and Belcour, A
 * sliced Wasserstein loss for neural texture synthesis (CVPR 2021); on patches: Elnekave and Weiss,
 * Generating natural images with direct patch distributions matching (ECCV 2022).
 */
final class PatchLoss {

  private static final int PATCH_PX = 7;
  private static final int COLOURS = 3;
  private static final int SIZES = 4;

  private final int projections;

  PatchLoss(int projections) {
    this.projections = projections;
  }

  /** A number: the mean over directions; images are {@code [1][3][height][width]}. */
  NDArray of(NDArray image, NDArray target, SplittableRandom random) {
    int size = random.nextInt(SIZES);
    NDArray one = image;
    NDArray other = target;
    for (int half = 0; half < size; half++) {
      one = halved(one);
      other = halved(other);
    }
    return distance(one, other, size == 0 ? 2 : 1, random);
  }

  private static NDArray halved(NDArray image) {
    return Pool.avgPool2d(image, new Shape(2, 2), new Shape(2, 2), new Shape(0, 0), false, true);
  }

  private NDArray distance(NDArray one, NDArray other, int stride, SplittableRandom random) {
    NDArray directions = directions(one.getManager(), random);
    int before = PATCH_PX - 1 - random.nextInt(stride);
    NDArray sorted = projected(one, directions, stride, before);
    NDArray wanted = projected(other, directions, stride, before);
    return sorted.sub(wanted).abs().mean();
  }

  /** {@code [projections][patches]}, sorted. */
  private NDArray projected(NDArray image, NDArray directions, int stride, int before) {
    NDArray seen = TorusEdges.around(image, before, PATCH_PX - 1 - before);
    NDArray maps =
        Conv2d.conv2d(seen, directions, null, new Shape(stride, stride)).singletonOrThrow();
    return maps.reshape(projections, -1).sort(1);
  }

  /** Of length 1, {@code [projections][3][7][7]}. */
  private NDArray directions(NDManager manager, SplittableRandom random) {
    int numbers = COLOURS * PATCH_PX * PATCH_PX;
    float[] directions = new float[projections * numbers];
    for (int direction = 0; direction < projections; direction++) {
      double squares = 0;
      int from = direction * numbers;
      for (int at = from; at < from + numbers; at++) {
        directions[at] = (float) random.nextGaussian();
        squares += directions[at] * directions[at];
      }
      for (int at = from; at < from + numbers; at++) {
        directions[at] /= (float) Math.sqrt(squares);
      }
    }
    return manager.create(directions, new Shape(projections, COLOURS, PATCH_PX, PATCH_PX));
  }
}

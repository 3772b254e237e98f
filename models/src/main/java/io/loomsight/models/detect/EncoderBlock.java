package io.loomsight.models.detect;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Activation;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;

/**
 * The encoder as it is trained: a small fully convolutional network without pretrained weights.
 *
 * <p>Input {@code [batch][1][height][width]}, grey with mean 0 and deviation 1 over the cloth;
 * height and width are multiples of 16. Output {@code [batch][64][height / 4][width / 4]}: features
 * of three depths (strides 4, 8 and 16), each projected without bias; a place at stride 4 takes the
 * deeper features of the cell that it lies in. For use, {@link Encoder} folds the batch norms into
 * the convolutions.
 */
public final class EncoderBlock extends AbstractBlock {

  /** Features per position. */
  public static final int CHANNELS = 64;

  /** Image pixels per feature position, across and along. */
  public static final int STRIDE = 4;

  static final int[] PROJECTED = {16, 24, 24};

  private static final int[] WIDTHS = {16, 32, 48, 64};

  private final SequentialBlock fine;
  private final SequentialBlock middle;
  private final SequentialBlock coarse;
  private final Conv2d projectFine;
  private final Conv2d projectMiddle;
  private final Conv2d projectCoarse;

  /** A network with parameters yet to be initialised or loaded. */
  public EncoderBlock() {
    fine =
        addChildBlock(
            "fine",
            new SequentialBlock()
                .addAll(convolution(WIDTHS[0], 5, 2))
                .addAll(convolution(WIDTHS[1], 3, 2))
                .addAll(convolution(WIDTHS[1], 3, 1)));
    middle =
        addChildBlock(
            "middle",
            new SequentialBlock()
                .addAll(convolution(WIDTHS[2], 3, 2))
                .addAll(convolution(WIDTHS[2], 3, 1)));
    coarse =
        addChildBlock(
            "coarse",
            new SequentialBlock()
                .addAll(convolution(WIDTHS[3], 3, 2))
                .addAll(convolution(WIDTHS[3], 3, 1)));
    projectFine = addChildBlock("projectFine", projection(PROJECTED[0]));
    projectMiddle = addChildBlock("projectMiddle", projection(PROJECTED[1]));
    projectCoarse = addChildBlock("projectCoarse", projection(PROJECTED[2]));
  }

  private static SequentialBlock convolution(int filters, int kernel, int stride) {
    return new SequentialBlock()
        .add(
            Conv2d.builder()
                .setFilters(filters)
                .setKernelShape(new Shape(kernel, kernel))
                .optStride(new Shape(stride, stride))
                .optPadding(new Shape(kernel / 2, kernel / 2))
                .optBias(false)
                .build())
        .add(BatchNorm.builder().optEpsilon(BATCH_NORM_EPSILON).optMomentum(0.9f).build())
        .add(Activation.reluBlock());
  }

  private static Conv2d projection(int filters) {
    return Conv2d.builder()
        .setFilters(filters)
        .setKernelShape(new Shape(1, 1))
        .optBias(false)
        .build();
  }

  static final float BATCH_NORM_EPSILON = 1e-5f;

  SequentialBlock fine() {
    return fine;
  }

  SequentialBlock middle() {
    return middle;
  }

  SequentialBlock coarse() {
    return coarse;
  }

  Conv2d projectFine() {
    return projectFine;
  }

  Conv2d projectMiddle() {
    return projectMiddle;
  }

  Conv2d projectCoarse() {
    return projectCoarse;
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> parameters) {
    NDList fineMap = fine.forward(store, inputs, training);
    NDList middleMap = middle.forward(store, fineMap, training);
    NDList coarseMap = coarse.forward(store, middleMap, training);
    Shape shape = fineMap.singletonOrThrow().getShape();
    long[] size = {shape.get(2), shape.get(3)};
    NDArray first = projectFine.forward(store, fineMap, training).singletonOrThrow();
    NDArray second = projectMiddle.forward(store, middleMap, training).singletonOrThrow();
    NDArray third = projectCoarse.forward(store, coarseMap, training).singletonOrThrow();
    return new NDList(first.concat(enlarge(second, size), 1).concat(enlarge(third, size), 1));
  }

  /** A map of the given height and width, multiples of the map's own, that repeats its cells. */
  static NDArray enlarge(NDArray map, long[] size) {
    return map.getNDArrayInternal().interpolation(size, NEAREST, false);
  }

  /** DJL's number for it: 0 is the nearest cell, 1 bilinear, 2 the mean over an area, 3 bicubic. */
  private static final int NEAREST = 0;

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    return new Shape[] {
      new Shape(inputs[0].get(0), CHANNELS, inputs[0].get(2) / STRIDE, inputs[0].get(3) / STRIDE)
    };
  }

  @Override
  protected void initializeChildBlocks(NDManager manager, DataType dataType, Shape... shapes) {
    fine.initialize(manager, dataType, shapes[0]);
    Shape fineShape = fine.getOutputShapes(new Shape[] {shapes[0]})[0];
    middle.initialize(manager, dataType, fineShape);
    Shape middleShape = middle.getOutputShapes(new Shape[] {fineShape})[0];
    coarse.initialize(manager, dataType, middleShape);
    Shape coarseShape = coarse.getOutputShapes(new Shape[] {middleShape})[0];
    projectFine.initialize(manager, dataType, fineShape);
    projectMiddle.initialize(manager, dataType, middleShape);
    projectCoarse.initialize(manager, dataType, coarseShape);
  }
}

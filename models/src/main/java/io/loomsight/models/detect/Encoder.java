package io.loomsight.models.detect;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.util.cuda.CudaUtils;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.MemoryUsage;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The encoder as it is used: batch norms folded into the convolutions, weights laid out
 * channels-last (1.5 to 1.7 times faster on CPU), read-only and safe to share between threads.
 *
 * <p>The layers at strides 2 to 8 do nearly all the work and go over the image in stripes of
 * columns: what a stripe allocates stays below the size from which the C library asks the system
 * for fresh pages each time, which costs as much as the arithmetic (a factor of 2.4 in all,
 * measured by {@code loomsight bench detect}). The layers at stride 16 see the whole image.
 */
final class Encoder implements FeatureNet {

  /** Columns of a stripe, in px; a multiple of 16. */
  private static final int STRIPE_PX = 1024;

  /** Columns that the layers up to stride 8 see beside a place, in px; a multiple of 8. */
  private static final int STRIPE_HALO_PX = 24;

  /** Images that go through a GPU together at most: more bring nothing. */
  private static final int MOST_IMAGES = 16;

  /** What a pixel needs of a GPU's memory on its way, all layers together. */
  private static final long BYTES_PER_PX = 128;

  private final NDManager manager;

  /** Half on a GPU, which halves its work; the distances are always single. */
  private final DataType precision;

  private final List<Layer> fine;
  private final List<Layer> middle;
  private final List<Layer> coarse;
  private final NDArray projectFine;
  private final NDArray projectMiddle;
  private final NDArray projectCoarse;

  private record Layer(NDArray weight, NDArray bias, int stride, int padding) {

    NDArray forward(NDArray input) {
      try (NDArray out =
          Conv2d.conv2d(
                  input,
                  weight,
                  bias,
                  new Shape(stride, stride),
                  new Shape(padding, padding),
                  new Shape(1, 1))
              .singletonOrThrow()) {
        return Activation.relu(out);
      }
    }
  }

  private Encoder(NDManager manager, EncoderBlock block) {
    this.manager = manager;
    this.precision = manager.getDevice().isGpu() ? DataType.FLOAT16 : DataType.FLOAT32;
    fine = fold(block.fine());
    middle = fold(block.middle());
    coarse = fold(block.coarse());
    projectFine = weights(block.projectFine(), new float[0]);
    projectMiddle = weights(block.projectMiddle(), new float[0]);
    projectCoarse = weights(block.projectCoarse(), new float[0]);
  }

  /** The encoder with the parameters in {@code weights}, on the named device (cpu or gpu:N). */
  static Encoder open(InputStream weights, String device) {
    TorchThreads.fix();
    Device where = device.equals("cpu") ? Device.cpu() : DeviceFailure.engines(device);
    NDManager manager = Engine.getEngine("PyTorch").newBaseManager(where);
    try (NDManager loading = Engine.getEngine("PyTorch").newBaseManager(Device.cpu())) {
      EncoderBlock block = new EncoderBlock();
      block.loadParameters(loading, new DataInputStream(weights));
      return new Encoder(manager, block);
    } catch (IOException e) {
      manager.close();
      throw new UncheckedIOException(e);
    } catch (ai.djl.MalformedModelException e) {
      manager.close();
      throw new IllegalArgumentException("encoder weights: expected an EncoderBlock's", e);
    }
  }

  /** The encoder with the present parameters of a block that is being trained. */
  static Encoder of(EncoderBlock block) {
    return new Encoder(Engine.getEngine("PyTorch").newBaseManager(Device.cpu()), block);
  }

  private List<Layer> fold(SequentialBlock stage) {
    List<Layer> layers = new ArrayList<>();
    for (Block child : stage.getChildren().values()) {
      SequentialBlock unit = (SequentialBlock) child;
      Conv2d convolution = (Conv2d) unit.getChildren().get(0).getValue();
      Block norm = unit.getChildren().get(1).getValue();
      float[] gamma = values(norm, "gamma");
      float[] beta = values(norm, "beta");
      float[] mean = values(norm, "runningMean");
      float[] variance = values(norm, "runningVar");
      float[] scale = new float[gamma.length];
      float[] bias = new float[gamma.length];
      for (int i = 0; i < gamma.length; i++) {
        scale[i] = (float) (gamma[i] / Math.sqrt(variance[i] + EncoderBlock.BATCH_NORM_EPSILON));
        bias[i] = beta[i] - mean[i] * scale[i];
      }
      long kernel = convolution.getParameters().get("weight").getArray().getShape().get(2);
      layers.add(
          new Layer(
              weights(convolution, scale),
              manager.create(bias).toType(precision, false),
              layers.size() < stage.getChildren().size() - 1 ? 2 : 1,
              (int) kernel / 2));
    }
    return List.copyOf(layers);
  }

  private static float[] values(Block block, String name) {
    Parameter parameter = block.getParameters().get(name);
    return parameter.getArray().toFloatArray();
  }

  /** A convolution's weights, scaled by output channel, in channels-last layout. */
  private NDArray weights(Conv2d convolution, float[] scale) {
    NDArray array = convolution.getParameters().get("weight").getArray();
    Shape shape = array.getShape();
    int outputs = (int) shape.get(0);
    int inputs = (int) shape.get(1);
    int area = (int) (shape.get(2) * shape.get(3));
    float[] from = array.toFloatArray();
    float[] to = new float[from.length];
    for (int o = 0; o < outputs; o++) {
      float factor = scale.length == 0 ? 1 : scale[o];
      for (int i = 0; i < inputs; i++) {
        for (int k = 0; k < area; k++) {
          to[(o * area + k) * inputs + i] = factor * from[(o * inputs + i) * area + k];
        }
      }
    }
    return manager
        .create(to, new Shape(outputs, shape.get(2), shape.get(3), inputs))
        .toType(precision, false)
        .transpose(0, 3, 1, 2);
  }

  @Override
  public NDManager newCall() {
    return manager.newSubManager();
  }

  @Override
  public int batch(int widthPx, int heightPx) {
    if (!manager.getDevice().isGpu()) {
      return 1;
    }
    MemoryUsage memory = CudaUtils.getGpuMemory(manager.getDevice());
    return batch((memory.getMax() - memory.getUsed()) / 2, (long) widthPx * heightPx);
  }

  /** Images that half of the free memory holds, at most {@value #MOST_IMAGES}. */
  static int batch(long bytes, long pixels) {
    return (int) Math.max(1, Math.min(MOST_IMAGES, bytes / (BYTES_PER_PX * pixels)));
  }

  @Override
  public void encode(
      NDManager call, List<Piece> pieces, int heightPx, int widthPx, Visitor visitor) {
    int stripePx = manager.getDevice().isGpu() ? widthPx : STRIPE_PX;
    int widest = Math.min(widthPx, stripePx + 2 * STRIPE_HALO_PX);
    ByteBuffer greys = call.allocateDirect(pieces.size() * heightPx * widest * Float.BYTES);
    NDList fineMaps = new NDList();
    NDList middleMaps = new NDList();
    for (int left = 0; left < widthPx; left += stripePx) {
      int right = Math.min(widthPx, left + stripePx);
      int from = Math.max(0, left - STRIPE_HALO_PX);
      int to = Math.min(widthPx, right + STRIPE_HALO_PX);
      FloatBuffer part = greys.asFloatBuffer();
      pieces.forEach(piece -> piece.put(from, to, part));
      // shares the buffer, which the next stripe fills anew
      NDArray image =
          call.create(
              greys.slice(0, part.position() * Float.BYTES).order(greys.order()),
              new Shape(pieces.size(), 1, heightPx, to - from),
              DataType.FLOAT32);
      if (precision != DataType.FLOAT32) {
        image = image.toType(precision, false);
      }
      try (NDArray fineMap = run(fine, image);
          NDArray projected = project(fineMap, projectFine);
          NDArray middleMap = run(middle, fineMap)) {
        image.close();
        fineMaps.add(columns(projected, (left - from) / 4, (right - from) / 4));
        middleMaps.add(columns(middleMap, (left - from) / 8, (right - from) / 8));
      }
    }
    NDArray middleProjected;
    NDArray coarseProjected;
    try (NDArray middleMap = NDArrays.concat(middleMaps, 3);
        NDArray coarseMap = run(coarse, middleMap)) {
      middleMaps.close();
      middleProjected = project(middleMap, projectMiddle);
      coarseProjected = project(coarseMap, projectCoarse);
    }
    for (int i = 0; i < fineMaps.size(); i++) {
      int from = i * stripePx;
      int to = Math.min(widthPx, from + stripePx);
      try (FeatureMaps features =
          FeatureMaps.ofChannels(
              fineMaps.get(i),
              columns(middleProjected, from / 8, to / 8),
              columns(coarseProjected, from / 16, to / 16))) {
        visitor.visit(from / EncoderBlock.STRIDE, features);
      }
    }
    middleProjected.close();
    coarseProjected.close();
  }

  private static NDArray columns(NDArray map, long from, long to) {
    return map.get(new NDIndex().addAllDim(3).addSliceDim(from, to));
  }

  /** The last layer's map; those between are closed, the input is not. */
  private static NDArray run(List<Layer> layers, NDArray input) {
    NDArray map = input;
    for (Layer layer : layers) {
      NDArray next = layer.forward(map);
      if (map != input) {
        map.close();
      }
      map = next;
    }
    return map;
  }

  private static NDArray project(NDArray map, NDArray weight) {
    return Conv2d.conv2d(map, weight).singletonOrThrow();
  }

  @Override
  public void close() {
    manager.close();
  }
}

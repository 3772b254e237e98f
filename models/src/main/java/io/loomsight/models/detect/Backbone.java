package io.loomsight.models.detect;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A network of somebody else's in place of the {@link Encoder}: a TorchScript module that takes
 * grey, {@code [1][3][height][width]} (three times the same) or else {@code [1][1][height][width]},
 * with mean 0 and deviation 1 over the cloth, as an ImageNet-normalised picture has about, and
 * returns one map {@code [1][channels][rows][columns]} or a tuple of them.
 *
 * <p>All that comes after wants {@value EncoderBlock#CHANNELS} features at stride {@value
 * EncoderBlock#STRIDE}. So each map is divided by its root mean square on white noise, brought to
 * that stride (bilinear), and the maps' channels together are projected by a fixed random
 * orthonormal matrix (Kim et al., Semi-orthogonal embedding for efficient unsupervised anomaly
 * segmentation, arXiv 2105.14737); fewer channels than that are filled up with zeros. The
 * projection is done before the interpolation, with which it commutes.
 *
 * <p>Images wider or higher than 4096 px go through in pieces, and a network that sees farther than
 * 64 px sees the piece's border there.
 */
final class Backbone implements FeatureNet {

  private static final int CHANNELS = EncoderBlock.CHANNELS;
  private static final long SEED = 20_260_301;
  private static final int PROBE_PX = 256;

  /** DJL's number for bilinear interpolation. */
  private static final int BILINEAR = 1;

  private final Model model;
  private final String version;
  private final int inputs;

  /** Of each map, {@code [64][channels]}. */
  private final List<NDArray> projections = new ArrayList<>();

  private Backbone(Model model, String version, int inputs) {
    this.model = model;
    this.version = version;
    this.inputs = inputs;
  }

  /**
   * Loads a module.
   *
   * @param torchScript the file that {@code torch.jit.save} writes
   * @param device cpu or gpu:N
   * @throws IllegalArgumentException where the bytes are no such module, or it takes or returns
   *     something else
   */
  static Backbone open(byte[] torchScript, String device) {
    TorchThreads.fix();
    Device where = device.equals("cpu") ? Device.cpu() : DeviceFailure.engines(device);
    Model model = Model.newInstance("backbone", where, "PyTorch");
    try {
      model.load(new ByteArrayInputStream(torchScript));
    } catch (MalformedModelException | EngineException notModule) {
      model.close();
      throw new IllegalArgumentException(
          "backbone: expected a TorchScript module, found: " + firstLine(notModule), notModule);
    } catch (IOException unreadable) {
      model.close();
      throw new UncheckedIOException(unreadable);
    }
    try {
      return probed(model, version(torchScript));
    } catch (RuntimeException unfit) {
      model.close();
      throw unfit;
    }
  }

  private static Backbone probed(Model model, String version) {
    EngineException refused = null;
    for (int inputs : new int[] {3, 1}) {
      Backbone backbone = new Backbone(model, version, inputs);
      try {
        backbone.probe();
        return backbone;
      } catch (EngineException wrongInput) {
        refused = wrongInput;
      }
    }
    throw new IllegalArgumentException(
        "backbone: expected a module of one picture [1][3 or 1][height][width], found: "
            + firstLine(refused),
        refused);
  }

  private static String firstLine(Exception failure) {
    return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
  }

  /** A name by content: {@code backbone/} and 16 hex digits of SHA-256. */
  static String version(byte[] torchScript) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(torchScript);
      return "backbone/" + HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing);
    }
  }

  /** Runs the module on white noise, and makes the projections for the maps that come out. */
  private void probe() {
    SplittableRandom random = new SplittableRandom(SEED);
    float[] noise = new float[PROBE_PX * PROBE_PX];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (float) random.nextGaussian();
    }
    try (NDManager call = newCall()) {
      NDList maps = forward(call, call.create(noise, new Shape(1, 1, PROBE_PX, PROBE_PX)));
      List<Float> scales = new ArrayList<>();
      int channels = 0;
      for (NDArray map : maps) {
        Shape shape = map.getShape();
        if (shape.dimension() != 4 || shape.get(0) != 1 || shape.get(2) < 1 || shape.get(3) < 1) {
          throw new IllegalArgumentException(
              "backbone: expected maps [1][channels][rows][columns], found " + shape);
        }
        channels += (int) shape.get(1);
        float rms = (float) Math.sqrt(map.square().mean().toFloatArray()[0]);
        if (!(rms > 0) || !Float.isFinite(rms)) {
          throw new IllegalArgumentException(
              "backbone: expected maps that answer to noise, found a root mean square of " + rms);
        }
        scales.add(1 / rms);
      }
      double[][] rows = orthonormal(channels, random);
      int from = 0;
      for (int map = 0; map < maps.size(); map++) {
        int own = (int) maps.get(map).getShape().get(1);
        projections.add(part(rows, from, own, scales.get(map)));
        from += own;
      }
    }
  }

  private NDArray part(double[][] rows, int from, int channels, float scale) {
    float[] values = new float[CHANNELS * channels];
    for (int row = 0; row < CHANNELS; row++) {
      for (int i = 0; i < channels; i++) {
        values[row * channels + i] = (float) (scale * rows[row][from + i]);
      }
    }
    return model.getNDManager().create(values, new Shape(CHANNELS, channels));
  }

  /**
   * 64 orthonormal rows by Gram and Schmidt; with fewer channels than rows, one row a channel and
   * then zeros.
   */
  static double[][] orthonormal(int channels, SplittableRandom random) {
    double[][] rows = new double[CHANNELS][channels];
    for (int row = 0; row < Math.min(CHANNELS, channels); row++) {
      for (int i = 0; i < channels; i++) {
        rows[row][i] = random.nextGaussian();
      }
      for (int other = 0; other < row; other++) {
        double product = product(rows[row], rows[other]);
        for (int i = 0; i < channels; i++) {
          rows[row][i] -= product * rows[other][i];
        }
      }
      double length = Math.sqrt(product(rows[row], rows[row]));
      for (int i = 0; i < channels; i++) {
        rows[row][i] /= length;
      }
    }
    return rows;
  }

  private static double product(double[] left, double[] right) {
    double sum = 0;
    for (int i = 0; i < left.length; i++) {
      sum += left[i] * right[i];
    }
    return sum;
  }

  /** The module's name by its content. */
  String version() {
    return version;
  }

  @Override
  public NDManager newCall() {
    return model.getNDManager().newSubManager();
  }

  /** Of {@code [1][1][height][width]}. */
  private NDList forward(NDManager call, NDArray one) {
    NDArray picture = inputs == 1 ? one : one.repeat(1, inputs);
    return model.getBlock().forward(new ParameterStore(call, false), new NDList(picture), false);
  }

  @Override
  public int batch(int widthPx, int heightPx) {
    return 1;
  }

  @Override
  public void encode(
      NDManager call, List<Piece> pieces, int heightPx, int widthPx, Visitor visitor) {
    long[] size = {heightPx / EncoderBlock.STRIDE, widthPx / EncoderBlock.STRIDE};
    ByteBuffer grey = call.allocateDirect(heightPx * widthPx * Float.BYTES);
    pieces.get(0).put(0, widthPx, grey.asFloatBuffer());
    NDList maps =
        forward(call, call.create(grey, new Shape(1, 1, heightPx, widthPx), DataType.FLOAT32));
    if (maps.size() != projections.size()) {
      throw new IllegalStateException(
          "backbone: expected %d maps as on noise, found %d"
              .formatted(projections.size(), maps.size()));
    }
    NDArray sum = call.zeros(new Shape(1, CHANNELS, size[0], size[1]));
    for (int i = 0; i < maps.size(); i++) {
      Shape shape = maps.get(i).getShape();
      NDArray flat = maps.get(i).reshape(shape.get(1), shape.get(2) * shape.get(3));
      NDArray projected = projections.get(i).matMul(flat);
      // DJL gives a product to its first factor's manager: the model's, which lives for ever
      projected.attach(call);
      sum.addi(
          projected
              .reshape(1, CHANNELS, shape.get(2), shape.get(3))
              .getNDArrayInternal()
              .interpolation(size, BILINEAR, false));
    }
    try (FeatureMaps features = FeatureMaps.ofChannels(sum)) {
      visitor.visit(0, features);
    }
  }

  @Override
  public void close() {
    model.close();
  }
}

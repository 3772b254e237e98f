package io.loomsight.models.detect;

import ai.djl.MalformedModelException;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.List;

/**
 * The trained block as the engine runs it: whole images, batch norms apart, the engine's own
 * layout. What {@link Encoder} must equal, and what it is measured against.
 */
final class PlainEncoder implements FeatureNet {

  private final NDManager manager;
  private final EncoderBlock block;

  private PlainEncoder(NDManager manager, EncoderBlock block) {
    this.manager = manager;
    this.block = block;
  }

  /** The block with the parameters in {@code weights}, on the named device (cpu or gpu:N). */
  static PlainEncoder open(InputStream weights, String device) {
    TorchThreads.fix();
    NDManager manager = Engine.getEngine("PyTorch").newBaseManager(DeviceFailure.engines(device));
    EncoderBlock block = new EncoderBlock();
    try {
      block.loadParameters(manager, new DataInputStream(weights));
    } catch (IOException e) {
      manager.close();
      throw new UncheckedIOException(e);
    } catch (MalformedModelException e) {
      manager.close();
      throw new IllegalArgumentException("encoder weights: expected an EncoderBlock's", e);
    }
    return new PlainEncoder(manager, block);
  }

  @Override
  public NDManager newCall() {
    return manager.newSubManager();
  }

  @Override
  public int batch(int widthPx, int heightPx) {
    return 1;
  }

  @Override
  public void encode(
      NDManager call, List<Piece> pieces, int heightPx, int widthPx, Visitor visitor) {
    ByteBuffer greys = call.allocateDirect(pieces.size() * heightPx * widthPx * Float.BYTES);
    FloatBuffer target = greys.asFloatBuffer();
    pieces.forEach(piece -> piece.put(0, widthPx, target));
    Shape shape = new Shape(pieces.size(), 1, heightPx, widthPx);
    NDList image = new NDList(call.create(greys, shape, DataType.FLOAT32));
    NDArray map = block.forward(new ParameterStore(call, false), image, false).singletonOrThrow();
    try (FeatureMaps features = FeatureMaps.ofChannels(map)) {
      visitor.visit(0, features);
    }
  }

  @Override
  public void close() {
    manager.close();
  }
}

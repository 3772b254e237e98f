package io.loomsight.models.train;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import ai.djl.training.GradientCollector;
import io.loomsight.models.detect.TorchThreads;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

@ResourceLock("PyTorch")
final class GradientsTest {

  private interface Loss {
    NDArray of(NDArray weight);
  }

  private static void backward(Linear block, Loss loss) {
    NDArray weight = block.getParameters().get("weight").getArray();
    weight.setRequiresGradient(true);
    try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
      collector.backward(loss.of(weight));
    }
  }

  @Test
  void finiteLossWithAnInfiniteGradientIsSeenAndCleared() {
    TorchThreads.fix();
    try (NDManager manager = Engine.getEngine("PyTorch").newBaseManager()) {
      Linear block = Linear.builder().setUnits(2).optBias(false).build();
      block.initialize(manager, DataType.FLOAT32, new Shape(1, 3));
      backward(block, weight -> weight.square().sum());
      assertThat(Gradients.areFinite(block)).isTrue();

      // the root of 0 is 0, its slope is infinite, and infinity times the inner slope 0 is NaN
      backward(block, weight -> weight.mul(0).square().sqrt().sum());
      assertThat(Gradients.areFinite(block)).isFalse();

      assertThat(Gradients.areAllZero(block)).isFalse();
      Gradients.clear(block);
      assertThat(Gradients.areAllZero(block)).isTrue();
      NDArray gradient = block.getParameters().get("weight").getArray().getGradient();
      assertThat(gradient.toFloatArray()).containsOnly(0);

      // cleared gradients take the next ones up
      backward(block, weight -> weight.mul(3).sum());
      assertThat(Gradients.areFinite(block)).isTrue();
      assertThat(gradient.toFloatArray()).containsOnly(3);
    }
  }
}

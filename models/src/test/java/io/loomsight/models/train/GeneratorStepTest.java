package io.loomsight.models.train;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.nn.Parameter;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import io.loomsight.models.detect.TorchThreads;
import io.loomsight.models.image.ColourImage;
import io.loomsight.models.pattern.Design;
import io.loomsight.models.pattern.GeneratorExample;
import io.loomsight.models.pattern.GeneratorNet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Steps of a training, seen from inside the engine. */
@ResourceLock("PyTorch")
final class GeneratorStepTest {

  private static final GeneratorSettings SETTINGS = new GeneratorSettings(9, 1e-3, 1, 9, 1);

  @Test
  void stepsMoveAllThatIsLearntAndLeaveNothingBehind() {
    TorchThreads.fix();
    try (Model model = Model.newInstance("pattern-generator", Device.cpu(), "PyTorch")) {
      GeneratorNet net = new GeneratorNet(2);
      model.setBlock(net);
      try (Trainer trainer = model.newTrainer(config())) {
        trainer.initialize(GeneratorNet.shapes(2));
        GeneratorStep steps =
            new GeneratorStep(trainer, SETTINGS, List.of(noise("one"), noise("two")));
        List<float[]> before = values(net);
        assertThat(steps.take(0)).isFinite().isPositive();
        assertThat(steps.take(1)).isFinite().isPositive();
        List<float[]> after = values(net);
        for (int at = 0; at < before.size(); at++) {
          assertThat(after.get(at)).isNotEqualTo(before.get(at)).doesNotContain(Float.NaN);
        }
        assertThat(Gradients.areFinite(net)).isTrue();
        int arrays = trainer.getManager().getManagedArrays().size();
        for (int step = 2; step < SETTINGS.steps(); step++) {
          steps.take(step);
        }
        assertThat(trainer.getManager().getManagedArrays()).hasSize(arrays);
      }
    }
  }

  private static DefaultTrainingConfig config() {
    return new DefaultTrainingConfig(Loss.l2Loss())
        .optDevices(new Device[] {Device.cpu()})
        .optOptimizer(Optimizer.adam().optLearningRateTracker(Tracker.fixed(1e-3f)).build());
  }

  private static List<float[]> values(GeneratorNet net) {
    return net.getParameters().values().stream()
        .map(Parameter::getArray)
        .map(NDArray::toFloatArray)
        .toList();
  }

  private static GeneratorExample noise(String name) {
    SplittableRandom random = new SplittableRandom(name.hashCode());
    float[] samples = new float[ColourImage.PLANES * 64 * 64];
    for (int at = 0; at < samples.length; at++) {
      samples[at] = (float) random.nextDouble();
    }
    return GeneratorExample.of(Design.judged(name, ColourImage.wrap(64, 64, samples)), name);
  }
}

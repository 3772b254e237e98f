package io.loomsight.models.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import io.loomsight.models.image.ColourImage;
import io.loomsight.models.pattern.GeneratorExample;
import io.loomsight.models.pattern.GeneratorInput;
import io.loomsight.models.pattern.GeneratorNet;
import io.loomsight.models.pattern.LearntDesign;
import java.util.List;
import java.util.SplittableRandom;

/** The steps of a generator's training, one design each. */
final class GeneratorStep {

  private static final int CELLS = 8;

  private final Trainer trainer;
  private final GeneratorSettings settings;
  private final List<GeneratorExample> examples;
  private final List<LearntDesign> designs;
  private final PatchLoss patches;

  /** Steps of an initialised trainer. */
  GeneratorStep(Trainer trainer, GeneratorSettings settings, List<GeneratorExample> examples) {
    this.trainer = trainer;
    this.settings = settings;
    this.examples = List.copyOf(examples);
    this.designs = this.examples.stream().map(GeneratorExample::design).toList();
    this.patches = new PatchLoss(settings.projections());
  }

  /** The shapes of the network's inputs for that many designs; those of a torus vary. */
  static Shape[] shapes(int designs) {
    return new Shape[] {
      new Shape(1, designs),
      new Shape(1, GeneratorNet.CODE),
      new Shape(1, GeneratorInput.CHANNELS, CELLS, CELLS),
      new Shape(GeneratorNet.COLOURS, ColourImage.PLANES)
    };
  }

  /**
   * Takes a step, but not where the loss or a gradient is not finite, nor on a design of one
   * colour, which teaches nothing; returns the loss.
   */
  double take(int step) {
    SplittableRandom random = new SplittableRandom(settings.seed() * 1_000_003 + step);
    int number = number(step);
    GeneratorExample example = examples.get(number);
    double loss;
    try (NDManager manager = trainer.getManager().newSubManager()) {
      NDList inputs = inputs(manager, number, random);
      NDArray target =
          manager.create(
              example.image().samples(),
              new Shape(
                  1, ColourImage.PLANES, example.image().heightPx(), example.image().widthPx()));
      try (GradientCollector collector = trainer.newGradientCollector()) {
        NDArray image = trainer.forward(inputs).singletonOrThrow();
        NDArray value = patches.of(image, target, random);
        loss = value.getFloat();
        if (Double.isFinite(loss)) {
          collector.backward(value);
        }
      }
      if (Double.isFinite(loss)) {
        Block net = trainer.getModel().getBlock();
        if (!Gradients.areFinite(net)) {
          Gradients.clear(net);
        } else if (!Gradients.areAllZero(net)) {
          trainer.step();
        }
      }
    }
    return loss;
  }

  private NDList inputs(NDManager manager, int number, SplittableRandom random) {
    GeneratorInput.Torus torus = examples.get(number).torus();
    float[] shares = new float[examples.size()];
    shares[number] = 1;
    return new NDList(
        manager.create(shares, new Shape(1, shares.length)),
        manager.zeros(new Shape(1, GeneratorNet.CODE)),
        manager.create(
            GeneratorInput.draw(torus, random.nextDouble(), random.nextDouble(), random),
            new Shape(1, GeneratorInput.CHANNELS, torus.rows(), torus.columns())),
        manager.create(
            LearntDesign.palette(designs, shares),
            new Shape(GeneratorNet.COLOURS, ColourImage.PLANES)));
  }

  /** Every design once, in an order of its own, before one comes again. */
  private int number(int step) {
    int count = examples.size();
    SplittableRandom random = new SplittableRandom(settings.seed() * 7919 + step / count);
    int[] order = new int[count];
    for (int place = 0; place < count; place++) {
      int other = random.nextInt(place + 1);
      order[place] = order[other];
      order[other] = place;
    }
    return order[step % count];
  }
}

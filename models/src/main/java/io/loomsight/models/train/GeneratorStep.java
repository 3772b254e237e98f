package io.loomsight.models.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import io.loomsight.models.detect.Scalars;
import io.loomsight.models.image.ColourImage;
import io.loomsight.models.pattern.GeneratorExample;
import io.loomsight.models.pattern.GeneratorInput;
import io.loomsight.models.pattern.GeneratorNet;
import io.loomsight.models.pattern.LearntDesign;
import io.loomsight.models.pattern.TilePlaces;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The steps of a generator's training, one design each: the network draws the design moved and bent
 * by chance, under noise, and pays {@code -log(1.01 - |off|)} a sample, the cross entropy of what
 * is either of two colours. Of the losses that were tried, the sliced Wasserstein distance of
 * patches (Heitz et al., CVPR 2021) brought right colours and coverage but no lines, alone as well
 * as beside this one; squared errors vanish where a colour is surely wrong.
 */
final class GeneratorStep {

  private static final List<Double> ALONE = List.of(1.0);
  private static final double MOST_WARP = 0.12;
  private static final double MOST_NOISE = 0.3;

  /** A pixel that is right costs nothing, one that is wrong by the whole range no more than 4.6. */
  private static final float SURE = 1.01f;

  private final Trainer trainer;
  private final GeneratorSettings settings;
  private final List<GeneratorExample> examples;
  private final List<LearntDesign> designs;

  /** Steps of an initialised trainer. */
  GeneratorStep(Trainer trainer, GeneratorSettings settings, List<GeneratorExample> examples) {
    this.trainer = trainer;
    this.settings = settings;
    this.examples = List.copyOf(examples);
    this.designs = this.examples.stream().map(GeneratorExample::design).toList();
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
      TilePlaces tiles = TilePlaces.draw(example.torus(), random.nextDouble(MOST_WARP), random);
      GeneratorInput input =
          GeneratorInput.draw(tiles, ALONE, random.nextDouble(MOST_NOISE), random);
      NDList inputs = GeneratorNet.inputs(manager, List.of(number), ALONE, input, designs);
      ColourImage shown = tiles.shown(example);
      NDArray target =
          manager.create(
              shown.sharedSamples(),
              new Shape(1, ColourImage.PLANES, shown.heightPx(), shown.widthPx()));
      try (GradientCollector collector = trainer.newGradientCollector()) {
        NDArray image = trainer.forward(inputs).singletonOrThrow();
        NDArray value =
            image.sub(target).abs().neg().add(Scalars.of(manager, SURE)).log().mean().neg();
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

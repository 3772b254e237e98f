package io.loomsight.models.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import io.loomsight.models.fabric.Box;
import io.loomsight.models.fabric.DefectKind;
import io.loomsight.models.fabric.Direction;
import io.loomsight.models.image.GreyImage;
import io.loomsight.models.synth.Camera;
import io.loomsight.models.synth.Cloth;
import io.loomsight.models.synth.ClothStyle;
import io.loomsight.models.synth.Flaw;
import io.loomsight.models.synth.Rendered;
import io.loomsight.models.synth.View;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class DetectorTest {

  private static final Camera CAMERA = new Camera(0.2, 0.7, 0.01, 0.03, 0.01, 1, 0);

  private static Detector shipped() {
    return SharedDetectors.get(ModelZoo.DEFAULT, "cpu");
  }

  @Test
  void foldedEncoderEqualsTheTrainedBlock() {
    TorchThreads.fix();
    try (NDManager manager = Engine.getEngine("PyTorch").newBaseManager()) {
      EncoderBlock block = new EncoderBlock();
      block.initialize(manager, DataType.FLOAT32, new Shape(1, 1, 64, 96));
      float[] grey = new float[64 * 96];
      SplittableRandom random = new SplittableRandom(1);
      for (int i = 0; i < grey.length; i++) {
        grey[i] = (float) random.nextGaussian();
      }
      NDArray image = manager.create(grey, new Shape(1, 1, 64, 96));
      float[] expected =
          block
              .forward(new ParameterStore(manager, false), new NDList(image), false)
              .singletonOrThrow()
              .transpose(0, 2, 3, 1)
              .toFloatArray();
      try (Encoder encoder = Encoder.of(block);
          NDManager call = encoder.newCall()) {
        float[] folded = encoder.features(call, grey, 64, 96).toFloatArray();
        assertThat(folded).hasSameSizeAs(expected);
        for (int i = 0; i < folded.length; i++) {
          assertThat(folded[i]).isCloseTo(expected[i], within(1e-4f));
        }
      }
    }
  }

  @Test
  void imageInPiecesHasTheFeaturesOfTheWhole() {
    // 2176 px need two pieces; inside the first one's reach both must agree with a narrower image
    ClothStyle style = ClothStyle.random(4);
    GreyImage wide = Cloth.endless(style, 9).render(CAMERA, new View(0, 0, 2176, 96), 1);
    ClothFeatures features = shipped().features(wide);
    assertThat(features.columns()).isEqualTo(544);
    assertThat(features.rows()).isEqualTo(24);
    AnomalyMap map = shipped().judge(features, features.sums().gaussian(), Optional.empty());
    double left = mean(map, 500, 510);
    double right = mean(map, 514, 524);
    assertThat(right / left).isBetween(0.7, 1.4);
  }

  private static double mean(AnomalyMap map, int from, int to) {
    double sum = 0;
    for (int row = 0; row < map.rows(); row++) {
      for (int column = from; column < to; column++) {
        sum += map.cell(column, row);
      }
    }
    return sum / map.rows() / (to - from);
  }

  @Test
  void drawnFlawStandsOutOfItsOwnCloth() {
    for (long seed = 1; seed <= 3; seed++) {
      ClothStyle style = ClothStyle.random(seed);
      Cloth cloth = Cloth.endless(style, seed);
      FeatureSums sums = FeatureSums.zero(Detector.CHANNELS);
      for (int i = 0; i < 3; i++) {
        GreyImage good = cloth.render(CAMERA, new View(0, 200 * i, 512, 512), i);
        sums = sums.plus(shipped().features(good).sums());
      }
      Flaw hole = new Flaw(DefectKind.HOLE, Direction.AREA, new Box(540, 740, 9, 9), 1, 5);
      Rendered flawed = cloth.render(CAMERA, new View(500, 700, 512, 512), List.of(hole), 77);
      AnomalyMap map =
          shipped().judge(shipped().features(flawed.image()), sums.gaussian(), Optional.empty());
      // 44.5 mm from the corner at 0.2 mm/px is px 222
      assertThat(nearby(map)).as("seed %d", seed).isGreaterThan(0.95 * map.score());
    }
  }

  /** The highest distance within 30 px of the hole. */
  private static double nearby(AnomalyMap map) {
    double highest = 0;
    for (int y = 192; y < 252; y++) {
      for (int x = 192; x < 252; x++) {
        highest = Math.max(highest, map.at(x, y));
      }
    }
    return highest;
  }

  @Test
  void unknownModelIsNamed() {
    assertThatThrownBy(() -> ModelZoo.open("nothing/1", "cpu"))
        .hasMessageContaining("found 'nothing/1'");
  }

  @Test
  void groundAloneHasNoFeatures() {
    float[] white = new float[512 * 64];
    Arrays.fill(white, 1);
    ClothFeatures features = shipped().features(GreyImage.wrap(512, 64, white));
    assertThat(features.cloth().widthPx()).isZero();
    assertThat(features.sums().positions()).isZero();
    assertThat(features.sample(100, 1)).isEmpty();
  }
}

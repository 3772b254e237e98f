package io.loomsight.models.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.MalformedModelException;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import ai.djl.util.Pair;
import io.loomsight.models.detect.Detector;
import io.loomsight.models.detect.EncoderBlock;
import io.loomsight.models.detect.ModelZoo;
import io.loomsight.models.synth.Episode;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trainings of a few steps: not what is learnt, but what they leave and how they go on. */
final class EncoderTrainerTest {

  private static final double RATE = 1e-3;
  private static final int LOSS = 3;
  private static final int VALIDATION_LOSS = 4;

  @TempDir private Path folder;

  @Test
  void trainingLeavesWeightsAndALogAndGoesOnFromThem() throws Exception {
    List<TrainProgress> reports = new ArrayList<>();
    assertThat(train(settings(4, 1, RATE), reports)).isEqualTo(4);
    assertThat(reports).hasSize(1);
    TrainProgress report = reports.get(0);
    assertThat(report.step()).isEqualTo(4);
    assertThat(report.steps()).isEqualTo(4);
    assertThat(logged(0)).containsExactly(2, 4);
    assertThat(report.loss()).as("mean of four steps").isCloseTo(logged(LOSS)[1], within(1e-4));
    assertThat(report.validation().loss()).isCloseTo(logged(VALIDATION_LOSS)[1], within(1e-4));
    assertThat(folder.resolve("encoder.params.next")).doesNotExist();
    opens();
    Map<String, float[]> before = weights();

    reports.clear();
    // other fabrics, at a rate that leaves the weights as they were
    assertThat(train(settings(6, 99, 1e-12), reports)).isEqualTo(6);
    assertThat(reports).extracting(TrainProgress::step).containsExactly(6);
    assertThat(logged(0)).containsExactly(2, 4, 6);
    assertThat(reports.get(0).loss())
        .as("mean of two steps")
        .isCloseTo(logged(LOSS)[2], within(1e-4));
    Map<String, float[]> after = weights();
    assertThat(after).isNotEmpty().hasSameSizeAs(before);
    before.forEach((name, values) -> assertThat(after.get(name)).as(name).isEqualTo(values));
    assertThat(train(settings(6, 99, RATE), reports)).as("nothing is left to do").isEqualTo(6);
    assertThat(logged(0)).containsExactly(2, 4, 6);
  }

  @Test
  void resumedTrainingLearnsOn() throws Exception {
    train(settings(2, 1, RATE), new ArrayList<>());
    Map<String, float[]> before = weights();
    train(settings(4, 99, RATE), new ArrayList<>());
    Map<String, float[]> after = weights();
    before.forEach(
        (name, values) -> {
          assertThat(after.get(name)).as(name).isNotEqualTo(values);
          double farthest = 0;
          for (int i = 0; i < values.length; i++) {
            farthest = Math.max(farthest, Math.abs(after.get(name)[i] - values[i]));
          }
          // two steps of AdamW under the warm-up move a weight by at most 3 % of the rate each
          assertThat(farthest).as(name).isBetween(0.01 * RATE, 0.06 * RATE);
        });
  }

  @Test
  void divergedTrainingKeepsItsLastCheckpoint() throws Exception {
    train(settings(2, 1, RATE), new ArrayList<>());
    Map<String, float[]> before = weights();
    assertThatThrownBy(() -> train(settings(4, 1, 1e30), new ArrayList<>()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("training diverged before step 4: the validation loss is NaN");
    assertThat(logged(0)).containsExactly(2);
    Map<String, float[]> after = weights();
    before.forEach((name, values) -> assertThat(after.get(name)).as(name).isEqualTo(values));
  }

  private void opens() {
    try (Detector detector = ModelZoo.open(folder.resolve("encoder.params"), "cpu")) {
      assertThat(
              detector
                  .features(Episode.draw(EpisodeSettings.TRAINING, 3, 128).support())
                  .sums()
                  .positions())
          .isPositive();
    }
  }

  @Test
  void checkpointThatIsNoEncoderIsNamed() throws IOException {
    TrainLog.open(folder).append(new TrainLog.Entry(2, 1, 1, 1, Validation.NONE));
    Files.writeString(folder.resolve("encoder.params"), "not an encoder's parameters");
    assertThatThrownBy(() -> train(settings(4, 1, RATE), new ArrayList<>()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            folder.resolve("encoder.params") + ": expected an encoder's parameters, found");
  }

  private static TrainSettings settings(int steps, long seed, double rate) {
    return new TrainSettings(steps, 2, 64, rate, seed, 2, 16, 5);
  }

  private int train(TrainSettings settings, List<TrainProgress> reports) {
    return new EncoderTrainer(settings, folder, Optional.empty(), "loom-encoder/next")
        .train(reports::add);
  }

  /** A column of the log. */
  private double[] logged(int column) throws IOException {
    return Files.readAllLines(folder.resolve("progress.csv")).stream()
        .skip(1)
        .mapToDouble(line -> Double.parseDouble(line.split(",", -1)[column]))
        .toArray();
  }

  /** The checkpoint's convolution weights by name. */
  private Map<String, float[]> weights() throws IOException, MalformedModelException {
    Map<String, float[]> weights = new TreeMap<>();
    EncoderBlock block = new EncoderBlock();
    try (NDManager manager = Engine.getEngine("PyTorch").newBaseManager();
        DataInputStream in =
            new DataInputStream(Files.newInputStream(folder.resolve("encoder.params")))) {
      block.loadParameters(manager, in);
      for (Pair<String, Parameter> pair : block.getParameters()) {
        if (pair.getKey().endsWith("weight")) {
          weights.put(pair.getKey(), pair.getValue().getArray().toFloatArray());
        }
      }
    }
    return weights;
  }
}

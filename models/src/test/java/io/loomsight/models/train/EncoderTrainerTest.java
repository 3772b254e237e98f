package io.loomsight.models.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.MalformedModelException;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import ai.djl.util.Pair;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.loomsight.models.detect.Detector;
import io.loomsight.models.detect.EncoderBlock;
import io.loomsight.models.detect.ModelZoo;
import io.loomsight.models.image.ContentHash;
import io.loomsight.models.synth.Episode;
import io.loomsight.models.synth.EpisodeSettings;
import java.awt.image.BufferedImage;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Trainings of a few steps: not what is learnt, but what they leave and how they go on. */
@ResourceLock("PyTorch")
final class EncoderTrainerTest {

  private static final double RATE = 1e-3;
  private static final int STEP = 0;
  private static final int LOSS = 3;
  private static final int VALIDATION_LOSS = 4;

  @TempDir private Path folder;

  @Test
  void trainingLeavesWeightsAndALogAndGoesOnFromThem() throws Exception {
    List<TrainProgress> reports = new ArrayList<>();
    assertThat(train(settings(4, 1, RATE), reports)).isEqualTo(4);
    assertThat(reports)
        .extracting(TrainProgress::stage)
        .containsExactly(TrainProgress.Stage.CHECKPOINT, TrainProgress.Stage.FINISHED);
    TrainProgress last = reports.get(1);
    assertThat(last.step()).isEqualTo(4);
    assertThat(last.steps()).isEqualTo(4);
    assertThat(last.secondsLeft()).isZero();
    assertThat(last.stepsPerSecond()).isPositive();
    assertThat(logged(STEP)).containsExactly(2, 4);
    assertThat(last.loss()).as("mean of two steps").isCloseTo(logged(LOSS)[1], within(1e-4));
    assertThat(last.validation().loss()).isCloseTo(logged(VALIDATION_LOSS)[1], within(1e-4));
    assertThat(folder.resolve("encoder.params.next")).doesNotExist();
    opens();
    Map<String, float[]> before = weights();

    reports.clear();
    // other fabrics, at a rate that leaves the weights as they were
    assertThat(train(settings(6, 99, 1e-12), reports)).isEqualTo(6);
    assertThat(reports).extracting(TrainProgress::step).containsExactly(6);
    assertThat(logged(STEP)).containsExactly(2, 4, 6);
    Map<String, float[]> after = weights();
    assertThat(farthest(before, after)).isLessThan(1e-9);
    assertThat(train(settings(6, 99, RATE), reports)).as("nothing is left to do").isEqualTo(6);
    assertThat(logged(STEP)).containsExactly(2, 4, 6);
  }

  @Test
  void cardTellsTheWeightsTheStepsAndEveryStart() throws Exception {
    train(settings(2, 1, RATE), new ArrayList<>());
    train(settings(4, 7, RATE / 2), new ArrayList<>());
    JsonNode card = new ObjectMapper().readTree(folder.resolve("card.json").toFile());
    assertThat(card.get("name").asText()).isEqualTo("loom-encoder");
    assertThat(card.get("version").asText()).isEqualTo("next");
    assertThat(card.get("parameters").asLong()).isEqualTo(117_104);
    assertThat(card.get("sha256").asText())
        .isEqualTo(ContentHash.of(Files.readAllBytes(folder.resolve("encoder.params"))));
    assertThat(card.at("/training/steps").asInt()).isEqualTo(4);
    assertThat(card.at("/training/runs")).hasSize(2);
    assertThat(card.at("/training/runs/0/from").asText()).isEmpty();
    assertThat(card.at("/training/runs/1/from").asText()).hasSize(64);
    assertThat(card.at("/training/runs/1/firstStep").asInt()).isEqualTo(2);
    assertThat(card.at("/training/runs/1/settings/seed").asInt()).isEqualTo(7);
    assertThat(card.at("/validation/firstSeed").asLong()).isEqualTo(ValidationSet.FIRST_SEED);
    assertThat(card.at("/validation/metrics/loss").asDouble())
        .isCloseTo(logged(VALIDATION_LOSS)[1], within(1e-4));
  }

  @Test
  void picturesAreLeft() throws Exception {
    train(settings(4, 1, RATE), new ArrayList<>());
    BufferedImage curves = ImageIO.read(folder.resolve("curves.png").toFile());
    BufferedImage samples = ImageIO.read(folder.resolve("samples.png").toFile());
    assertThat(curves.getWidth()).isEqualTo(900);
    assertThat(samples.getWidth()).isEqualTo(8 * (2 * 64 + 4));
  }

  @Test
  void trainingBeginsWithGivenWeightsAndTellsHowGoodTheyAre() throws Exception {
    train(settings(2, 1, RATE), new ArrayList<>());
    Map<String, float[]> given = weights();
    Path first = folder;
    folder = folder.resolve("second");
    new EncoderTrainer(
            settings(2, 99, 1e-12),
            folder,
            Optional.of(first.resolve("encoder.params")),
            "loom-encoder/next")
        .train(progress -> {});
    assertThat(logged(STEP)).containsExactly(0, 2);
    assertThat(farthest(given, weights())).isLessThan(1e-9);
  }

  @Test
  void stoppedTrainingLeavesACheckpointAndGoesOn() throws Exception {
    EncoderTrainer trainer =
        new EncoderTrainer(settings(50, 1, RATE), folder, Optional.empty(), "loom-encoder/next");
    List<TrainProgress> reports = new ArrayList<>();
    int done =
        trainer.train(
            progress -> {
              reports.add(progress);
              trainer.stop();
            });
    // told to stop after a checkpoint, it does one more step and writes that down
    assertThat(done).isEqualTo(3);
    assertThat(logged(STEP)).containsExactly(2, 3);
    assertThat(reports.get(1).stage()).isEqualTo(TrainProgress.Stage.STOPPED);
    assertThat(train(settings(4, 1, RATE), reports)).isEqualTo(4);
    assertThat(logged(STEP)).containsExactly(2, 3, 4);
  }

  @Test
  void sameSeedGivesTheSameWeightsToTheBit() throws Exception {
    List<byte[]> weights = new ArrayList<>();
    for (String name : List.of("one", "two")) {
      Path place = folder.resolve(name);
      new EncoderTrainer(settings(4, 7, RATE), place, Optional.empty(), "loom-encoder/next")
          .train(progress -> {});
      weights.add(Files.readAllBytes(place.resolve("encoder.params")));
    }
    assertThat(weights.get(1)).isEqualTo(weights.get(0));
  }

  @Test
  void nameOnTheCardHasAVersion() {
    assertThatThrownBy(
            () -> new EncoderTrainer(settings(2, 1, RATE), folder, Optional.empty(), "mine"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "train: expected a name and a version such as loom-encoder/0.1.0, found 'mine'");
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
    assertThat(logged(STEP)).containsExactly(2);
    assertThat(farthest(before, weights())).isZero();
  }

  /** The largest difference of a weight. */
  private static double farthest(Map<String, float[]> before, Map<String, float[]> after) {
    assertThat(after.keySet()).isNotEmpty().isEqualTo(before.keySet());
    double farthest = 0;
    for (Map.Entry<String, float[]> entry : before.entrySet()) {
      for (int i = 0; i < entry.getValue().length; i++) {
        float other = after.get(entry.getKey())[i];
        farthest = Math.max(farthest, Math.abs(entry.getValue()[i] - other));
      }
    }
    return farthest;
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

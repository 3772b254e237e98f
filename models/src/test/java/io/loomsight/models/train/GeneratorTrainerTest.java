package io.loomsight.models.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.loomsight.models.image.ColourImage;
import io.loomsight.models.image.ContentHash;
import io.loomsight.models.pattern.Design;
import io.loomsight.models.pattern.GeneratorExample;
import io.loomsight.models.pattern.GeneratorTask;
import io.loomsight.models.pattern.LearntGenerator;
import io.loomsight.models.pattern.RepeatLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Trainings of a few steps on two drawn designs. */
@ResourceLock("PyTorch")
final class GeneratorTrainerTest {

  private static final List<GeneratorExample> EXAMPLES =
      List.of(stripes("across.png", "aa", 12), stripes("down.png", "bb", 8));

  @TempDir private Path folder;

  @Test
  void trainingLowersTheLossAndLeavesWhatItTells() throws Exception {
    List<TrainProgress> reports = new ArrayList<>();
    assertThat(train(90, 30, reports)).isEqualTo(90);
    assertThat(reports)
        .extracting(TrainProgress::stage)
        .containsExactly(
            TrainProgress.Stage.CHECKPOINT,
            TrainProgress.Stage.WARM_UP,
            TrainProgress.Stage.CHECKPOINT,
            TrainProgress.Stage.FINISHED);
    double[] losses = logged(3);
    assertThat(losses).hasSize(3);
    assertThat(losses[2]).isLessThan(0.8 * losses[0]).isPositive();
    JsonNode card = new ObjectMapper().readTree(folder.resolve("card.json").toFile());
    assertThat(card.at("/name").asText()).isEqualTo("pattern-generator");
    assertThat(card.at("/training/steps").asInt()).isEqualTo(90);
    assertThat(card.at("/designs/1/name").asText()).isEqualTo("down.png");
    assertThat(card.at("/designs/1/sha256").asText()).isEqualTo("bb");
    assertThat(card.at("/sha256").asText())
        .isEqualTo(ContentHash.of(Files.readAllBytes(folder.resolve("generator.params"))));
    assertThat(ImageIO.read(folder.resolve("curves.png").toFile()).getWidth()).isEqualTo(900);
    assertThat(ImageIO.read(folder.resolve("samples.png").toFile()).getHeight()).isPositive();
  }

  @Test
  void trainedGeneratorDrawsTheSameFromTheSameSeed() {
    train(2, 2, new ArrayList<>());
    try (LearntGenerator generator = LearntGenerator.load(folder);
        LearntGenerator again = LearntGenerator.load(folder)) {
      assertThat(generator.designs()).containsExactly("across.png", "down.png");
      assertThat(generator.version()).matches("pattern-generator/test [0-9a-f]{12}");
      ColourImage tile = generator.draw(task(List.of(1), 0, 74, RepeatLayout.HALF_DROP, 5));
      assertThat(tile.widthPx()).isEqualTo(90);
      assertThat(tile.heightPx()).isEqualTo(74);
      assertThat(again.draw(task(List.of(1), 0, 74, RepeatLayout.HALF_DROP, 5)).samples())
          .isEqualTo(tile.samples());
      assertThat(again.draw(task(List.of(1), 0, 74, RepeatLayout.HALF_DROP, 6)).samples())
          .isNotEqualTo(tile.samples());
      float[] mixed =
          generator.draw(task(List.of(1, 0), 1, 74, RepeatLayout.STRAIGHT, 5)).samples();
      float[] other = generator.draw(task(List.of(0), 0, 74, RepeatLayout.STRAIGHT, 5)).samples();
      assertThat(mixed)
          .as("a share of 1 is the other design")
          .containsExactly(other, within(1e-4f));
    }
  }

  @Test
  void wrongAsksAreRefused() {
    train(1, 1, new ArrayList<>());
    try (LearntGenerator generator = LearntGenerator.load(folder)) {
      assertThatThrownBy(() -> generator.draw(task(List.of(2), 0, 64, RepeatLayout.STRAIGHT, 1)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("generator: expected a design from 0 to 1, found 2");
      assertThatThrownBy(() -> generator.draw(task(List.of(), 0, 64, RepeatLayout.STRAIGHT, 1)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("generator: expected one design or two, found 0");
      assertThatThrownBy(
              () -> generator.draw(task(List.of(0, 1), 1.5, 64, RepeatLayout.STRAIGHT, 1)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("generator: expected a second design's share from 0 to 1, found 1.5");
      assertThatThrownBy(() -> generator.draw(task(List.of(0), 0, 63, RepeatLayout.HALF_DROP, 1)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("expected an even height");
    }
  }

  @Test
  void stoppedTrainingGoesOnWithItsStep() throws Exception {
    GeneratorTrainer trainer =
        new GeneratorTrainer(settings(50, 2), EXAMPLES, folder, "pattern-generator/test");
    assertThat(trainer.train(progress -> trainer.stop())).isEqualTo(3);
    assertThat(logged(0)).containsExactly(2, 3);
    List<TrainProgress> reports = new ArrayList<>();
    assertThat(train(4, 2, reports)).isEqualTo(4);
    assertThat(reports).extracting(TrainProgress::step).containsExactly(4);
    assertThat(train(4, 2, reports)).as("nothing is left to do").isEqualTo(4);
    assertThat(logged(0)).containsExactly(2, 3, 4);
  }

  @Test
  void otherDesignsAreRefused() {
    train(1, 1, new ArrayList<>());
    List<GeneratorExample> others = List.of(EXAMPLES.get(0), stripes("down.png", "cc", 8));
    GeneratorTrainer trainer =
        new GeneratorTrainer(settings(2, 1), others, folder, "pattern-generator/test");
    assertThatThrownBy(() -> trainer.train(progress -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching(
            ".*: expected the designs that its generator has learnt "
                + "\\(2 from across.png to down.png, content [0-9a-f]{8}\\), "
                + "found 2 from across.png to down.png, content [0-9a-f]{8}; "
                + "train into a new folder");
  }

  @Test
  void changedWeightsAreRefused() throws IOException {
    train(1, 1, new ArrayList<>());
    Files.writeString(folder.resolve("generator.params"), "other weights");
    assertThatThrownBy(() -> LearntGenerator.load(folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("generator.params: expected the weights of the card, SHA-256");
    assertThatThrownBy(() -> LearntGenerator.load(folder.resolve("none")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("expected a trained generator with a card.json, found none");
  }

  @Test
  void settingsAndNamesAreChecked() {
    assertThatThrownBy(() -> new GeneratorSettings(0, 1e-3, 1, 1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("found 0, 1, 1.0");
    assertThatThrownBy(() -> new GeneratorSettings(1, -1, 1, 1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("generator.learningRate: expected a finite number above 0, found -1.0");
    assertThatThrownBy(() -> new GeneratorTrainer(settings(1, 1), EXAMPLES, folder, "mine"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("found 'mine'");
    assertThatThrownBy(() -> new GeneratorTrainer(settings(1, 1), List.of(), folder, "a/b"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("generator: expected at least one design, found none");
  }

  private static GeneratorTask task(
      List<Integer> designs, double mixShare, int heightPx, RepeatLayout layout, long seed) {
    return new GeneratorTask(designs, mixShare, 0.1, 0.2, 90, heightPx, 1, layout, seed);
  }

  private int train(int steps, int checkpointEvery, List<TrainProgress> reports) {
    return new GeneratorTrainer(
            settings(steps, checkpointEvery), EXAMPLES, folder, "pattern-generator/test")
        .train(reports::add);
  }

  private static GeneratorSettings settings(int steps, int checkpointEvery) {
    return new GeneratorSettings(steps, 2e-3, 1, checkpointEvery, 5);
  }

  private static GeneratorExample stripes(String name, String sha256, int widthPx) {
    float[] samples = new float[3 * 96 * 96];
    for (int at = 0; at < samples.length; at++) {
      int along = widthPx == 12 ? at % 96 : at / 96 % 96;
      samples[at] = along / widthPx % 2 == 0 ? 0.9f : 0.2f;
    }
    return GeneratorExample.of(Design.judged(name, ColourImage.wrap(96, 96, samples)), sha256);
  }

  /** A column of the log. */
  private double[] logged(int column) throws IOException {
    return Files.readAllLines(folder.resolve("progress.csv")).stream()
        .skip(1)
        .mapToDouble(line -> Double.parseDouble(line.split(",", -1)[column]))
        .toArray();
  }
}

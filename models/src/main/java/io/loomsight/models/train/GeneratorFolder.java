package io.loomsight.models.train;

import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import io.loomsight.models.image.ContentHash;
import io.loomsight.models.pattern.GeneratorCard;
import io.loomsight.models.pattern.GeneratorExample;
import io.loomsight.models.pattern.GeneratorNet;
import io.loomsight.models.pattern.LearntDesign;
import io.loomsight.models.pattern.LearntGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/** What a generator's training leaves: weights, log, card, curves and samples. */
final class GeneratorFolder {

  private final Path folder;
  private final GeneratorLog log;
  private final List<GeneratorExample> examples;

  private GeneratorFolder(Path folder, GeneratorLog log, List<GeneratorExample> examples) {
    this.folder = folder;
    this.log = log;
    this.examples = examples;
  }

  /**
   * A folder, made where it is missing.
   *
   * @throws IllegalArgumentException where another collection was trained into it
   */
  static GeneratorFolder open(Path folder, List<GeneratorExample> examples) {
    GeneratorLog log = GeneratorLog.open(folder);
    if (log.step() > 0) {
      GeneratorCard card = GeneratorCard.read(folder);
      if (!card.isOf(designs(examples))) {
        throw new IllegalArgumentException(
            "%s: expected the designs that its generator has learnt (%s), found %s; train into a new folder"
                .formatted(folder, told(card.designs()), told(designs(examples))));
      }
    }
    return new GeneratorFolder(folder, log, examples);
  }

  private static List<LearntDesign> designs(List<GeneratorExample> examples) {
    return examples.stream().map(GeneratorExample::design).toList();
  }

  private static String told(List<LearntDesign> designs) {
    String hashes =
        designs.stream()
            .map(design -> design.name() + " " + design.sha256())
            .reduce("", (one, other) -> one + "\n" + other);
    return "%d from %s to %s, content %s"
        .formatted(
            designs.size(),
            designs.get(0).name(),
            designs.get(designs.size() - 1).name(),
            ContentHash.ofParts(hashes).substring(0, 8));
  }

  int step() {
    return log.step();
  }

  Path weights() {
    return folder.resolve(GeneratorCard.WEIGHTS);
  }

  void load(GeneratorNet net, NDManager manager) {
    Checkpoint.load(weights(), net, "a generator's", manager);
  }

  /** Writes the weights, then all that is told of them. */
  void checkpoint(
      String name,
      GeneratorNet net,
      GeneratorLog.Entry entry,
      GeneratorSettings settings,
      String device) {
    Checkpoint.save(weights(), net);
    log.append(entry);
    long parameters =
        net.getParameters().values().stream()
            .map(Parameter::getArray)
            .mapToLong(array -> array.size())
            .sum();
    int slash = name.indexOf('/');
    try {
      new GeneratorCard(
              name.substring(0, slash),
              name.substring(slash + 1),
              parameters,
              GeneratorCard.WEIGHTS,
              ContentHash.of(Files.readAllBytes(weights())),
              designs(examples),
              new GeneratorCard.Training(
                  entry.step(),
                  entry.loss(),
                  settings.learningRate(),
                  settings.seed(),
                  settings.maxMinutes(),
                  device))
          .write(folder);
      try (LearntGenerator generator = LearntGenerator.load(folder)) {
        ImageIO.write(
            GeneratorSheet.draw(generator, examples),
            "png",
            folder.resolve("samples.png").toFile());
      }
      ImageIO.write(Curves.drawLosses(log.entries()), "png", folder.resolve("curves.png").toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

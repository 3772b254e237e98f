package io.loomsight.models.train;

import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import io.loomsight.models.detect.EncoderBlock;
import io.loomsight.models.image.ContentHash;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/** What a training leaves: weights, log, card, curves and samples. */
final class TrainFolder {

  private final Path folder;
  private final TrainLog log;

  private TrainFolder(Path folder, TrainLog log) {
    this.folder = folder;
    this.log = log;
  }

  /** A folder, made where it is missing. */
  static TrainFolder open(Path folder) {
    return new TrainFolder(folder, TrainLog.open(folder));
  }

  TrainLog log() {
    return log;
  }

  Path weights() {
    return folder.resolve("encoder.params");
  }

  void load(EncoderBlock block, NDManager manager) {
    Checkpoint.load(weights(), block, "an encoder's", manager);
  }

  /** Writes the weights, then all that is told of them. */
  void checkpoint(
      String name,
      EncoderBlock block,
      TrainLog.Entry entry,
      List<TrainRun> runs,
      BufferedImage samples) {
    Checkpoint.save(weights(), block);
    log.append(entry);
    long parameters =
        block.getParameters().values().stream()
            .filter(Parameter::requiresGradient)
            .mapToLong(parameter -> parameter.getArray().size())
            .sum();
    int slash = name.indexOf('/');
    try {
      String sha256 = ContentHash.of(Files.readAllBytes(weights()));
      ModelCard card =
          ModelCard.of(
              name.substring(0, slash), name.substring(slash + 1), parameters, sha256, entry, runs);
      Files.writeString(folder.resolve("card.json"), card.json());
      ImageIO.write(samples, "png", folder.resolve("samples.png").toFile());
      ImageIO.write(Curves.draw(log.entries()), "png", folder.resolve("curves.png").toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

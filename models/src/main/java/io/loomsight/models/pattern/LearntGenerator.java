package io.loomsight.models.pattern;

import static java.util.Objects.requireNonNull;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.ParameterStore;
import io.loomsight.models.detect.TorchThreads;
import io.loomsight.models.image.ColourImage;
import io.loomsight.models.image.ContentHash;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A generator that has learnt a collection and draws tiles in the style of its designs. On the CPU,
 * so that a seed gives the same samples whatever the machine has; one thread at a time.
 */
public final class LearntGenerator implements AutoCloseable {

  private static final int SHOWN_DIGITS = 12;

  private final GeneratorCard card;
  private final GeneratorNet net;
  private final NDManager manager;

  private LearntGenerator(GeneratorCard card, GeneratorNet net, NDManager manager) {
    this.card = card;
    this.net = net;
    this.manager = manager;
  }

  /**
   * The generator that training left in a folder.
   *
   * @throws IllegalArgumentException where the folder holds none, or weights that are not the
   *     card's
   */
  public static LearntGenerator load(Path folder) {
    requireNonNull(folder, "folder is null");
    GeneratorCard card = GeneratorCard.read(folder);
    Path file = folder.resolve(card.file());
    byte[] weights = read(file);
    String sha256 = ContentHash.of(weights);
    if (!sha256.equals(card.sha256())) {
      throw new IllegalArgumentException(
          "%s: expected the weights of the card, SHA-256 %s, found %s"
              .formatted(file, card.sha256(), sha256));
    }
    TorchThreads.fix();
    GeneratorNet net = new GeneratorNet(card.designs().size());
    NDManager manager = Engine.getEngine("PyTorch").newBaseManager(Device.cpu());
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(weights))) {
      net.loadParameters(manager, in);
      return new LearntGenerator(card, net, manager);
    } catch (IOException | MalformedModelException | IllegalArgumentException e) {
      manager.close();
      throw new IllegalArgumentException(
          "%s: expected a generator's parameters, found %s".formatted(file, e), e);
    }
  }

  private static byte[] read(Path file) {
    if (!Files.exists(file)) {
      throw new IllegalArgumentException("%s: expected weights, found no file".formatted(file));
    }
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The names of the designs, in the order of their numbers. */
  public List<String> designs() {
    return card.designs().stream().map(LearntDesign::name).toList();
  }

  /** What the designs are to the generator. */
  public List<LearntDesign> learnt() {
    return card.designs();
  }

  /** Name, version and the beginning of the weights' SHA-256. */
  public String version() {
    return "%s/%s %s"
        .formatted(card.name(), card.version(), card.sha256().substring(0, SHOWN_DIGITS));
  }

  /**
   * Draws a tile.
   *
   * @throws IllegalArgumentException where it has not learnt a design of the task
   */
  public ColourImage draw(GeneratorTask task) {
    for (int number : task.designs()) {
      if (number < 0 || number >= net.designs()) {
        throw new IllegalArgumentException(
            "generator: expected a design from 0 to %d, found %d"
                .formatted(net.designs() - 1, number));
      }
    }
    List<LearntDesign> designs = task.designs().stream().map(card.designs()::get).toList();
    GeneratorTorus torus =
        TorusPlan.of(task.shares(), designs)
            .torus(
                task.designPx() * task.widthPx(), task.designPx() * task.heightPx(), task.layout());
    SplittableRandom random = new SplittableRandom(task.seed());
    TilePlaces tiles = TilePlaces.draw(torus, task.warp(), random);
    GeneratorInput input = GeneratorInput.draw(tiles, task.shares(), task.noise(), random);
    ColourImage drawn = forward(task.designs(), task.shares(), input);
    return SmoothResize.to(cropped(drawn, torus), task.layout(), task.widthPx(), task.heightPx());
  }

  private ColourImage forward(List<Integer> numbers, List<Double> shares, GeneratorInput input) {
    GeneratorTorus torus = input.torus();
    try (NDManager call = manager.newSubManager()) {
      NDList inputs = GeneratorNet.inputs(call, numbers, shares, input, card.designs());
      NDArray image =
          net.forward(new ParameterStore(call, false), inputs, false).singletonOrThrow();
      return ColourImage.wrap(
          GeneratorNet.CELL_PX * torus.repeatColumns(),
          GeneratorNet.CELL_PX * torus.repeatRows(),
          image.clip(0, 1).toFloatArray());
    }
  }

  /** One tile of a straight repeat. */
  private static ColourImage cropped(ColourImage repeat, GeneratorTorus torus) {
    return RepeatLayout.STRAIGHT.cover(
        repeat, GeneratorNet.CELL_PX * torus.columns(), GeneratorNet.CELL_PX * torus.rows());
  }

  @Override
  public void close() {
    manager.close();
  }
}

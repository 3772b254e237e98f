package io.loomsight.models.pattern;

import static java.util.Objects.requireNonNull;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
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
   * A tile in the style of one design, or of two.
   *
   * @param designs one number or two, from 0
   * @param mixShare of the second design, 0 to 1; 0 where there is one
   * @param widthPx in pixels of the designs as they were read
   * @param heightPx likewise
   * @param layout in which the tile repeats without a seam
   * @param seed the same one gives the same samples
   */
  public ColourImage draw(
      List<Integer> designs,
      double mixShare,
      int widthPx,
      int heightPx,
      RepeatLayout layout,
      long seed) {
    layout.requireFits(widthPx, heightPx);
    float[] shares = shares(designs, mixShare);
    GeneratorInput.Torus torus =
        TorusPlan.of(shares, card.designs()).torus(widthPx, heightPx, layout);
    ColourImage drawn = forward(shares, torus, new SplittableRandom(seed));
    ColourImage tile = cropped(drawn, torus);
    return AreaAverage.resize(tile, widthPx, heightPx);
  }

  private float[] shares(List<Integer> numbers, double mixShare) {
    if (numbers.isEmpty() || numbers.size() > 2) {
      throw new IllegalArgumentException(
          "generator: expected one design or two, found %d".formatted(numbers.size()));
    }
    double most = numbers.size() - 1;
    if (!(mixShare >= 0 && mixShare <= most)) {
      throw new IllegalArgumentException(
          "generator: expected a second design's share from 0 to %.0f, found %s"
              .formatted(most, mixShare));
    }
    float[] shares = new float[net.designs()];
    for (int place = 0; place < numbers.size(); place++) {
      int number = numbers.get(place);
      if (number < 0 || number >= shares.length) {
        throw new IllegalArgumentException(
            "generator: expected a design from 0 to %d, found %d"
                .formatted(shares.length - 1, number));
      }
      shares[number] += (float) (place == 0 ? 1 - mixShare : mixShare);
    }
    return shares;
  }

  private ColourImage forward(float[] shares, GeneratorInput.Torus torus, SplittableRandom random) {
    float[] cells = GeneratorInput.draw(torus, random.nextDouble(), random.nextDouble(), random);
    try (NDManager call = manager.newSubManager()) {
      NDArray input =
          call.create(
              cells,
              new Shape(1, GeneratorInput.CHANNELS, torus.repeatRows(), torus.repeatColumns()));
      NDArray mixed = call.create(shares, new Shape(1, shares.length));
      NDArray palette =
          call.create(
              LearntDesign.palette(card.designs(), shares),
              new Shape(GeneratorNet.COLOURS, ColourImage.PLANES));
      NDArray change = call.zeros(new Shape(1, GeneratorNet.CODE));
      NDArray image =
          net.forward(
                  new ParameterStore(call, false), new NDList(mixed, change, input, palette), false)
              .singletonOrThrow();
      return ColourImage.wrap(
          GeneratorNet.CELL_PX * torus.repeatColumns(),
          GeneratorNet.CELL_PX * torus.repeatRows(),
          image.clip(0, 1).toFloatArray());
    }
  }

  /** One tile of a straight repeat. */
  private static ColourImage cropped(ColourImage repeat, GeneratorInput.Torus torus) {
    return RepeatLayout.STRAIGHT.cover(
        repeat, GeneratorNet.CELL_PX * torus.columns(), GeneratorNet.CELL_PX * torus.rows());
  }

  @Override
  public void close() {
    manager.close();
  }
}

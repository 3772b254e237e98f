package io.loomsight.models.detect;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.MalformedModelException;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.loomsight.models.image.ContentHash;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ModelCardTest {

  private static final Path ZOO = Path.of("zoo");
  private static final long MOST_BYTES = 8L << 20;

  private static List<Path> cards() throws IOException {
    try (Stream<Path> files = Files.walk(ZOO)) {
      return files.filter(file -> file.endsWith("card.json")).sorted().toList();
    }
  }

  @Test
  void everyCardTellsItsWeightsByTheirHash() throws IOException {
    assertThat(cards()).isNotEmpty();
    for (Path file : cards()) {
      JsonNode card = new ObjectMapper().readTree(file.toFile());
      Path weights = file.resolveSibling(card.get("file").asText());
      assertThat(ContentHash.of(Files.readAllBytes(weights)))
          .as(file.toString())
          .isEqualTo(card.get("sha256").asText());
      assertThat(ZOO.relativize(file.getParent()).toString().replace('\\', '/'))
          .isEqualTo(card.get("name").asText() + "/" + card.get("version").asText());
    }
  }

  @Test
  void everyCardTellsHowItsWeightsWereTrained() throws IOException {
    for (Path file : cards()) {
      JsonNode card = new ObjectMapper().readTree(file.toFile());
      String where = file.toString();
      assertThat(card.get("licence").asText()).as(where).isEqualTo("Apache-2.0");
      assertThat(card.at("/training/data").asText()).as(where).contains("no third-party image");
      assertThat(card.at("/training/steps").asInt()).as(where).isPositive();
      assertThat(card.at("/training/loss").asDouble()).as(where).isPositive();
      assertThat(card.get("parameters").asLong()).as(where).isEqualTo(parameters(file));
    }
  }

  private static long parameters(Path card) throws IOException {
    Path kinds = card.resolveSibling("kinds.json");
    return Files.exists(kinds) ? kindParameters(kinds) : encoderParameters(card);
  }

  /** Scores that learning sets: each kind's at its start and at every knot. */
  private static long kindParameters(Path kinds) throws IOException {
    KindModel model = KindModel.ofJson(Files.readString(kinds));
    int knots = model.lines().stream().mapToInt(line -> line.knots().size()).sum();
    return (long) model.kinds().size() * (1 + knots);
  }

  /** Numbers that training changes: all but the running means and variances. */
  private static long encoderParameters(Path card) throws IOException {
    EncoderBlock block = new EncoderBlock();
    try (NDManager manager = Engine.getEngine("PyTorch").newBaseManager();
        DataInputStream in =
            new DataInputStream(Files.newInputStream(card.resolveSibling("encoder.params")))) {
      block.loadParameters(manager, in);
      return block.getParameters().values().stream()
          .filter(Parameter::requiresGradient)
          .mapToLong(parameter -> parameter.getArray().size())
          .sum();
    } catch (MalformedModelException e) {
      throw new IOException(e);
    }
  }

  @Test
  void defaultModelShips() throws IOException {
    assertThat(cards()).contains(ZOO.resolve(ModelZoo.DEFAULT).resolve("card.json"));
  }

  @Test
  void weightsStaySmallTogether() throws IOException {
    try (Stream<Path> files = Files.walk(ZOO)) {
      assertThat(files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum())
          .isLessThan(MOST_BYTES);
    }
  }
}

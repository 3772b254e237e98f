package io.loomsight.models.detect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.loomsight.models.image.ContentHash;
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

package io.loomsight.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The notebooks lie in git without what they once showed, numbered, and named in the README. */
final class NotebooksTest {

  private static final Path PROJECT = Path.of("..");
  private static final Path FOLDER = PROJECT.resolve("notebooks");
  private static final Pattern NAME = Pattern.compile("[0-9]{2}(-[a-z]+)+\\.ipynb");
  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

  /** A path of somebody's machine, or an address. */
  private static final Pattern PLACE =
      Pattern.compile(
          "(?<![\\w.}>)/])/(?:home|root|tmp|var|opt|mnt|work|Users)/|\\b[A-Z]:\\\\|\\w://");

  static List<Path> notebooks() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> name(file).endsWith(".ipynb")).sorted().toList();
    }
  }

  @Test
  void notebooksAreNumberedFromOneOn() throws IOException {
    List<String> names = notebooks().stream().map(NotebooksTest::name).toList();
    assertThat(names).isNotEmpty().allMatch(name -> NAME.matcher(name).matches());
    assertThat(names.stream().map(name -> name.substring(0, 2)).toList())
        .isEqualTo(IntStream.rangeClosed(1, names.size()).mapToObj("%02d"::formatted).toList());
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void notebookKeepsNothingOfARun(Path notebook) throws IOException {
    List<JsonNode> cells = cells(notebook);
    for (JsonNode cell : cells) {
      if (cell.path("cell_type").asText().equals("code")) {
        String id = cell.path("id").asText();
        assertThat(cell.path("execution_count").isNull()).as("no number in %s", id).isTrue();
        assertThat(cell.path("outputs")).as("outputs of %s", id).isEmpty();
        assertThat(cell.path("metadata")).as("metadata of %s", id).isEmpty();
      }
    }
    // without ids of their own in the file, cells would get new ones each time it is saved
    assertThat(cells.stream().map(cell -> cell.path("id").asText()))
        .doesNotHaveDuplicates()
        .allMatch(id -> id.matches("[A-Za-z0-9_-]{1,64}"));
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void notebookSaysFirstWhatItAnswersInBothLanguages(Path notebook) throws IOException {
    JsonNode first = cells(notebook).get(0);
    assertThat(first.path("cell_type").asText()).isEqualTo("markdown");
    assertThat(source(first)).startsWith("# " + name(notebook).substring(0, 2)).contains("**For ");
    assertThat(HAN.matcher(source(first)).find()).as("Chinese").isTrue();
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void notebookNamesNoPlaceOfOneMachine(Path notebook) throws IOException {
    assertThat(Files.readString(notebook)).doesNotContainPattern(PLACE);
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void notebookHasALineInTheReadme(Path notebook) throws IOException {
    String name = name(notebook).replace(".ipynb", "");
    assertThat(Files.readString(PROJECT.resolve("README.md")))
        .contains("| [`%s`](notebooks/%s.ipynb) |".formatted(name, name));
  }

  @Test
  void requirementsArePinned() throws IOException {
    assertThat(Files.readAllLines(FOLDER.resolve("requirements.txt")))
        .isNotEmpty()
        .allMatch(line -> line.matches("[a-z0-9-]+==[0-9.]+"));
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  private static List<JsonNode> cells(Path notebook) throws IOException {
    List<JsonNode> cells = new ArrayList<>();
    JsonMapper.builder().build().readTree(notebook.toFile()).path("cells").forEach(cells::add);
    assertThat(cells).as(notebook.toString()).isNotEmpty();
    return cells;
  }

  private static String source(JsonNode cell) {
    StringBuilder text = new StringBuilder();
    cell.path("source").forEach(line -> text.append(line.asText()));
    return text.toString();
  }
}

package io.loomsight.jobs.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ManifestColumnTest {

  private static final Pattern NAME = Pattern.compile("`([a-z_]+)`");
  private static final String OPTIONAL = "(optional)";

  @Test
  void onlyWhatIngestCanDoWithoutIsOptional() {
    assertThat(Stream.of(ManifestColumn.values()).filter(column -> !column.isRequired()))
        .containsExactly(ManifestColumn.REFERENCE, ManifestColumn.ROLL_END);
    assertThat(ManifestColumn.headers()).startsWith("file", "park", "loom_id").endsWith("roll_end");
  }

  @Test
  void readmeNamesEveryColumnAndThoseThatMayLack() throws IOException {
    List<String> cells =
        Files.readAllLines(Path.of("..", "README.md")).stream()
            .dropWhile(line -> !line.startsWith("| column of the manifest |"))
            .skip(2)
            .takeWhile(line -> line.startsWith("|"))
            .map(line -> line.split("\\|", -1)[1])
            .toList();
    assertThat(names(cells.stream())).isEqualTo(ManifestColumn.headers());
    assertThat(names(cells.stream().filter(cell -> !cell.contains(OPTIONAL))))
        .isEqualTo(ManifestColumn.requiredHeaders());
  }

  private static List<String> names(Stream<String> cells) {
    return cells
        .flatMap(cell -> NAME.matcher(cell).results().map((MatchResult name) -> name.group(1)))
        .toList();
  }
}

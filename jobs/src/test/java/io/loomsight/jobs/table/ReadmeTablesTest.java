package io.loomsight.jobs.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.loomsight.models.fabric.Column;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The README's list of tables says what the records say. {@code -Dloomsight.readme=update} writes it
 * anew, and the test fails all the same: nothing passes while texts are being written.
 */
final class ReadmeTablesTest {

  private static final Path README = Path.of("..", "README.md");
  private static final String BEGIN = "<!-- tables, from the records -->\n";
  private static final String END = "<!-- end of tables -->\n";

  @Test
  void readmeListsTheTablesAsTheRecordsDeclareThem() throws IOException {
    String readme = Files.readString(README);
    int begin = readme.indexOf(BEGIN) + BEGIN.length();
    int end = readme.indexOf(END);
    assertThat(end).as("the two marks in README.md").isGreaterThan(begin);
    String expected = Tables.all().stream().map(ReadmeTablesTest::section).collect(Collectors.joining());
    if ("update".equals(System.getProperty("loomsight.readme"))) {
      Files.writeString(README, readme.substring(0, begin) + expected + readme.substring(end));
      fail("README.md was written; read it, then run the test without writing");
    }
    assertThat(readme.substring(begin, end)).isEqualTo(expected);
  }

  private static String section(Table<?> table) {
    String columns =
        Arrays.stream(table.type().getRecordComponents())
            .map(ReadmeTablesTest::row)
            .collect(Collectors.joining());
    return """
        <details><summary><b>%s</b>: written by <code>%s</code>, key %s, %s</summary>

        | column | type | meaning |
        | --- | --- | --- |
        %s
        </details>

        """
        .formatted(
            table.name(),
            table.stage(),
            String.join(", ", table.key()),
            table.mode().name().toLowerCase(Locale.ROOT).replace('_', ' '),
            columns);
  }

  private static String row(RecordComponent component) {
    Column column = component.getAnnotation(Column.class);
    assertThat(column)
        .as(component.getDeclaringRecord().getSimpleName() + "." + component.getName())
        .isNotNull();
    return "| %s | %s | %s |\n"
        .formatted(
            component.getName(),
            name(component.getGenericType()),
            RecordEncoder.comment(column).replace("|", "\\|"));
  }

  private static String name(Type type) {
    if (type instanceof ParameterizedType parameterized) {
      return Arrays.stream(parameterized.getActualTypeArguments())
          .map(ReadmeTablesTest::name)
          .collect(
              Collectors.joining(
                  ", ", ((Class<?>) parameterized.getRawType()).getSimpleName() + " of ", ""));
    }
    return ((Class<?>) type).getSimpleName();
  }
}

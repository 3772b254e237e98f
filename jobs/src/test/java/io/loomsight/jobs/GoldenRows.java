package io.loomsight.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Tables as text: a line with the columns' names, then the rows, sorted. Numbers have at most six
 * decimals. Expected texts lie in the test resources under {@code golden/}.
 */
public final class GoldenRows {

  private GoldenRows() {}

  /** The text of rows; the columns left out are those that every row fills alike. */
  public static <R extends Record> String text(
      Class<R> type, Collection<R> rows, String... leftOut) {
    List<RecordComponent> columns =
        Arrays.stream(type.getRecordComponents())
            .filter(component -> !List.of(leftOut).contains(component.getName()))
            .toList();
    String head = columns.stream().map(RecordComponent::getName).collect(Collectors.joining(" | "));
    String body =
        rows.stream()
            .map(
                row ->
                    columns.stream()
                        .map(column -> text(value(row, column)))
                        .collect(Collectors.joining(" | ")))
            .sorted()
            .map(line -> line + "\n")
            .collect(Collectors.joining());
    return head + "\n" + body;
  }

  /**
   * Fails where the text differs from the resource {@code golden/<name>}. With {@code
   * -Dloomsight.golden.write=DIR} the text is written to {@code DIR/<name>} instead, and the test
   * fails all the same: nothing passes while texts are being written.
   */
  public static void assertMatches(String name, String actual) {
    String folder = System.getProperty("loomsight.golden.write");
    if (folder != null) {
      write(Path.of(folder, name), actual);
      fail("golden/%s was written; read it, then run the test without writing".formatted(name));
    }
    try (InputStream input = GoldenRows.class.getResourceAsStream("/golden/" + name)) {
      assertThat(input).as("test resource golden/" + name).isNotNull();
      String expected = new String(input.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(actual).as("golden/" + name).isEqualTo(expected);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private static Object value(Record row, RecordComponent column) {
    try {
      return column.getAccessor().invoke(row);
    } catch (ReflectiveOperationException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static String text(Object value) {
    if (value instanceof Double number) {
      return number.isNaN() ? "NaN" : decimal(number);
    }
    if (value instanceof byte[] bytes) {
      return HexFormat.of().formatHex(bytes);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(GoldenRows::text).collect(Collectors.joining(",", "[", "]"));
    }
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> text(entry.getKey()) + "=" + text(entry.getValue()))
          .sorted()
          .collect(Collectors.joining(",", "{", "}"));
    }
    if (value instanceof Record nested) {
      return Arrays.stream(nested.getClass().getRecordComponents())
          .map(component -> text(value(nested, component)))
          .collect(Collectors.joining(" ", "(", ")"));
    }
    return String.valueOf(value);
  }

  private static String decimal(double number) {
    String text = String.format(Locale.ROOT, "%.6f", number).replaceAll("\\.?0+$", "");
    return text.equals("-0") ? "0" : text;
  }
}

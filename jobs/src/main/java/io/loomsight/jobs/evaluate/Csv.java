package io.loomsight.jobs.evaluate;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Lines of comma-separated values, quoted where they must be (RFC 4180). */
final class Csv {

  private Csv() {}

  static String line(String... values) {
    return Arrays.stream(values).map(Csv::quoted).collect(Collectors.joining(",", "", "\n"));
  }

  private static String quoted(String value) {
    boolean plain = value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
  }
}

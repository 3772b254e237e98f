package io.loomsight.jobs.evaluate;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Lines of comma-separated values, quoted where they must be (RFC 4180). A text that a spreadsheet
 * would run as a formula begins with an apostrophe, by which it shows it as text.
 */
final class Csv {

  /** What begins as a formula does, and is not a number that has a sign. */
  private static final Pattern FORMULA =
      Pattern.compile("(?![+-][0-9.]+([eE][+-]?[0-9]+)?$)[=+\\-@\\t\\r\uFF1D\uFF0B\uFF0D\uFF20]");

  private Csv() {}

  static String line(String... values) {
    return Arrays.stream(values).map(Csv::quoted).collect(Collectors.joining(",", "", "\n"));
  }

  private static String quoted(String value) {
    String safe = FORMULA.matcher(value).lookingAt() ? "'" + value : value;
    boolean plain = safe.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
  }
}

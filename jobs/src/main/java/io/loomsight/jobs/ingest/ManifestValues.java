package io.loomsight.jobs.ingest;

import io.loomsight.jobs.table.ManifestColumn;
import io.loomsight.jobs.table.Reject.Reason;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The values of one manifest line by their columns, checked as they are read. */
final class ManifestValues {

  private static final int LONGEST_NAME = 128;
  private static final int LONGEST_PATH = 1024;
  private static final int LONGEST_FOUND = 160;
  private static final double LONGEST_MM = 1e8;
  private static final double FINEST_MM_PER_PX = 1e-4;
  private static final double COARSEST_MM_PER_PX = 100;
  private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");
  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,10}");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?([0-9]{1,32}(\\.[0-9]{0,32})?|\\.[0-9]{1,32})([eE][+-]?[0-9]{1,3})?");

  /** What a spreadsheet takes for the beginning of a formula, also as wide as a Chinese sign. */
  private static final String FORMULA_STARTS = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";

  private static final Pattern ADDRESS = Pattern.compile("(?s)/.*|[A-Za-z][A-Za-z0-9+.-]*:/.*");

  private final Map<String, String> values;

  /**
   * @param values by column; a column without a value may be missing
   */
  ManifestValues(Map<String, String> values) {
    this.values = values;
  }

  /** The image that the line names, by its place in the night's folder. */
  String path() {
    String file = text(ManifestColumn.FILE);
    if (file.length() > LONGEST_PATH) {
      throw expected(ManifestColumn.FILE, "at most %d characters".formatted(LONGEST_PATH), file);
    }
    String slashed = file.replace('\\', '/');
    if (ADDRESS.matcher(slashed).matches()) {
      throw outside(file);
    }
    Deque<String> parts = new ArrayDeque<>();
    for (String part : slashed.split("/", -1)) {
      if (part.equals("..")) {
        if (parts.pollLast() == null) {
          throw outside(file);
        }
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
    }
    if (parts.isEmpty() || slashed.endsWith("/")) {
      throw expected(ManifestColumn.FILE, "the name of an image", file);
    }
    return String.join("/", parts);
  }

  Placement placement() {
    return new Placement(
        name(ManifestColumn.PARK),
        name(ManifestColumn.LOOM_ID),
        name(ManifestColumn.ROLL_ID),
        name(ManifestColumn.STYLE_ID),
        name(ManifestColumn.CAMERA_ID),
        sequence(),
        capturedAt(),
        scale(),
        offset(ManifestColumn.OFFSET_X_MM, -LONGEST_MM),
        offset(ManifestColumn.OFFSET_Y_MM, 0),
        flag(ManifestColumn.REFERENCE),
        flag(ManifestColumn.ROLL_END));
  }

  private static MalformedLineException outside(String file) {
    return new MalformedLineException(
        Reason.OUTSIDE_LANDING,
        "%s: expected a place inside the night's folder, found '%s'"
            .formatted(ManifestColumn.FILE.header(), shortened(file)));
  }

  private static MalformedLineException expected(ManifestColumn column, String what, String found) {
    return new MalformedLineException(
        "%s: expected %s, found '%s'".formatted(column.header(), what, shortened(found)));
  }

  private static String shortened(String found) {
    return found.length() <= LONGEST_FOUND ? found : found.substring(0, LONGEST_FOUND) + "...";
  }

  private String text(ManifestColumn column) {
    String value = values.getOrDefault(column.header(), "").strip();
    if (value.isEmpty()) {
      throw expected(column, "a value", "");
    }
    if (value.indexOf('\uFFFD') >= 0) {
      throw expected(column, "text in UTF-8", value);
    }
    if (value.codePoints().anyMatch(ManifestValues::isInvisible)) {
      throw expected(column, "no control or invisible characters", visible(value));
    }
    return value;
  }

  /** Controls, marks that turn the direction of reading, line ends of other kinds, half signs. */
  private static boolean isInvisible(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }

  private static String visible(String value) {
    StringBuilder visible = new StringBuilder();
    value
        .codePoints()
        .limit(LONGEST_FOUND)
        .forEach(
            codePoint ->
                visible.append(
                    isInvisible(codePoint)
                        ? "\\u%04X".formatted(codePoint)
                        : Character.toString(codePoint)));
    return visible.toString();
  }

  /** Names end up in tables that are opened with spreadsheets. */
  private String name(ManifestColumn column) {
    String value = text(column);
    if (FORMULA_STARTS.indexOf(value.charAt(0)) >= 0) {
      throw expected(column, "a name that does not begin with = + - or @", value);
    }
    if (value.length() > LONGEST_NAME) {
      throw expected(column, "at most %d characters".formatted(LONGEST_NAME), value);
    }
    return value;
  }

  private int sequence() {
    String value = text(ManifestColumn.SEQUENCE);
    int sequence;
    try {
      sequence = DIGITS.matcher(value).matches() ? Integer.parseInt(value) : -1;
    } catch (NumberFormatException notANumber) {
      sequence = -1;
    }
    if (sequence < 0) {
      throw expected(ManifestColumn.SEQUENCE, "a whole number from 0 to 2147483647", value);
    }
    return sequence;
  }

  private Instant capturedAt() {
    String value = text(ManifestColumn.CAPTURED_AT);
    Instant time;
    try {
      time = ZonedDateTime.parse(value.replaceFirst(" ", "T")).toInstant();
    } catch (DateTimeException notATime) {
      throw expected(
          ManifestColumn.CAPTURED_AT, "a time with zone, as 2026-03-01T20:00:00+08:00", value);
    }
    if (time.isBefore(EARLIEST) || !time.isBefore(LATEST)) {
      throw expected(ManifestColumn.CAPTURED_AT, "a time from 1970 to 2199", value);
    }
    return time;
  }

  private double scale() {
    double value = number(ManifestColumn.MM_PER_PX);
    if (!(value >= FINEST_MM_PER_PX && value <= COARSEST_MM_PER_PX)) {
      throw expected(ManifestColumn.MM_PER_PX, "0.0001 to 100", text(ManifestColumn.MM_PER_PX));
    }
    return value;
  }

  private double offset(ManifestColumn column, double lowest) {
    double value = number(column);
    if (!(value >= lowest && value <= LONGEST_MM)) {
      throw expected(
          column, lowest < 0 ? "-100000000 to 100000000" : "0 to 100000000", text(column));
    }
    return value;
  }

  private double number(ManifestColumn column) {
    String value = text(column);
    if (!NUMBER.matcher(value).matches()) {
      throw expected(column, "a number", value);
    }
    return Double.parseDouble(value);
  }

  private boolean flag(ManifestColumn column) {
    String value = values.getOrDefault(column.header(), "").strip();
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "true", "1" -> true;
      case "false", "0", "" -> false;
      default -> throw expected(column, "true or false", value);
    };
  }
}

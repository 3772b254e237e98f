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
  private static final double LONGEST_MM = 1e8;
  private static final double COARSEST_MM_PER_PX = 100;
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
            .formatted(ManifestColumn.FILE.header(), file));
  }

  private static MalformedLineException expected(ManifestColumn column, String what, String found) {
    return new MalformedLineException(
        "%s: expected %s, found '%s'".formatted(column.header(), what, found));
  }

  private String text(ManifestColumn column) {
    String value = values.getOrDefault(column.header(), "").strip();
    if (value.isEmpty()) {
      throw expected(column, "a value", "");
    }
    if (value.indexOf('\uFFFD') >= 0) {
      throw expected(column, "text in UTF-8", value);
    }
    if (value.chars().anyMatch(Character::isISOControl)) {
      throw expected(column, "no control characters", value);
    }
    return value;
  }

  private String name(ManifestColumn column) {
    String value = text(column);
    if (value.length() > LONGEST_NAME) {
      throw expected(
          column,
          "at most %d characters".formatted(LONGEST_NAME),
          value.substring(0, LONGEST_NAME) + "...");
    }
    return value;
  }

  private int sequence() {
    String value = text(ManifestColumn.SEQUENCE);
    int sequence;
    try {
      sequence = Integer.parseInt(value);
    } catch (NumberFormatException notANumber) {
      sequence = -1;
    }
    if (sequence < 0) {
      throw expected(ManifestColumn.SEQUENCE, "a whole number from 0", value);
    }
    return sequence;
  }

  private Instant capturedAt() {
    String value = text(ManifestColumn.CAPTURED_AT);
    try {
      return ZonedDateTime.parse(value.replaceFirst(" ", "T")).toInstant();
    } catch (DateTimeException notATime) {
      throw expected(
          ManifestColumn.CAPTURED_AT, "a time with zone, as 2026-03-01T20:00:00+08:00", value);
    }
  }

  private double scale() {
    double value = number(ManifestColumn.MM_PER_PX);
    if (!(value > 0 && value <= COARSEST_MM_PER_PX)) {
      throw expected(ManifestColumn.MM_PER_PX, "above 0 to 100", text(ManifestColumn.MM_PER_PX));
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
    try {
      return Double.parseDouble(value);
    } catch (NumberFormatException notANumber) {
      throw expected(column, "a number", value);
    }
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

package io.loomsight.jobs.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import io.loomsight.jobs.table.ManifestColumn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Parses one manifest, line by line. A record is one line: no value holds a line break, so that a
 * quote left open spoils its own line and no other.
 */
final class ManifestParser {

  /** Longer lines are refused; the reader may cut them after this. */
  static final int LONGEST_LINE = 1 << 16;

  private static final int MOST_UNKNOWN = 50;
  private static final int LONGEST_COLUMN = 128;

  private static final Set<String> KNOWN = Set.copyOf(ManifestColumn.headers());

  private static final ObjectReader CSV =
      CsvMapper.csvBuilder()
          .enable(CsvParser.Feature.TRIM_SPACES)
          .build()
          .readerForListOf(String.class);

  private static final ObjectReader JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .readerFor(JsonNode.class);

  private enum Format {
    CSV,
    JSON_LINES
  }

  private final String manifest;
  private final Format format;
  private final Set<String> unknownColumns = new TreeSet<>();
  private Optional<List<String>> header = Optional.empty();
  private Optional<String> headerFault = Optional.empty();

  /**
   * @param manifest the manifest's address, whose ending tells its format
   */
  ManifestParser(String manifest) {
    this.manifest = manifest;
    this.format =
        manifest.toLowerCase(Locale.ROOT).endsWith(".jsonl") ? Format.JSON_LINES : Format.CSV;
  }

  /** Columns met so far that say nothing to ingest. */
  List<String> unknownColumns() {
    return List.copyOf(unknownColumns);
  }

  /**
   * The next line; empty where it is blank or the header.
   *
   * @param number from 1
   */
  Optional<ManifestLine> parse(long number, String text) {
    if (text.isBlank()) {
      return Optional.empty();
    }
    if (format == Format.CSV && header.isEmpty() && headerFault.isEmpty()) {
      readHeader(text);
      return Optional.empty();
    }
    String path = "";
    try {
      ManifestValues values = new ManifestValues(values(text));
      path = values.path();
      return Optional.of(ManifestLine.accepted(manifest, number, path, values.placement()));
    } catch (MalformedLineException fault) {
      return Optional.of(
          ManifestLine.refused(manifest, number, path, fault.reason(), fault.getMessage()));
    }
  }

  private void readHeader(String text) {
    if (text.indexOf('\uFFFD') >= 0 || text.indexOf('\0') >= 0) {
      headerFault = Optional.of("header: expected text in UTF-8, found other bytes");
      return;
    }
    if (text.length() > LONGEST_LINE) {
      headerFault =
          Optional.of("header: expected at most %d characters, found more".formatted(LONGEST_LINE));
      return;
    }
    try {
      List<String> columns = cells(text).stream().map(ManifestParser::column).toList();
      Set<String> seen = new HashSet<>();
      List<String> twice =
          columns.stream().filter(name -> !name.isEmpty() && !seen.add(name)).toList();
      List<String> missing =
          ManifestColumn.requiredHeaders().stream().filter(name -> !seen.contains(name)).toList();
      if (!twice.isEmpty()) {
        headerFault = Optional.of("header: expected every column once, found twice " + join(twice));
      } else if (!missing.isEmpty()) {
        headerFault =
            Optional.of(
                "header: expected the columns %s, found none named %s"
                    .formatted(join(ManifestColumn.requiredHeaders()), join(missing)));
      } else {
        header = Optional.of(columns);
        columns.forEach(this::note);
      }
    } catch (MalformedLineException fault) {
      headerFault = Optional.of("header: " + fault.getMessage());
    }
  }

  private static String column(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }

  private static String join(List<String> names) {
    return String.join(", ", names);
  }

  private void note(String column) {
    boolean unknown = !column.isEmpty() && !KNOWN.contains(column);
    if (unknown && unknownColumns.size() < MOST_UNKNOWN && column.length() <= LONGEST_COLUMN) {
      unknownColumns.add(column);
    }
  }

  private Map<String, String> values(String text) {
    if (headerFault.isPresent()) {
      throw new MalformedLineException(headerFault.get());
    }
    if (text.length() > LONGEST_LINE) {
      throw new MalformedLineException(
          "expected at most %d characters, found more".formatted(LONGEST_LINE));
    }
    return format == Format.CSV ? csv(text, header.orElseThrow()) : json(text);
  }

  private static Map<String, String> csv(String text, List<String> columns) {
    List<String> cells = cells(text);
    if (cells.size() != columns.size()) {
      throw new MalformedLineException(
          "expected the header's %d values, found %d".formatted(columns.size(), cells.size()));
    }
    Map<String, String> values = new HashMap<>();
    for (int index = 0; index < cells.size(); index++) {
      values.put(columns.get(index), cells.get(index));
    }
    return values;
  }

  private static List<String> cells(String text) {
    try {
      List<String> cells = CSV.readValue(text);
      return new ArrayList<>(cells);
    } catch (JsonProcessingException fault) {
      throw new MalformedLineException(
          "expected comma-separated values, found: " + fault.getOriginalMessage());
    }
  }

  private Map<String, String> json(String text) {
    JsonNode node;
    try {
      node = JSON.readValue(text);
    } catch (JsonProcessingException fault) {
      throw new MalformedLineException(
          "expected a JSON object, found: " + firstLine(fault.getOriginalMessage()));
    }
    if (!node.isObject()) {
      throw new MalformedLineException("expected a JSON object, found " + node.getNodeType());
    }
    Map<String, String> values = new LinkedHashMap<>();
    node.properties()
        .forEach(
            field -> {
              String name = column(field.getKey());
              note(name);
              if (KNOWN.contains(name)
                  && values.put(name, scalar(name, field.getValue())) != null) {
                throw new MalformedLineException("expected every name once, found twice " + name);
              }
            });
    return values;
  }

  private static String scalar(String name, JsonNode value) {
    if (value.isContainerNode()) {
      throw new MalformedLineException(
          "%s: expected one value, found %s".formatted(name, value.getNodeType()));
    }
    return value.isNull() ? "" : value.asText();
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("");
  }
}

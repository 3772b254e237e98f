package io.loomsight.jobs.generate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.loomsight.jobs.InputException;
import io.loomsight.jobs.table.PatternAttempt;
import io.loomsight.models.pattern.RepeatLayout;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code picks.csv}: a line a pattern, with a column {@code pick} in which a designer writes an x,
 * or anything, beside what is wanted. It begins with a mark of byte order, by which spreadsheets
 * know that it is UTF-8; read back, it may have semicolons for commas and columns of the designer's
 * own.
 */
final class PicksFile {

  private static final String MARK = "\uFEFF";
  private static final String BETWEEN = " | ";
  private static final List<String> COLUMNS =
      List.of(
          "pick",
          "name",
          "source",
          "layout",
          "number",
          "variation",
          "seed",
          "designs",
          "like",
          "tile");

  private final String file;
  private final List<String> header;
  private final ObjectReader csv;

  private PicksFile(String file, List<String> header, ObjectReader csv) {
    this.file = file;
    this.header = header;
    this.csv = csv;
  }

  /** The text of a file with a line for each accepted pattern, none picked. */
  static String text(List<Drawing> drawings) {
    return drawings.stream()
        .filter(Drawing::isAccepted)
        .map(drawing -> line(drawing.accepted().get(0)))
        .collect(Collectors.joining("", MARK + String.join(",", COLUMNS) + "\r\n", ""));
  }

  private static String line(PatternAttempt row) {
    return Stream.of(
                "",
                row.name(),
                row.source(),
                row.layout().label(),
                String.valueOf(row.number()),
                String.valueOf(row.variation()),
                String.valueOf(row.seed()),
                String.join(BETWEEN, row.designs()),
                String.join(BETWEEN, row.like()),
                row.tileHash())
            .map(PicksFile::quoted)
            .collect(Collectors.joining(","))
        + "\r\n";
  }

  private static String quoted(String cell) {
    return cell.matches("[^\",;\\s]*") ? cell : "\"" + cell.replace("\"", "\"\"") + "\"";
  }

  /**
   * What was picked.
   *
   * @throws InputException where it is no file of picks, or nothing in it is picked
   */
  static List<Pick> read(Path file) {
    List<String> lines = lines(file);
    String first = lines.isEmpty() ? "" : lines.get(0).replace(MARK, "");
    ObjectReader csv =
        CsvMapper.csvBuilder()
            .enable(CsvParser.Feature.TRIM_SPACES)
            .build()
            .readerForListOf(String.class)
            .with(CsvSchema.emptySchema().withColumnSeparator(first.contains(";") ? ';' : ','));
    PicksFile picks = new PicksFile(file.toString(), cells(file.toString(), 1, first, csv), csv);
    for (String column : COLUMNS) {
      if (!picks.header.contains(column)) {
        throw new InputException(
            "%s:1: expected the columns %s, found %s"
                .formatted(file, String.join(", ", COLUMNS), first.isBlank() ? "nothing" : first));
      }
    }
    return picks.picked(lines);
  }

  private List<Pick> picked(List<String> lines) {
    List<Pick> picked = new ArrayList<>();
    for (int at = 1; at < lines.size(); at++) {
      if (!lines.get(at).isBlank()) {
        List<String> cells = cells(file, at + 1, lines.get(at), csv);
        if (!cell(cells, "pick").isBlank()) {
          picked.add(pick(at + 1, cells));
        }
      }
    }
    if (picked.isEmpty()) {
      throw new InputException(
          "%s: expected an x in the column pick of at least one line, found none".formatted(file));
    }
    return picked;
  }

  private Pick pick(int line, List<String> cells) {
    String layout = cell(cells, "layout");
    return new Pick(
        cell(cells, "name"),
        cell(cells, "source"),
        Arrays.stream(RepeatLayout.values())
            .filter(known -> known.label().equals(layout))
            .findFirst()
            .orElseThrow(() -> refusal(line, "layout", "straight, half-drop or brick", layout)),
        (int) whole(line, cells, "number", 1, 100_000),
        (int) whole(line, cells, "variation", 0, 10_000),
        whole(line, cells, "seed", Long.MIN_VALUE, Long.MAX_VALUE),
        names(cell(cells, "designs")),
        names(cell(cells, "like")),
        cell(cells, "tile"));
  }

  private static List<String> names(String cell) {
    return cell.isBlank() ? List.of() : List.of(cell.split(" \\| "));
  }

  private long whole(int line, List<String> cells, String column, long least, long most) {
    String text = cell(cells, column);
    try {
      long value = Long.parseLong(text);
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException noNumber) {
      throw refusal(line, column, "a whole number", text);
    }
    throw refusal(line, column, "%d to %d".formatted(least, most), text);
  }

  private String cell(List<String> cells, String column) {
    int at = header.indexOf(column);
    return at < cells.size() ? cells.get(at).strip() : "";
  }

  private InputException refusal(int line, String column, String expected, String found) {
    return new InputException(
        "%s:%d: %s: expected %s, found '%s'".formatted(file, line, column, expected, found));
  }

  private static List<String> cells(String file, int line, String text, ObjectReader csv) {
    if (text.isBlank()) {
      return List.of();
    }
    try {
      return csv.readValue(text);
    } catch (JsonProcessingException broken) {
      throw new InputException(
          "%s:%d: expected cells of CSV, found %s"
              .formatted(file, line, broken.getOriginalMessage()),
          broken);
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (NoSuchFileException missing) {
      throw new InputException(file + ": expected a file of picks, found none", missing);
    } catch (MalformedInputException bytes) {
      throw new InputException(
          file
              + ": expected text in UTF-8 (in a spreadsheet: save as CSV UTF-8), found other bytes",
          bytes);
    } catch (IOException unreadable) {
      throw new InputException(
          "%s: expected a file of picks that can be read, found %s".formatted(file, unreadable),
          unreadable);
    }
  }
}

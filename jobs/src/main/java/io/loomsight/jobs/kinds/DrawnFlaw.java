package io.loomsight.jobs.kinds;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import io.loomsight.jobs.InputException;
import io.loomsight.models.fabric.Box;
import io.loomsight.models.fabric.DefectKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One flaw that was drawn into a roll and can be seen.
 *
 * @param rollId the roll
 * @param name of the flaw, unique in a night
 * @param kind what it is
 * @param box what it changes, on the roll
 */
record DrawnFlaw(String rollId, String name, DefectKind kind, Box box) {

  private static final List<String> COLUMNS =
      List.of("level", "roll_id", "flaw", "kind", "x_mm", "y_mm", "width_mm", "height_mm");

  private static final ObjectReader CSV =
      CsvMapper.csvBuilder()
          .enable(CsvParser.Feature.TRIM_SPACES)
          .build()
          .readerForListOf(String.class);

  /** The flaws of a {@code truth.csv}, as {@code loomsight simulate} writes it. */
  static List<DrawnFlaw> read(Path file) {
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (IOException missing) {
      throw new InputException(
          file + ": expected what loomsight simulate drew, found no such file", missing);
    }
    List<String> header = lines.isEmpty() ? List.of() : cells(lines.get(0), file, 1);
    if (!header.containsAll(COLUMNS)) {
      throw new InputException(
          "%s: expected the columns %s, found %s".formatted(file, COLUMNS, header));
    }
    List<DrawnFlaw> flaws = new ArrayList<>();
    for (int line = 1; line < lines.size(); line++) {
      if (lines.get(line).isBlank()) {
        continue;
      }
      List<String> values = cells(lines.get(line), file, line + 1);
      if (values.size() != header.size()) {
        throw new InputException(
            "%s: line %d: expected %d values, found %d"
                .formatted(file, line + 1, header.size(), values.size()));
      }
      List<String> found =
          COLUMNS.stream().map(column -> values.get(header.indexOf(column))).toList();
      if (found.get(0).equals("ROLL")) {
        flaws.add(flaw(found, file, line + 1));
      }
    }
    return flaws;
  }

  private static List<String> cells(String text, Path file, int line) {
    try {
      return CSV.readValue(text);
    } catch (JsonProcessingException malformed) {
      throw new InputException(
          "%s: line %d: expected comma-separated values, found: %s"
              .formatted(file, line, malformed.getOriginalMessage()),
          malformed);
    }
  }

  private static DrawnFlaw flaw(List<String> values, Path file, int line) {
    try {
      double[] box =
          Stream.of(4, 5, 6, 7).mapToDouble(at -> Double.parseDouble(values.get(at))).toArray();
      return new DrawnFlaw(
          values.get(1),
          values.get(2),
          DefectKind.valueOf(values.get(3)),
          new Box(box[0], box[1], box[2], box[3]));
    } catch (IllegalArgumentException malformed) {
      throw new InputException(
          "%s: line %d: expected a kind and a box in mm, found %s"
              .formatted(file, line, values.subList(3, 8)),
          malformed);
    }
  }
}

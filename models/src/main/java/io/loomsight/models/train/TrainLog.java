package io.loomsight.models.train;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The training's log, one line a checkpoint; its last line says where to go on. */
final class TrainLog {

  private static final String HEADER =
      "step,seconds,learningRate,loss,validationLoss,auroc,foundDots,foundLines,foundAreas";
  private static final int COLUMNS = 9;

  private final Path file;
  private final List<Entry> entries;

  private TrainLog(Path file, List<Entry> entries) {
    this.file = file;
    this.entries = entries;
  }

  /** A line: seconds since its run began, the mean loss since the line before. */
  record Entry(int step, double seconds, double learningRate, double loss, Validation validation) {}

  static TrainLog open(Path folder) {
    Path file = folder.resolve("progress.csv");
    try {
      Files.createDirectories(folder);
      if (!Files.exists(file) || Files.size(file) == 0) {
        Files.writeString(file, HEADER + "\n");
        return new TrainLog(file, new ArrayList<>());
      }
      List<String> lines = Files.readAllLines(file);
      if (!lines.get(0).equals(HEADER)) {
        throw new IllegalArgumentException(
            "%s: expected the columns %s, found '%s'; train into a new folder, from these weights if wanted"
                .formatted(file, HEADER, lines.get(0)));
      }
      return new TrainLog(
          file,
          lines.stream()
              .skip(1)
              .map(line -> entry(file, line))
              .collect(Collectors.toCollection(ArrayList::new)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Entry entry(Path file, String line) {
    String[] cells = line.split(",", -1);
    try {
      if (cells.length == COLUMNS) {
        double[] numbers = Arrays.stream(cells).mapToDouble(Double::parseDouble).toArray();
        return new Entry(
            Integer.parseInt(cells[0]),
            numbers[1],
            numbers[2],
            numbers[3],
            new Validation(numbers[4], numbers[5], numbers[6], numbers[7], numbers[8]));
      }
    } catch (NumberFormatException e) {
      throw broken(file, line, e);
    }
    throw broken(file, line, null);
  }

  private static IllegalArgumentException broken(Path file, String line, Exception cause) {
    return new IllegalArgumentException(
        "%s: expected %d numbers in each line, found '%s'".formatted(file, COLUMNS, line), cause);
  }

  /** The step of the last line, 0 before the first. */
  int step() {
    return entries.isEmpty() ? 0 : entries.get(entries.size() - 1).step();
  }

  List<Entry> entries() {
    return List.copyOf(entries);
  }

  void append(Entry entry) {
    Validation validation = entry.validation();
    String line =
        String.format(
            Locale.ROOT,
            "%d,%.1f,%.3e,%.4f,%.4f,%.4f,%.4f,%.4f,%.4f\n",
            entry.step(),
            entry.seconds(),
            entry.learningRate(),
            entry.loss(),
            validation.loss(),
            validation.auroc(),
            validation.foundDots(),
            validation.foundLines(),
            validation.foundAreas());
    try {
      Files.writeString(file, line, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    entries.add(entry);
  }
}

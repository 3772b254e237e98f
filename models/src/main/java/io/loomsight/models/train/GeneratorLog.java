package io.loomsight.models.train;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A generator's training, one line a checkpoint; its last line says where to go on. */
final class GeneratorLog {

  private static final String FILE = "progress.csv";
  private static final String HEADER = "step,seconds,learningRate,loss";
  private static final int COLUMNS = 4;

  private final Path file;
  private final List<Entry> entries;

  private GeneratorLog(Path file, List<Entry> entries) {
    this.file = file;
    this.entries = entries;
  }

  /** A line: seconds since its run began, the mean loss since the line before. */
  record Entry(int step, double seconds, double learningRate, double loss) {}

  /** The log of a folder, made where it is missing. */
  static GeneratorLog open(Path folder) {
    Path file = folder.resolve(FILE);
    try {
      Files.createDirectories(folder);
      if (!Files.exists(file) || Files.size(file) == 0) {
        Files.writeString(file, HEADER + "\n");
      }
      List<String> lines = Files.readAllLines(file);
      if (!lines.get(0).equals(HEADER)) {
        throw new IllegalArgumentException(
            "%s: expected a generator's log with the columns %s, found '%s'; train into a new folder"
                .formatted(file, HEADER, lines.get(0)));
      }
      List<Entry> entries = new ArrayList<>();
      for (String line : lines.subList(1, lines.size())) {
        entries.add(entry(file, line));
      }
      return new GeneratorLog(file, entries);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Entry entry(Path file, String line) {
    String[] cells = line.split(",", -1);
    try {
      if (cells.length == COLUMNS) {
        return new Entry(
            Integer.parseInt(cells[0]),
            Double.parseDouble(cells[1]),
            Double.parseDouble(cells[2]),
            Double.parseDouble(cells[3]));
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
    String line =
        String.format(
            Locale.ROOT,
            "%d,%.1f,%.3e,%.5f\n",
            entry.step(),
            entry.seconds(),
            entry.learningRate(),
            entry.loss());
    try {
      Files.writeString(file, line, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    entries.add(entry);
  }
}

package io.loomsight.models.train;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;

/** The training's log, one line a checkpoint; its last line says where to go on. */
final class TrainLog {

  private static final String HEADER = "step,seconds,loss,validationLoss";

  private final Path file;
  private final int step;

  private TrainLog(Path file, int step) {
    this.file = file;
    this.step = step;
  }

  static TrainLog open(Path folder) {
    Path file = folder.resolve("progress.csv");
    try {
      Files.createDirectories(folder);
      if (!Files.exists(file) || Files.size(file) == 0) {
        Files.writeString(file, HEADER + "\n");
        return new TrainLog(file, 0);
      }
      List<String> lines = Files.readAllLines(file);
      String last = lines.get(lines.size() - 1);
      return new TrainLog(file, last.equals(HEADER) ? 0 : step(file, last));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int step(Path file, String line) {
    try {
      return Integer.parseInt(line.substring(0, Math.max(0, line.indexOf(','))));
    } catch (NumberFormatException e) {
      throw new IllegalStateException(
          "%s: expected a last line that begins with the step, found '%s'".formatted(file, line),
          e);
    }
  }

  int step() {
    return step;
  }

  void append(int atStep, double seconds, double loss, double validationLoss) {
    String line =
        String.format(Locale.ROOT, "%d,%.1f,%.4f,%.4f%n", atStep, seconds, loss, validationLoss);
    try {
      Files.writeString(file, line, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.loomsight.models.train;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One start of a training; a folder's starts lie in its {@code runs.json}, oldest first.
 *
 * @param firstStep steps done before
 * @param from SHA-256 of the weights it began with, empty for random ones
 * @param device what it ran on
 * @param settings how it was trained
 */
record TrainRun(int firstStep, String from, String device, TrainSettings settings) {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  static List<TrainRun> read(Path folder) {
    Path file = folder.resolve("runs.json");
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      return List.of(JSON.readValue(file.toFile(), TrainRun[].class));
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "%s: expected the training's earlier starts, found %s".formatted(file, e.getMessage()),
          e);
    }
  }

  /** Adds this run to those of the folder and returns all. */
  List<TrainRun> addTo(Path folder) {
    List<TrainRun> runs = new ArrayList<>(read(folder));
    runs.add(this);
    try {
      Files.writeString(folder.resolve("runs.json"), JSON.writeValueAsString(runs) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.copyOf(runs);
  }
}

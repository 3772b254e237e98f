package io.loomsight.models.pattern;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a generator's weights are and how they came about: {@code card.json} beside them.
 *
 * @param name what the weights are called
 * @param version which of them
 * @param parameters how many numbers are learnt
 * @param file the weights, beside the card
 * @param sha256 of the file
 * @param designs that were learnt, in the order of the codes
 * @param training how
 */
@JsonPropertyOrder({"name", "version", "parameters", "file", "sha256", "training", "designs"})
public record GeneratorCard(
    String name,
    String version,
    long parameters,
    String file,
    String sha256,
    List<LearntDesign> designs,
    Training training) {

  /** The name of a card's file. */
  public static final String FILE = "card.json";

  /** The name of the weights' file. */
  public static final String WEIGHTS = "generator.params";

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /**
   * How weights were trained.
   *
   * @param steps in all
   * @param loss mean over the steps before the checkpoint
   * @param learningRate highest rate
   * @param seed of weights and noise
   * @param maxMinutes of the last start
   * @param device of the last start
   */
  public record Training(
      int steps, double loss, double learningRate, long seed, double maxMinutes, String device) {}

  public GeneratorCard {
    designs = List.copyOf(designs);
    if (designs.isEmpty()) {
      throw new IllegalArgumentException("card: expected at least one design, found none");
    }
  }

  /** Reads the card of a folder. */
  public static GeneratorCard read(Path folder) {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      throw new IllegalArgumentException(
          "%s: expected a trained generator with a %s, found none".formatted(folder, FILE));
    }
    try {
      return JSON.readValue(file.toFile(), GeneratorCard.class);
    } catch (IOException broken) {
      throw new IllegalArgumentException(
          "%s: expected a generator's card, found %s".formatted(file, broken.getMessage()), broken);
    }
  }

  /** Writes the card into a folder. */
  public void write(Path folder) {
    try {
      Files.writeString(folder.resolve(FILE), JSON.writeValueAsString(this) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether these are the designs, file by file, that were learnt. */
  public boolean isOf(List<LearntDesign> others) {
    if (others.size() != designs.size()) {
      return false;
    }
    for (int design = 0; design < designs.size(); design++) {
      if (!designs.get(design).isOf(others.get(design))) {
        return false;
      }
    }
    return true;
  }
}

package io.loomsight.jobs.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.loomsight.jobs.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A YAML file of settings, read. */
public record SettingsFile(String name, JsonNode yaml) {

  /** A file of the project's {@code conf}, where the launcher has said which folder that is. */
  public static Optional<Path> shipped(String name) {
    return Optional.ofNullable(System.getProperty("loomsight.home"))
        .map(home -> Path.of(home, "conf", name))
        .filter(Files::isRegularFile);
  }

  /** Reads a file; a key given twice is refused. */
  public static SettingsFile read(Path path) {
    if (!Files.isRegularFile(path)) {
      throw new InputException(path + ": expected a file of settings, found none");
    }
    try {
      return new SettingsFile(path.toString(), Values.YAML.readTree(Files.readString(path)));
    } catch (JsonProcessingException notYaml) {
      throw new InputException(
          "%s:%d: cannot be read as YAML: %s"
              .formatted(
                  path,
                  notYaml.getLocation() == null ? 1 : notYaml.getLocation().getLineNr(),
                  notYaml.getOriginalMessage().lines().findFirst().orElse("nothing")),
          notYaml);
    } catch (IOException unreadable) {
      throw new InputException(
          "%s: expected UTF-8 text that can be read, found %s".formatted(path, unreadable),
          unreadable);
    }
  }
}

package io.loomsight.jobs.grade;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.table.SmallFiles;
import io.loomsight.models.grade.RuleSet;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/** Finds rule sets by name: in a folder of the user's, else among those in this jar. */
final class RuleSetFiles {

  /** The files of {@code conf/grading}, which the build puts into the jar. */
  static final List<String> SHIPPED =
      List.of("four-point-imperial", "four-point-metric", "mill-cn", "ten-point");

  private static final String SUFFIX = ".yaml";

  private final SmallFiles files;
  private final Optional<Path> folder;

  /**
   * @param files reads the folder
   * @param folder a path or URI; empty for the shipped rule sets alone
   * @throws InputException where the folder does not exist
   */
  RuleSetFiles(SmallFiles files, String folder) {
    this.files = files;
    this.folder = folder.isBlank() ? Optional.empty() : Optional.of(existing(files, folder));
  }

  private static Path existing(SmallFiles files, String folder) {
    try {
      Path path = new Path(folder);
      if (files.fileSystem(path).getFileStatus(path).isDirectory()) {
        return path;
      }
      throw new InputException("grade.ruleSetFolder: expected a folder, found the file " + folder);
    } catch (FileNotFoundException missing) {
      throw new InputException(
          "grade.ruleSetFolder: expected a folder, found nothing at " + folder, missing);
    } catch (IOException | IllegalArgumentException unreadable) {
      throw new InputException(
          "grade.ruleSetFolder: expected a folder that can be read, found %s: %s"
              .formatted(folder, unreadable.getMessage()),
          unreadable);
    }
  }

  /** The rule set of that name; an {@link InputException} names those there are, if not that. */
  RuleSet read(String name) {
    Optional<Path> file = folder.map(path -> new Path(path, name + SUFFIX));
    try {
      Optional<String> own = file.isPresent() ? files.read(file.get()) : Optional.empty();
      String source = own.isPresent() ? file.get().toString() : name + SUFFIX;
      String yaml = own.or(() -> shipped(name)).orElseThrow(() -> unknown(name));
      RuleSet rules = RuleSet.parse(yaml, source);
      if (!rules.name().equals(name)) {
        throw new InputException(
            "%s: expected the name %s as in the file's name, found %s"
                .formatted(source, name, rules.name()));
      }
      return rules;
    } catch (IllegalArgumentException bad) {
      throw new InputException(bad.getMessage(), bad);
    } catch (IOException unreadable) {
      throw new InputException(
          "%s: expected a file that can be read, found: %s"
              .formatted(file.orElseThrow(), unreadable.getMessage()),
          unreadable);
    }
  }

  private InputException unknown(String name) {
    TreeSet<String> names = new TreeSet<>(SHIPPED);
    folder.ifPresent(path -> names.addAll(namesIn(path)));
    return new InputException(
        "grade.ruleSets: expected one of %s, found %s".formatted(String.join(", ", names), name));
  }

  private List<String> namesIn(Path path) {
    try {
      return Stream.of(files.fileSystem(path).listStatus(path))
          .filter(FileStatus::isFile)
          .map(file -> file.getPath().getName())
          .filter(file -> file.endsWith(SUFFIX))
          .map(file -> file.substring(0, file.length() - SUFFIX.length()))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Optional<String> shipped(String name) {
    if (!SHIPPED.contains(name)) {
      return Optional.empty();
    }
    try (InputStream input = RuleSetFiles.class.getResourceAsStream("/grading/" + name + SUFFIX)) {
      if (input == null) {
        throw new IllegalStateException("grading/" + name + SUFFIX + ": missing in this build");
      }
      return Optional.of(new String(input.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}

package io.loomsight.jobs.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Templates and classes of pages as text, for the tests that look for words in them. */
public final class PageSources {

  private PageSources() {}

  /** What the first group of a pattern finds in all files of folders. */
  public static Set<String> found(Pattern pattern, String... folders) {
    Set<String> found = new TreeSet<>();
    for (String folder : folders) {
      for (Path file : files(Path.of(folder))) {
        pattern.matcher(text(file)).results().forEach(one -> found.add(one.group(1)));
      }
    }
    return found;
  }

  /** Keys that are put together from a word and the name of a value. */
  public static Stream<String> keys(String word, Enum<?>... values) {
    return Stream.of(values).map(value -> word + value.name());
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}

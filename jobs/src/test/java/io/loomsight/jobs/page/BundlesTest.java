package io.loomsight.jobs.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The words of all pages and sheets. */
final class BundlesTest {

  private static final Path RESOURCES = Path.of("src", "main", "resources");
  private static final String ENGLISH = "_en.properties";
  private static final Pattern WORD = Pattern.compile("[a-z]{3,}");

  @Test
  void everyPageHasItsBundle() throws IOException {
    assertThat(english().map(file -> file.getFileName().toString()))
        .contains(
            "cells_en.properties",
            "headings_en.properties",
            "park_en.properties",
            "report_en.properties",
            "serve_en.properties",
            "sheet_en.properties",
            "sheets_en.properties");
  }

  @ParameterizedTest
  @MethodSource("english")
  void messagesReadAsWordsInBothLanguages(Path file) throws IOException {
    Properties english = read(file);
    Properties chinese =
        read(file.resolveSibling(file.getFileName().toString().replace(ENGLISH, "_zh.properties")));
    assertThat(chinese.keySet()).isEqualTo(english.keySet());
    for (String key : english.stringPropertyNames()) {
      String says = said(english, key);
      assertThat(List.of(says, said(chinese, key)))
          .as(key)
          .allSatisfy(words -> assertThat(words).doesNotContain("{", "}", "choice", "''"));
      if (WORD.matcher(says).find()) {
        assertThat(said(chinese, key)).as(key).isNotEqualTo(says);
      }
    }
  }

  private static String said(Properties bundle, String key) {
    return new MessageFormat(bundle.getProperty(key), Locale.ROOT)
        .format(new Object[] {2, 3, 4, 5, 6, 7});
  }

  private static Properties read(Path file) throws IOException {
    Properties bundle = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      bundle.load(reader);
    }
    return bundle;
  }

  private static Stream<Path> english() throws IOException {
    try (Stream<Path> files = Files.walk(RESOURCES)) {
      return files.filter(file -> file.toString().endsWith(ENGLISH)).sorted().toList().stream();
    }
  }
}

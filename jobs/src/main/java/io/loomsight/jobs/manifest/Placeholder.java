package io.loomsight.jobs.manifest;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a part of an image's path can mean. */
enum Placeholder {
  PARK("[^/]+?"),
  LOOM("[^/]+?"),
  ROLL("[^/]+?"),
  STYLE("[^/]+?"),
  CAMERA("[^/]+?"),
  SEQUENCE("[0-9]+"),
  EXT("[^/.]+"),
  /** Anything, which says nothing; the only one that may come twice. */
  ANY("[^/]*?");

  private final String pattern;

  Placeholder(String pattern) {
    this.pattern = pattern;
  }

  /** What it matches, as a regular expression; never a {@code /}. */
  String pattern() {
    return pattern;
  }

  static Optional<Placeholder> named(String name) {
    return Arrays.stream(values()).filter(one -> one.label().equals(name)).findFirst();
  }

  static String all() {
    return Arrays.stream(values())
        .map(one -> "{" + one.label() + "}")
        .collect(Collectors.joining(" "));
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}

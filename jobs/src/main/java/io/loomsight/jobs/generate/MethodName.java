package io.loomsight.jobs.generate;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How patterns are drawn, as a request names it. */
public enum MethodName {
  /** Out of the designs' own motifs and patches, without training. */
  PATCHES,
  /** By a network that was trained on a collection. */
  NETWORK;

  /** The method of a word; empty where there is none. */
  static Optional<MethodName> ofWord(String word) {
    return Arrays.stream(values()).filter(method -> method.word().equals(word)).findFirst();
  }

  /** As requests write it: {@code patches}. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package io.loomsight.jobs.serve;

import io.loomsight.jobs.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What who sends labels must have.
 *
 * @param file where somebody keeps it; empty where it was made for this run
 */
record Token(String text, Optional<Path> file) {

  /** Shorter ones can be guessed. */
  private static final int SHORTEST = 16;

  private static final int RANDOM_BYTES = 16;

  Token {
    if (text.length() < SHORTEST) {
      throw new InputException(
          "token: expected at least %d characters, found %d".formatted(SHORTEST, text.length()));
    }
  }

  /** The first line of a file. */
  static Token of(Path file) {
    try {
      return new Token(
          Files.readString(file).lines().findFirst().orElse("").strip(), Optional.of(file));
    } catch (IOException unreadable) {
      throw new InputException(
          "%s: expected a file with a token, found none that can be read".formatted(file),
          unreadable);
    }
  }

  /** A fresh one of 128 random bits. */
  static Token fresh() {
    byte[] bytes = new byte[RANDOM_BYTES];
    new SecureRandom().nextBytes(bytes);
    return new Token(HexFormat.of().formatHex(bytes), Optional.empty());
  }

  /** The token where nobody else knows it; of one that somebody keeps, where that is. */
  @Override
  public String toString() {
    return file.map(kept -> "that of " + kept).orElse(text);
  }
}

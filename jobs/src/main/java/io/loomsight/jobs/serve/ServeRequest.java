package io.loomsight.jobs.serve;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.page.Language;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/**
 * How to serve.
 *
 * @param address where; port 0 is any that is free
 * @param token what who sends labels must have
 * @param language that the list of nights shows first
 */
record ServeRequest(InetSocketAddress address, String token, Language language) {

  /** Shorter ones can be guessed. */
  private static final int SHORTEST_TOKEN = 16;

  private static final int RANDOM_BYTES = 16;

  ServeRequest {
    if (token.length() < SHORTEST_TOKEN) {
      throw new InputException(
          "token: expected at least %d characters, found %d"
              .formatted(SHORTEST_TOKEN, token.length()));
    }
  }

  /** The first line of a file, or a fresh one of 128 random bits. */
  static String token(Optional<Path> file) {
    if (file.isEmpty()) {
      byte[] bytes = new byte[RANDOM_BYTES];
      new SecureRandom().nextBytes(bytes);
      return HexFormat.of().formatHex(bytes);
    }
    try {
      return Files.readString(file.get()).lines().findFirst().orElse("").strip();
    } catch (IOException unreadable) {
      throw new InputException(
          "%s: expected a file with a token, found none that can be read".formatted(file.get()),
          unreadable);
    }
  }
}

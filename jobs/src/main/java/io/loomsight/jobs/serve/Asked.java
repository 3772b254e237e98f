package io.loomsight.jobs.serve;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request.
 *
 * @param path as it was sent, percent signs and all
 * @param headers by name, whatever its case
 * @param body what is sent along, read by whoever wants it
 */
record Asked(String method, String path, Map<String, String> headers, Body body) {

  /** What is sent along. */
  interface Body {

    /** Its first bytes, no more than so many; fewer where there are no more. */
    byte[] read(int most) throws IOException;
  }

  Asked {
    Map<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    anyCase.putAll(headers);
    headers = anyCase;
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }
}

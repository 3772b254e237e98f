package io.loomsight.jobs.serve;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request.
 *
 * @param path as it was sent, percent signs and all
 * @param headers by name, whatever its case
 * @param body up to the most bytes that are taken, and one more where there were more
 */
@SuppressWarnings("ArrayRecordComponent") // bytes as they came; requests are never compared
record Asked(String method, String path, Map<String, String> headers, byte[] body) {

  Asked {
    Map<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    anyCase.putAll(headers);
    headers = anyCase;
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }
}

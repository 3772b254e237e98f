package io.loomsight.jobs.serve;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What is answered.
 *
 * @param status as HTTP has it
 * @param type its media type
 * @param length bytes of the content
 * @param headers beyond those of every answer
 */
record Answer(int status, String type, long length, Map<String, String> headers, Content content) {

  static final String HTML = "text/html; charset=utf-8";
  private static final String TEXT = "text/plain; charset=utf-8";

  /** Where the content is read from, once. */
  interface Content {
    InputStream open() throws IOException;
  }

  Answer {
    headers = Map.copyOf(headers);
  }

  /** A line of plain text. */
  static Answer text(int status, String text) {
    return of(status, TEXT, text, Map.of());
  }

  /** A text of a type. */
  static Answer of(int status, String type, String text, Map<String, String> headers) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new Answer(status, type, bytes.length, headers, () -> new ByteArrayInputStream(bytes));
  }

  /** No content. */
  static Answer empty(int status, Map<String, String> headers) {
    return new Answer(status, TEXT, 0, headers, InputStream::nullInputStream);
  }

  Answer with(Map<String, String> more) {
    return new Answer(status, type, length, more, content);
  }
}

package io.loomsight.jobs.ingest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lines of one manifest, read as they are asked for: UTF-8, with or without byte order mark,
 * lines ended as on any system, and no line kept that is longer than a manifest's may be.
 */
final class ManifestReader implements Iterator<ManifestLine>, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ManifestReader.class);

  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final int END = -1;

  private final String manifest;
  private final BufferedReader reader;
  private final ManifestParser parser;
  private Optional<ManifestLine> next = Optional.empty();
  private long number;
  private int ahead;

  /** Takes over {@code stream} and closes it after the last line. */
  ManifestReader(String manifest, InputStream stream) {
    this.manifest = manifest;
    this.reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    this.parser = new ManifestParser(manifest);
    this.ahead = read();
    if (ahead == BYTE_ORDER_MARK) {
      ahead = read();
    }
  }

  @Override
  public boolean hasNext() {
    while (next.isEmpty() && ahead != END) {
      number++;
      next = parser.parse(number, line());
      if (ahead == END) {
        finish();
      }
    }
    return next.isPresent();
  }

  @Override
  public ManifestLine next() {
    if (!hasNext()) {
      throw new NoSuchElementException(manifest + " has no more lines");
    }
    ManifestLine line = next.orElseThrow();
    next = Optional.empty();
    return line;
  }

  private String line() {
    StringBuilder text = new StringBuilder();
    while (ahead != END && ahead != '\n' && ahead != '\r') {
      if (text.length() <= ManifestParser.LONGEST_LINE) {
        text.append((char) ahead);
      }
      ahead = read();
    }
    boolean endedByReturn = ahead == '\r';
    if (ahead != END) {
      ahead = read();
    }
    if (endedByReturn && ahead == '\n') {
      ahead = read();
    }
    return text.toString();
  }

  private void finish() {
    if (!parser.unknownColumns().isEmpty()) {
      LOG.info("{}: ignored the columns {}", manifest, parser.unknownColumns());
    }
    close();
  }

  private int read() {
    try {
      return reader.read();
    } catch (IOException failure) {
      throw unreadable(failure);
    }
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException failure) {
      throw unreadable(failure);
    }
  }

  private UncheckedIOException unreadable(IOException failure) {
    return new UncheckedIOException(
        manifest + ": expected to be read, found: " + failure.getMessage(), failure);
  }
}
